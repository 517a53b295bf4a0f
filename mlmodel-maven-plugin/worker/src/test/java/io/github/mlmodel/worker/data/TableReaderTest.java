package io.github.mlmodel.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.model.ModelDescription.ColumnKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(read.delimiter()).isEqualTo(",");
        assertThat(read.header()).isTrue();
    }

    @Test
    void readsAFileWithoutHeaderWithDeclaredNames() {
        ReadRows read = given("1, x\n2, y\n\n").named("a", "b").read();

        assertThat(Given.rows(read.table())).containsExactly("1.0|x", "2.0|y");
        assertThat(read.header()).isFalse();
    }

    @Test
    void replacesTheNamesOfAHeader() {
        ReadRows read = given("a,a\n1,x\n").named("n", "c").header(true).read();

        assertThat(read.table().names()).containsExactly("n", "c");
        assertThat(Given.rows(read.table())).containsExactly("1.0|x");
    }

    @Test
    void sniffsTheDelimiter() {
        assertThat(given("a;b\n1,5;x,y\n2,5;z\n").read().delimiter()).isEqualTo(";");
        assertThat(given("a\tb\n1\tx\n").read().delimiter()).isEqualTo("\t");
        assertThat(given("a|b\n1|x\n").read().delimiter()).isEqualTo("|");
        assertThat(given("a\n1\n").read().delimiter()).isEqualTo(",");
        assertThat(new Given(folder).file("t.TSV", "a,b\tc,d\n1\t2\n").read().delimiter())
                .isEqualTo("\t");
    }

    @Test
    void keepsQuotedDelimitersLineEndsAndBlanks() {
        ReadRows read = given("n,t\r\n1,\"a, \"\"b\"\"\r\n c \"\r\n2, x \r\n").read();

        assertThat(Given.rows(read.table())).containsExactly("1.0|a, \"b\"\n c ", "2.0|x");
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
    void listsAllRaggedLinesAtOnce() {
        assertThatThrownBy(() -> given("a,b\n1,2\n3\n\n4,5,6\n").read())
                .hasMessage("2 lines cannot be read as 2 values separated by ',':"
                        + "\n  data/a.csv:3 has 1 value, not 2"
                        + "\n  data/a.csv:5 has 3 values, not 2"
                        + "\nCorrect them, or check <delimiter> and <quote> in <dataset>.");
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

    private Given given(String csv) {
        return new Given(folder).file("a.csv", csv);
    }
}
