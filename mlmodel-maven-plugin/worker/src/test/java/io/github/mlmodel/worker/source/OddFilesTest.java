package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.Marks;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in which more stands than a header and rows: they are read where that is safe, and else refused by what it is. */
class OddFilesTest {

    private static final String HEADER = "area,rooms,city,price\n";

    private static final String ROWS = """
            61.5,2,Bern,310
            84,3,Cork,405
            47.5,1,Bern,198
            120,5,Arles,512
            93,4,Cork,433
            """;

    private static final List<String> READ = List.of(
            "61.5|2.0|Bern|310.0",
            "84.0|3.0|Cork|405.0",
            "47.5|1.0|Bern|198.0",
            "120.0|5.0|Arles|512.0",
            "93.0|4.0|Cork|433.0");

    @TempDir
    Path folder;

    /**
     * A file that is refused.
     *
     * @param what stands in it
     * @param text its text
     * @param message the whole message
     * @param setting with what it is read; absent where the file has to be mended
     */
    record Refused(String what, String text, String message, UnaryOperator<Given> setting) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static Given mended(Given given) {
        return new Given(given.folder()).file("mended.csv", HEADER + ROWS);
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        "comments above the header and amid the rows",
                        "# export of May\n# till, shop 3\n" + HEADER + ROWS.replace("84,", "# checked\n84,"),
                        "data/a.csv:1 ('# export of May') and 1 more line begin with '#', as comments do, and stand above the"
                                + " header, which seems to begin in line 3 ('area', 'rooms', 'city', 'price'). If so, set"
                                + " <comment>#</comment> in <dataset>.",
                        given -> given.marks(Marks.NONE.withComment("#"))),
                new Refused(
                        "a comment that has as many values as the header",
                        "// a,b,c,d\n" + HEADER + ROWS,
                        "data/a.csv:1 ('// a', 'b', 'c', 'd') begins with '//', as comments do, and stands above the"
                                + " header, which seems to begin in line 2 ('area', 'rooms', 'city', 'price'). If so, set"
                                + " <comment>//</comment> in <dataset>.",
                        given -> given.marks(Marks.NONE.withComment("//"))),
                new Refused(
                        "comments amid the rows",
                        HEADER + ROWS.replace("84,", "% checked\n84,").replace("93,", "% to be \"checked\n93,"),
                        """
                        2 lines cannot be read as 4 values separated by ',':
                          data/a.csv:3 has 1 value, not 4
                          data/a.csv:7 has 1 value, not 4
                        If they are comments, as '%' at their beginning says, set <comment>%</comment> in <dataset>.""",
                        given -> given.marks(Marks.NONE.withComment("%"))),
                new Refused(
                        "a title",
                        "Prices of May\n\n" + HEADER + ROWS,
                        "data/a.csv:1 ('Prices of May') stands above the header, which seems to begin in line 3 ('area',"
                                + " 'rooms', 'city', 'price'). If so, set <skipLines>2</skipLines> in <dataset>.",
                        given -> given.marks(Marks.NONE.withSkipLines(2))),
                new Refused(
                        "titles with delimiters, as spreadsheets pad them",
                        "Prices of May,,,\nBy: sales,as of,2026,\n,,,\n" + HEADER + ROWS,
                        "data/a.csv:1 ('Prices of May', '', '', '') and 2 more lines stand above the header, which seems to"
                                + " begin in line 4 ('area', 'rooms', 'city', 'price'). If so, set <skipLines>3</skipLines>"
                                + " in <dataset>.",
                        given -> given.marks(Marks.NONE.withSkipLines(3))),
                new Refused(
                        "units below the header",
                        HEADER + "m2,,,kEUR\n" + ROWS,
                        "data/a.csv:2 ('m2', '', '', 'kEUR') seems to hold units or types of the columns, below which there are"
                                + " numbers. Delete the line, or set <skipLines>2</skipLines> and"
                                + " <columns>area,rooms,city,price</columns> in <dataset>, which name the columns instead of"
                                + " the first 2 lines.",
                        given -> given.marks(Marks.NONE.withSkipLines(2)).named("area", "rooms", "city", "price")),
                new Refused(
                        "the header again",
                        HEADER + ROWS.replace("47.5,", HEADER + "47.5,").replace("93,", HEADER + "93,"),
                        """
                        2 lines hold the header again, amid the rows:
                          data/a.csv:4
                          data/a.csv:7
                        Delete them.""",
                        OddFilesTest::mended),
                new Refused(
                        "a line of totals",
                        HEADER + ROWS + "Total,15,,1858\n",
                        "data/a.csv:7 ('Total', '15', '', '1858') is the last line and seems to hold totals or a note, with a"
                                + " text where the rows have numbers. Delete it.",
                        OddFilesTest::mended),
                new Refused("a note below the rows", HEADER + ROWS + "\n5 rows\n", """
                        1 line cannot be read as 4 values separated by ',':
                          data/a.csv:8 has 1 value, not 4
                        It is the last line and seems to hold totals or a note. If so, delete it.""", OddFilesTest::mended),
                new Refused(
                        "a delimiter at the end of some rows",
                        HEADER + ROWS.replace("405", "405,"),
                        """
                        1 line cannot be read as 4 values separated by ',':
                          data/a.csv:3 has 5 values, not 4
                        They end with ',', and other lines do not. Remove it there, and see whether ',' is part of a value that \
                        needs quotes.""",
                        OddFilesTest::mended),
                new Refused(
                        "blanks between the values",
                        (HEADER + ROWS).replace(",", "   "),
                        "data/a.csv:1 has 4 values with blanks between them ('area', 'rooms', 'city', 'price'), as the lines"
                                + " below it have, and no other delimiter. If blanks separate them, set"
                                + " <delimiter>blanks</delimiter> in <dataset>.",
                        given -> given.delimiter("blanks")),
                new Refused(
                        "blanks in front, and a comment above",
                        "# measured\n" + (HEADER + ROWS).replaceAll("(?m)^|,", "  \t "),
                        "data/a.csv:1 ('#', 'measured') begins with '#', as comments do, and stands above the header, which"
                                + " seems to begin in line 2 ('area', 'rooms', 'city', 'price'). If so, set"
                                + " <comment>#</comment> and <delimiter>blanks</delimiter> in <dataset>.",
                        given -> given.delimiter("blanks").marks(Marks.NONE.withComment("#"))),
                new Refused(
                        "escaped delimiters",
                        HEADER + ROWS.replace("Arles", "Arles\\, old"),
                        """
                        1 line cannot be read as 4 values separated by ',':
                          data/a.csv:5 has 5 values, not 4
                        If '\\' is written before quotes and delimiters that are part of a value, set <escape>\\</escape> in \
                        <dataset>; else correct the lines.""",
                        given -> given.marks(Marks.NONE.withEscape("\\"))),
                new Refused(
                        "no header",
                        ROWS,
                        "data/a.csv:1 ('61.5', '2', 'Bern', '310') seems to hold values and no names, so that there is no"
                                + " column 'price'. Name all 4 columns in <dataset>, in their order:"
                                + " <columns>first,second,…</columns>.",
                        given -> given.named("area", "rooms", "city", "price")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoRowIsNamedWithItsSetting(Refused file) {
        Given given = new Given(folder).file("a.csv", file.text()).target("price");

        assertThatThrownBy(given::read).hasMessage(file.message());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theSettingThatIsNamedReadsTheRows(Refused file) {
        Given given = file.setting().apply(new Given(folder).file("a.csv", file.text()));

        List<String> rows = Given.rows(given.target("price").read().table());

        assertThat(rows.stream().map(row -> row.replace("Arles, old", "Arles"))).isEqualTo(READ);
    }

    /** A file that is read as if nothing else stood in it. */
    record Read(String what, String text) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Read> read() {
        return Stream.of(
                new Read("plain", HEADER + ROWS),
                new Read("blank lines above the header", "\n  \n\r\n" + HEADER + ROWS),
                new Read("a line that names the delimiter", "sep=;\n" + (HEADER + ROWS).replace(',', ';')),
                new Read("such a line in quotes", "\"SEP=|\"\r\n" + (HEADER + ROWS).replace(',', '|')),
                new Read("a delimiter at the end of every row", HEADER + ROWS.replace("\n", ",\n")),
                new Read("a delimiter at the end of every line", (HEADER + ROWS).replace("\n", ",\n")),
                new Read("a delimiter at the end of the header", HEADER.replace("\n", ",\n") + ROWS),
                new Read("a mark of UTF-8", "\uFEFF" + HEADER + ROWS));
    }

    @ParameterizedTest
    @MethodSource("read")
    void whatIsSurelyNoValueIsReadOver(Read file) {
        assertThat(Given.rows(new Given(folder)
                        .file("a.csv", file.text())
                        .target("price")
                        .read()
                        .table()))
                .isEqualTo(READ);
    }

    @Test
    void aValueBehindTheLastDelimiterIsRefusedWhereTheOthersHaveNone() {
        String rows = (HEADER + ROWS.repeat(30)).replace("\n", ",\n");

        Given given =
                new Given(folder).file("a.csv", rows + "61,2,Bern,310,x\n").target("price");

        assertThatThrownBy(given::read).hasMessageStartingWith("""
                        1 line cannot be read as 4 values separated by ',':
                          data/a.csv:152 has a value behind the last delimiter, where the others have none
                        """);
    }

    @Test
    void whatMayBeRightIsReadAsItStands() {
        String texts = "city,colour\ncity,red\nTotal,colour\n";

        List<String> rows = Given.rows(
                new Given(folder).file("a.csv", texts).target("colour").read().table());

        assertThat(rows).containsExactly("city|red", "Total|colour");
    }

    @Test
    void escapesAreRefusedWithTheirSettingAndReadWithIt() {
        String text = HEADER + ROWS.replace("Bern", "\"Bern \\\"old\\\", town\"");
        Given given = new Given(folder).file("a.csv", text).target("price");

        assertThatThrownBy(given::read).hasMessage("""
                1 line cannot be read as 4 values separated by ',':
                  data/a.csv:2 has text after a closing quote; what follows was not read
                If '\\' is written before quotes and delimiters that are part of a value, set <escape>\\</escape> in <dataset>; \
                else correct the lines.""");
        assertThat(Given.rows(given.marks(Marks.NONE.withEscape("\\")).read().table()))
                .startsWith("61.5|2.0|Bern \"old\", town|310.0", "84.0|3.0|Cork|405.0");
    }

    @Test
    void utf16WithoutAMarkIsNamedAsWhatItIs() {
        for (Charset encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Given given = new Given(folder)
                    .file("a.csv", (HEADER + ROWS).getBytes(encoding))
                    .target("price");

            assertThatThrownBy(given::read)
                    .hasMessage(
                            "data/a.csv:1 holds byte 0x00, which no text has. Every second byte is one, as in UTF-16"
                                    + " without a mark: declare <encoding>" + encoding.name()
                                    + "</encoding> in <dataset>.");
            assertThat(Given.rows(given.encoding(encoding.name()).read().table()))
                    .isEqualTo(READ);
        }
    }

    static Stream<Read> foreign() {
        String save = "Save its table as CSV first, or name a <reader> for it.";
        String unpack = "Unpack it, or pack the table alone with gzip.";
        return Stream.of(
                new Read("a workbook (xlsx or ods). " + save, "PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml"),
                new Read("a ZIP archive. " + unpack, "PK\u0003\u0004\u0014\0\0\0data.csv"),
                new Read("an old file of Excel or Word. " + save, "\u00D0\u00CF\u0011\u00E0\u00A1"),
                new Read("a Parquet file. Convert it to CSV first, or name a <reader> for it.", "PAR1\u0015\0"),
                new Read(
                        "a page of HTML, as servers give it to who has not logged in, or for a file that is not there. Fetch"
                                + " the data itself.",
                        "\n <!DOCTYPE HTML><html><head>"),
                new Read("XML. " + save, "<?xml version='1.0'?><rows/>"),
                new Read(
                        "JSON. Convert it to CSV first, or name a <reader> for it.",
                        "[\n {\"area\": 1, \"price\": 2}]"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aFileOfAnotherKindIsNamedByItsFirstBytes(Read file) {
        Given given = new Given(folder)
                .file("a.csv", file.text().getBytes(StandardCharsets.ISO_8859_1))
                .target("price");

        assertThatThrownBy(given::read).hasMessage("Data file data/a.csv is no delimited text, but " + file.what());
    }

    @Test
    void linesAboveTheTableAndAmongItsRowsChangeNothing() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            String plain = table(random, "");
            int above = random.nextInt(4);
            String wrapped =
                    "any, thing \"\n".repeat(above) + plain.replaceAll("(?m)^", "# c\n".repeat(random.nextInt(3)));
            List<String> rows = rows("plain.csv", plain, Marks.NONE);

            assertThat(rows("wrapped.csv", wrapped, new Marks("#", above, null)))
                    .isEqualTo(rows);
            assertThat(rows("own.csv", wrapped.replace("# c", "## c"), new Marks("##", above, "\\")))
                    .isEqualTo(rows);
        }
    }

    private List<String> rows(String name, String text, Marks marks) {
        return Given.rows(new Given(folder)
                .file(name, text)
                .delimiter(",")
                .marks(marks)
                .threads(3)
                .read()
                .table());
    }

    private static String table(Random random, String start) {
        StringBuilder text = new StringBuilder(start + "a,\"b, c\",d\n");
        for (int row = 0; row < 1 + random.nextInt(6); row++) {
            text.append(random.nextInt(100))
                    .append(",\"x")
                    .append(random.nextInt(3))
                    .append("\"\"y\",z\n");
        }
        return text.toString();
    }
}
