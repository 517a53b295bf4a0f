package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    private final Path folder;

    TableReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsNumbersCategoriesAndMissingValues() {
        ReadRows read = given("a,b,c\n1,x,\n-2.5e3,,\n,y,\n").read();

        assertThat(read.table().names()).containsExactly("a", "b", "c");
        assertThat(Given.rows(read.table())).containsExactly("1.0|x|-", "-2500.0|-|-", "-|y|-");
        assertThat(read.kinds())
                .isEqualTo(Map.of("a", ColumnKind.NUMERIC, "b", ColumnKind.CATEGORICAL, "c", ColumnKind.NUMERIC));
        assertThat(read.rowsInFiles()).isEqualTo(3);
        assertThat(given("a,b,c\n1,x,\n").form()).isEqualTo(new WrittenText(",", true, "UTF-8", Marks.NONE));
    }

    @Test
    void readsAFileWithoutHeaderWithDeclaredNames() {
        ReadRows read = given("1, x\n2, y\n\n").named("a", "b").read();

        assertThat(Given.rows(read.table())).containsExactly("1.0|x", "2.0|y");
        assertThat(given("1, x\n2, y\n\n").named("a", "b").form().header()).isFalse();
    }

    @Test
    void everyFileThatChangedIsNamed() {
        Given given = new Given(folder)
                .file("a.csv", "x\n1\n")
                .file("b.csv", "x\n2\n")
                .file("c.csv", "x\n3\n");
        given.files()
                .replaceAll(file -> file.withChecksum(checksum(file.name().equals("data/b.csv") ? "x\n2\n" : "else")));

        assertThatThrownBy(given::read)
                .hasMessage("data/a.csv, data/c.csv changed while the data was read; nothing was kept. Run the build"
                        + " again.");
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Checksum().add(bytes, 0, bytes.length).text();
    }

    @Test
    void replacesTheNamesOfAHeader() {
        ReadRows read = given("a,a\n1,x\n").named("n", "c").header(true).read();

        assertThat(read.table().names()).containsExactly("n", "c");
        assertThat(Given.rows(read.table())).containsExactly("1.0|x");
    }

    @Test
    void sniffsTheDelimiter() {
        assertThat(given("a;b\n1,5;x,y\n2,5;z\n").form().delimiter()).isEqualTo(";");
        assertThat(given("a\tb\n1\tx\n").form().delimiter()).isEqualTo("\t");
        assertThat(given("a|b\n1|x\n").form().delimiter()).isEqualTo("|");
        assertThat(given("a\n1\n").form().delimiter()).isEqualTo(",");
        assertThat(new Given(folder).file("t.TSV", "a,b\tc,d\n1\t2\n").form().delimiter())
                .isEqualTo("\t");
    }

    @Test
    void keepsQuotedDelimitersAndLineEndsAndNoBlanksAroundThem() {
        ReadRows read = given("n,t\r\n1,\"a, \"\"b\"\"\r\n c \"\r\n2, x \r\n").read();

        assertThat(Given.rows(read.table())).containsExactly("1.0|a, \"b\"\n c", "2.0|x");
    }

    @Test
    void readsQuotesBehindBlanks() {
        ReadRows read = given("n, \"t,u\"\n1, \"a, b\" \n2,c\n").read();

        assertThat(read.table().names()).containsExactly("n", "t,u");
        assertThat(Given.rows(read.table())).containsExactly("1.0|a, b", "2.0|c");
    }

    @Test
    void takesQuotesAsTextWhenQuotingIsOff() {
        ReadRows read = given("t\tn\n\"a\t1\nb\"\t2\n").quote("none").read();

        assertThat(Given.rows(read.table())).containsExactly("\"a|1.0", "b\"|2.0");
    }

    @Test
    void readsAnotherQuoteCharacter() {
        ReadRows read = given("t,n\n'a,b',1\n").quote("'").read();

        assertThat(Given.rows(read.table())).containsExactly("a,b|1.0");
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(given("\uFEFFa,b\n1,2\n").read().table().names()).containsExactly("a", "b");
    }

    @Test
    void unpacksGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a;b\n1;x".getBytes(StandardCharsets.UTF_8));
        }

        ReadRows read = new Given(folder).file("a.csv.gz", packed.toByteArray()).read();

        assertThat(Given.rows(read.table())).containsExactly("1.0|x");
    }

    @Test
    void readsADeclaredEncoding() {
        byte[] latin = "naïve,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "naïve,b\n1,é\n".getBytes(Charset.forName("UTF-16"));

        assertThat(new Given(folder)
                        .file("l.csv", latin)
                        .encoding("ISO-8859-1")
                        .read()
                        .table()
                        .names())
                .containsExactly("naïve", "b");
        assertThat(Given.rows(new Given(folder)
                        .file("w.csv", wide)
                        .encoding("UTF-16")
                        .read()
                        .table()))
                .containsExactly("1.0|é");
    }

    @Test
    void namesTheLineOfTheFirstByteThatIsNotUtf8() {
        byte[] bytes = "a,b\n1,x\n2,\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new Given(folder).file("l.csv", bytes).read())
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "data/l.csv:3 holds byte 0xE9, which is not UTF-8. Declare the file's encoding in <dataset>,"
                                + " for example <encoding>windows-1252</encoding>, or convert the file.");
    }

    @Test
    void theEncodingThatIsGivenAsAnExampleFitsTheScript() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("l.csv", "Arzt,x\n\u00c4rzte,y\n".getBytes(Charset.forName("windows-1252")))
                        .read())
                .hasMessageContaining("<encoding>windows-1252</encoding>");
        Map<String, String> encodings = Map.of(
                "windows-31j", "レビュー,評価\n①部屋はとてもきれいでした。㈱,良い\n",
                "EUC-JP", "レビュー,評価\n部屋はとてもきれいでした。,良い\n",
                "x-windows-949", "리뷰,평가\n방이 뷁 아주 깨끗했어요,좋음\n",
                "windows-1252", "Größe,Städte\n1,Düsseldorf\n");

        encodings.forEach((encoding, text) -> assertThatThrownBy(() -> new Given(folder)
                        .file("l.csv", text.getBytes(Charset.forName(encoding)))
                        .read())
                .hasMessageEndingWith(
                        "which is not UTF-8. Declare the file's encoding in <dataset>, for example <encoding>"
                                + encoding + "</encoding>, or convert the file."));
    }

    @Test
    void listsAllRaggedLinesAtOnce() {
        assertThatThrownBy(() -> given("a,b\n1,2\n3\n\n4,5,6\n").read())
                .hasMessage("2 lines cannot be read as 2 values separated by ',':"
                        + "\n  data/a.csv:3 has 1 value, not 2"
                        + "\n  data/a.csv:5 has 3 values, not 2"
                        + "\nCorrect them, or check <delimiter> and <quote> in <dataset>"
                        + " (<quote>none</quote> if quotes are text).");
    }

    @Test
    void aTextFarDownMakesTheColumnCategorical() {
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(i).append(',').append(i == 4000 ? "x" : "1.0").append('\n');
        }

        ReadRows read = given(csv.toString()).read();

        Column.Texts b = (Column.Texts) read.table().column("b");
        assertThat(b.dictionary()).containsExactly("1.0", "x");
        assertThat(b.codes()[4000]).isEqualTo(1);
        assertThat(read.kinds()).containsEntry("b", ColumnKind.CATEGORICAL).containsEntry("a", ColumnKind.NUMERIC);
    }

    @Test
    void bindingKindsDecide() {
        ReadRows read =
                given("a,b\n01,2\n1,3\n").kind("a", ColumnKind.CATEGORICAL).read();

        assertThat(Given.rows(read.table())).containsExactly("01|2.0", "1|3.0");
    }

    @Test
    void aTextInANumericColumnIsNamedWithAHint() {
        assertThatThrownBy(() -> given("a,b\n1,2\nno,3\n2,4\nno,5\n")
                        .kind("a", ColumnKind.NUMERIC)
                        .read())
                .hasMessage("Numeric column 'a' has no number in 2 rows:\n  data/a.csv:3 'no'\n  data/a.csv:5 'no'"
                        + "\nIf 'no' means that there is no value, add <missing>no</missing> to <dataset>; else correct"
                        + " the data.");
        assertThat(Given.rows(given("a,b\n1,2\nno,none of it\n")
                        .missing("no", "none of it")
                        .kind("a", ColumnKind.NUMERIC)
                        .read()
                        .table()))
                .containsExactly("1.0|2.0", "-|-");
    }

    @Test
    void columnsBeyondTheTenthWithoutNumbersAreCounted() {
        String names = "c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11\n";
        String infinite = "1e999,1e999,1e999,1e999,1e999,1e999,1e999,1e999,1e999,1e999,1e999,1e999\n";

        assertThatThrownBy(() ->
                        given(names + infinite + infinite.replace("1e999", "1")).read())
                .hasMessageStartingWith("Numeric column 'c0' has no finite number in 1 row:\n  data/a.csv:2 '1e999'")
                .hasMessageContaining("\nNumeric column 'c9' ")
                .hasMessageEndingWith("else correct the data.\nand 2 more columns of this kind");
    }

    @Test
    void infinitiesAndNotANumberAreRefused() {
        assertThatThrownBy(() -> given("a,b\n1,inf\n2,-Infinity\n1e999,3\n").read())
                .hasMessage("Numeric column 'a' has no finite number in 1 row:\n  data/a.csv:4 '1e999'"
                        + "\nIf '1e999' means that there is no value, add <missing>1e999</missing> to <dataset>; else"
                        + " correct the data."
                        + "\nNumeric column 'b' has no finite number in 2 rows:\n  data/a.csv:2 'inf'"
                        + "\n  data/a.csv:3 '-Infinity'"
                        + "\nCorrect the data, or name the texts that mean \"no value\" by <missing> in <dataset>.");
        assertThat(given("a\ninf\n1\n").missing("inf").read().kinds()).containsEntry("a", ColumnKind.NUMERIC);
    }

    @Test
    void whatJavaAloneTakesForANumberIsText() {
        ReadRows read = given("a,b,c,d\n1d,0x1p3,1_000,\u0661\n").read();

        assertThat(Given.rows(read.table())).containsExactly("1d|0x1p3|1_000|\u0661");
    }

    @Test
    void numbersAreCorrectlyRounded() {
        String[] numbers = {
            "0.1",
            "-.5",
            "5.",
            "+1e-3",
            "123456789012345678901234567890",
            "0.30000000000000004",
            "9007199254740993",
            "4.35",
            "-0",
            "1e-400"
        };

        ReadRows read = given("a\n" + String.join("\n", numbers)).read();

        assertThat(((Column.Numbers) read.table().column("a")).values())
                .containsExactly(
                        Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray());
    }

    @Test
    void distinctTextsOfSeveralWordsAreText() {
        ReadRows read = given("t,c\nsee you later,new york city\nwhere are you,new york city\nlet it be,new york city")
                .read();

        assertThat(read.kinds()).containsEntry("t", ColumnKind.TEXT).containsEntry("c", ColumnKind.CATEGORICAL);
    }

    @Test
    void readsSeveralFilesOfOneHeader() {
        Given given = new Given(folder).file("1.csv", "a,b\n1,x").file("2.csv", "a,b\n2,y\n");

        assertThat(Given.rows(given.read().table())).containsExactly("1.0|x", "2.0|y");
    }

    @Test
    void filesOfDifferentHeadersAreRefused() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("1.csv", "a,b\n1,x")
                        .file("2.csv", "a,c\n2,y\n")
                        .read())
                .hasMessage("The header of data/2.csv is not that of data/1.csv: column 2 is 'c', not 'b'. Files of one"
                        + " <source> need the same columns in the same order.");
    }

    @Test
    void aHeaderWithoutOrWithEqualNamesIsRefused() {
        assertThatThrownBy(() -> given("a,,a\n1,2,3\n").read())
                .hasMessage(
                        "The header of data/a.csv is not usable: column 2 has no name; 'a' names 2 columns. Name the"
                                + " columns in the file, or replace its names in <dataset> by <header>true</header> and"
                                + " <columns>first,second,…</columns>.");
        assertThatThrownBy(() -> given("1,x,1\n1,2,3\n").read())
                .hasMessage("The header of data/a.csv is not usable: '1' names 2 columns. If the first line holds"
                        + " values, name the columns in <dataset>: <columns>first,second,…</columns>.");
    }

    @Test
    void aWrongNumberOfDeclaredColumnsIsRefused() {
        assertThatThrownBy(() -> given("1,2\n").named("a").read())
                .hasMessage("<columns> in <dataset> has 1 name, but the first line of data/a.csv has 2 values. Give a"
                        + " name for each column, or check <delimiter>.");
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreRefused() {
        assertThatThrownBy(() -> given("").read()).hasMessage("Data file data/a.csv is empty. Give a file with rows.");
        assertThatThrownBy(() -> given("a,b\n\n").read())
                .hasMessage("There are no rows in data/a.csv, only a header. Give a file with rows.");
    }

    /** In an editor such a file looks empty, or as if it had a line of data. */
    @Test
    void aFileWithoutRecordsIsRefusedWithWhatItHas() {
        String blank = " has nothing but blank lines";
        String separator = " has nothing below its first line, which names the delimiter";

        refusedForHaving("\n\r\n  \n", blank);
        refusedForHaving("\uFEFF", " has nothing but a mark of byte order (BOM)");
        refusedForHaving("\uFEFF\n", blank);
        refusedForHaving("sep=;", separator);
        refusedForHaving("\uFEFF\"SEP=,\"\r\n\r\n", separator);
        assertThatThrownBy(() -> given("sep=;\na;b\n").read())
                .hasMessage("There are no rows in data/a.csv, only a header. Give a file with rows.");
    }

    @ParameterizedTest
    @CsvSource({
        "'sep=;|sep=;|a;b|1;2', 2, sep=;",
        "'|sep=;|a;b|1;2', 2, sep=;",
        "'sep=;||\"SEP=,\"|a;b|1;2', 3, '\"SEP=,\"'"
    })
    void aLineThatNamesADelimiterElsewhereIsNoHeader(String lines, int number, String line) {
        assertThatThrownBy(() -> given(lines.replace('|', '\n')).read())
                .hasMessage("data/a.csv:" + number + " is '" + line
                        + "', which names the delimiter in the first line alone." + " Delete it, or set <skipLines>"
                        + number + "</skipLines> in <dataset>.");
        assertThat(given(lines.replace('|', '\n'))
                        .marks(new Marks(null, number, null))
                        .read()
                        .table()
                        .names())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=", "\"sep=\"", "Sep=;;", "sep=,,,", "\"sep=;\";;", "sep=tab", "sep=\\t"})
    void aLineThatNamesNoDelimiterIsNoHeader(String line) {
        String content = line + "\na;b\n1;2\n";

        assertThatThrownBy(() -> given(content).read())
                .hasMessage("data/a.csv:1 is '" + line
                        + "', which names no delimiter, which is one character, as in 'sep=;'."
                        + " Correct or delete it, or set <skipLines>1</skipLines> in <dataset>.");
        assertThat(given(content).marks(new Marks(null, 1, null)).read().table().names())
                .containsExactly("a", "b");
    }

    @Test
    void aColumnMayBeCalledLikeALineThatNamesADelimiter() {
        assertThat(given("sep=1,sep=2\n1,2\n").read().table().names()).containsExactly("sep=1", "sep=2");
        assertThat(given("sep,b\nsep=;,2\n").read().table().names()).containsExactly("sep", "b");
    }

    private void refusedForHaving(String content, String clause) {
        String message = "Data file data/a.csv" + clause + ". Give a file with rows.";

        assertThatThrownBy(() -> given(content).read()).hasMessage(message);
        assertThatThrownBy(() -> given(content).named("a").read()).hasMessage(message);
    }

    @Test
    void aFileOfCommentsIsRefusedWithTheElementThatSaysSo() {
        assertThatThrownBy(() ->
                        given("# a,b\n\n# 1,2\n").marks(new Marks("#", 0, null)).read())
                .hasMessage(
                        "Data file data/a.csv has nothing but blank lines, and those of <comment> in <dataset>. Give a"
                                + " file with rows.");
    }

    @Test
    void aDelimiterThatCutsNoLineIsRefusedWithTheOneThatDoes() {
        String quoted = "\"a\",\"b\",\"y\"\n1,\"x\",2\n3,\"y\",4\n";

        assertThatThrownBy(() -> given(quoted).delimiter(";").read())
                .hasMessage(
                        "By ';', which <delimiter> in <dataset> says, the first 3 lines of data/a.csv have one value"
                                + " each, and by ',' 3. Set <delimiter>,</delimiter> in <dataset>.");
        assertThatThrownBy(() -> given("a\tb\n1\t2\n").delimiter("|").read())
                .hasMessage(
                        "By '|', which <delimiter> in <dataset> says, the first 2 lines of data/a.csv have one value"
                                + " each, and by tabs 2. Set <delimiter>tab</delimiter> in <dataset>.");
        assertThatThrownBy(() -> new Given(folder).file("a.tsv", quoted).read())
                .hasMessage(
                        "By tabs, which its name says, the first 3 lines of data/a.tsv have one value each, and by ',' 3."
                                + " Set <delimiter>,</delimiter> in <dataset>.");
        assertThatThrownBy(() -> given("sep=;\n" + quoted).read())
                .hasMessage(
                        "By ';', which its first line says, the first 3 lines of data/a.csv have one value each, and by"
                                + " ',' 3. Set <delimiter>,</delimiter> in <dataset>.");
        assertThat(given("a\n1,5\n2,5\n").delimiter(";").read().table().names()).containsExactly("a");
    }

    @Test
    void aFirstLineThatIsNoRecordIsNotCalledEmpty() {
        assertThatThrownBy(() -> given("\"a\"b\n1\n").read())
                .hasMessage(
                        "data/a.csv:1 cannot be cut into values, for text stands behind a closing quote. Correct it, or"
                                + " check <delimiter> and <quote> in <dataset>.");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() throws IOException {
        Files.createDirectory(folder.resolve("more"));

        assertThatThrownBy(() -> new Given(folder).fileThatIs("none.csv").read())
                .hasMessage("Data file data/none.csv does not exist. Check <source> and <testSource> in <dataset>.");
        assertThatThrownBy(() -> new Given(folder).fileThatIs("more").read())
                .hasMessage("Data file data/more is a folder. Name the files in it, for example data/more/*.csv.");
    }

    @Test
    void unknownColumnsAreNamedWithTheNearest() {
        assertThatThrownBy(() -> given("age,income\n1,2\n")
                        .target("incom")
                        .weight("wieght")
                        .exclude("id")
                        .read())
                .hasMessage(
                        "Columns 'incom' of <target> (did you mean 'income'?), 'wieght' of <weight>, 'id' of <exclude>"
                                + " are not in data/a.csv. Its columns are: age, income.");
        assertThatThrownBy(() -> given("age,plan,visits\n1,a,2\n")
                        .columns("age", "plann", "vists", "notes")
                        .read())
                .hasMessage(
                        "Columns 'notes', 'plann' (did you mean 'plan'?), 'vists' (did you mean 'visits'?) are not in"
                                + " data/a.csv. Its columns are: age, plan, visits.");
    }

    @Test
    void keepsTheColumnsThatAreAskedFor() {
        assertThat(given("a,b,c\n1,2,3\n").columns("c", "a").read().table().names())
                .containsExactly("a", "c");
        assertThat(given("a,b,c\n1,2,3\n").exclude("b").read().table().names()).containsExactly("a", "c");
    }

    @Test
    void brokenQuotesAreNamed() {
        assertThatThrownBy(() -> given("a,b\n1,\"x\n2,y").read())
                .hasMessageContaining("\n  data/a.csv:2 has a quote that is not closed before the end of the file\n");
        assertThatThrownBy(() -> given("a,b\n1,2,3\n1,\"x\"y\n2,y").read())
                .hasMessageContaining("\n  data/a.csv:2 has 3 values, not 2"
                        + "\n  data/a.csv:3 has text after a closing quote; what follows was not read\n");
    }

    @Test
    void unusableSettingsAreRefused() {
        assertThatThrownBy(() -> given("a\n1\n").encoding("utf-9").read())
                .hasMessage("Encoding 'utf-9' in <dataset><encoding> is not known to this Java. Use a name such as"
                        + " UTF-8, ISO-8859-1, windows-1252 or UTF-16.");
        assertThatThrownBy(() -> given("a\n1\n").delimiter("::").read())
                .hasMessage("Delimiter '::' in <dataset><delimiter> is not one character. Use one, for example ;, or"
                        + " tab, or blanks.");
        assertThatThrownBy(() -> given("a\n1\n").quote("no").read())
                .hasMessage("Quote 'no' in <dataset><quote> is not one character. Use one, for example ', or none.");
        assertThatThrownBy(() -> given("a\n1\n").header(false).read())
                .hasMessage("<header>false</header> in <dataset> leaves the columns of data/a.csv without names. Name"
                        + " them, in order: <columns>first,second,…</columns>.");
    }

    @Test
    void aCutGzipFileIsRefused() {
        byte[] cut = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2};

        assertThatThrownBy(() -> new Given(folder).file("a.csv.gz", cut).read())
                .hasMessageStartingWith("Data file data/a.csv.gz is not a complete gzip file (");
    }

    @Test
    void theDigestIsOfNamesAndValuesOnly() {
        String digest = given("a,b\n1,x\n,y").read().digest();

        assertThat(digest).isEqualTo("cfd4b6f28e798d16d5251f908ab211ddf2889e47c97a34510f1b3b51d78cd494");
        assertThat(given("a;b\r\n1.0;\"x\"\r\n\r\n; y\r\n").read().digest()).isEqualTo(digest);
        assertThat(new Given(folder)
                        .file("z.csv", "a,b,c\n1,x,2\nNA,y,3\n")
                        .missing("NA")
                        .exclude("c")
                        .read()
                        .digest())
                .isEqualTo(digest);
        assertThat(given("a,c\n1,x\n,y").read().digest()).isNotEqualTo(digest);
        assertThat(given("a,b\n1,y\n,x").read().digest()).isNotEqualTo(digest);
        assertThat(given("a,b\n,x\n1,y").read().digest()).isNotEqualTo(digest);
    }

    private Given given(String csv) {
        return new Given(folder).file("a.csv", csv);
    }
}
