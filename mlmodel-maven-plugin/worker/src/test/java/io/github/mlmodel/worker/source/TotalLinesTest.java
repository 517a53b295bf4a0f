package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of totals that fit their columns. */
class TotalLinesTest {

    private static final String HEADER = "city,rooms,kind,price\n";

    /** 12 rows with 30 rooms, for 1266.0. */
    private static final String ROWS = """
            Bern,2,flat,100.5
            Cork,3,flat,101
            Bern,1,house,102
            Arles,4,flat,103
            Cork,2,house,104
            Bern,3,flat,105
            Cork,1,flat,106
            Arles,4,house,107
            Bern,2,flat,108
            Cork,3,flat,109
            Bern,1,house,110
            Arles,4,flat,110.5
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> refused() {
        String comment = " or set <comment>Total</comment> in <dataset>, which passes over lines that begin so.";
        return Stream.of(
                Arguments.of(
                        "below the rows",
                        ROWS + "Total,30,,1266\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('Total', '30', '', '1266'), where 'rooms', 'price'"
                                + " are sums or means of rows above\nDelete it," + comment),
                Arguments.of(
                        "in another language, with one of the sums",
                        ROWS + "SUMME:,12,,1266.0\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('SUMME:', '12', '', '1266.0'), where 'price' is"
                                + " the sum or mean of rows above\nDelete it, or set <comment>SUMME:</comment> in <dataset>,"
                                + " which passes over lines that begin so."),
                Arguments.of(
                        "a mean",
                        ROWS + "Average,2.5,,105.5\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('Average', '2.5', '', '105.5'), where 'rooms',"
                                + " 'price' are sums or means of rows above\nDelete it."),
                Arguments.of(
                        "with a column that never varies",
                        ROWS.replaceAll(",[1-4],", ",4,") + "Average,4,,105.5\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('Average', '4', '', '105.5'), where 'rooms',"
                                + " 'price' are sums or means of rows above\nDelete it."),
                Arguments.of(
                        "of a few rows, less than what rows have",
                        ROWS.replace("Arles,4,flat,103", "Total,6,,303.5\nArles,64,flat,1030"),
                        "1 line holds totals and no row:\n  data/a.csv:5 ('Total', '6', '', '303.5'), where 'rooms', 'price'"
                                + " are sums or means of rows above\nDelete it."),
                Arguments.of(
                        "amid the rows, behind what they add up",
                        ROWS.replace("Arles,4,flat,103", "Total,6,,303.5\nArles,4,flat,103"),
                        "1 line holds totals and no row:\n  data/a.csv:5 ('Total', '6', '', '303.5'), where 'rooms', 'price'"
                                + " are sums or means of rows above\nDelete it," + comment),
                Arguments.of(
                        "amid the rows and below them",
                        ROWS.repeat(2).replaceFirst("Arles,4,flat,103", "Total,6,,303.5\nArles,4,flat,103")
                                + "Total,60,,2532\n",
                        "2 lines hold totals and no row:\n  data/a.csv:5 ('Total', '6', '', '303.5'), where 'rooms', 'price'"
                                + " are sums or means of rows above\n  data/a.csv:27 ('Total', '60', '', '2532'), where"
                                + " 'rooms', 'price' are sums or means of rows above\nDelete them," + comment),
                Arguments.of(
                        "below the rows, with a city that begins so",
                        ROWS + "Totalville,1,flat,7\nTotal,31,,1273\n",
                        "1 line holds totals and no row:\n  data/a.csv:15 ('Total', '31', '', '1273'), where 'rooms', 'price'"
                                + " are sums or means of rows above\nDelete it."),
                Arguments.of(
                        "above a city that begins so",
                        ROWS + "Total,30,,1266\nTotalville,1,flat,7\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('Total', '30', '', '1266'), where 'rooms',"
                                + " 'price' are sums or means of rows above\nDelete it."),
                Arguments.of(
                        "above the rows",
                        "Total,30,,1266\n" + ROWS,
                        "1 line holds totals and no row:\n  data/a.csv:2 ('Total', '30', '', '1266'), where 'rooms', 'price'"
                                + " are sums or means of rows below\nDelete it," + comment),
                Arguments.of(
                        "above the rows, without a word",
                        ",30,,1266\n" + ROWS,
                        "1 line holds totals and no row:\n  data/a.csv:2 ('', '30', '', '1266'), where 'rooms', 'price' are"
                                + " sums or means of rows below\nDelete it."),
                Arguments.of(
                        "above what they add up, amid the rows",
                        ROWS.replace("Arles,4,flat,103", "Zwischensumme,24,,962.5\nArles,4,flat,103"),
                        "1 line holds totals and no row:\n  data/a.csv:5 ('Zwischensumme', '24', '', '962.5'), where"
                                + " 'rooms', 'price' are sums or means of rows below\nDelete it, or set <comment>Zwischensumme"
                                + "</comment> in <dataset>, which passes over lines that begin so."),
                Arguments.of(
                        "above all, and above each part",
                        "Total,30,,1266\nSubtotal,6,,303.5\n"
                                + ROWS.replace("Arles,4,flat,103\n", "Subtotal,24,,962.5\nArles,4,flat,103\n"),
                        "3 lines hold totals and no row:\n  data/a.csv:2 ('Total', '30', '', '1266'), where 'rooms', 'price'"
                                + " are sums or means of rows below\n  data/a.csv:3 ('Subtotal', '6', '', '303.5'), where"
                                + " 'rooms', 'price' are sums or means of rows below\n  data/a.csv:7 ('Subtotal', '24', '',"
                                + " '962.5'), where 'rooms', 'price' are sums or means of rows below\nDelete them."),
                Arguments.of(
                        "as spreadsheets write them",
                        ROWS.replace("Arles,4,flat,103", "Bern Total,6,,303.5\nArles,4,flat,103")
                                + "Arles Total,24,,962.5\nGrand Total,30,,1266\n",
                        "3 lines hold totals and no row:\n  data/a.csv:5 ('Bern Total', '6', '', '303.5'), where 'rooms',"
                                + " 'price' are sums or means of rows above\n  data/a.csv:15 ('Arles Total', '24', '',"
                                + " '962.5'), where 'rooms', 'price' are sums or means of rows above\n  data/a.csv:16 ('Grand"
                                + " Total', '30', '', '1266'), where 'rooms', 'price' are sums or means of rows above\nDelete"
                                + " them."),
                Arguments.of(
                        "below the rows, without a word",
                        ROWS + ",30,,1266\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('', '30', '', '1266'), where 'rooms', 'price' are"
                                + " sums or means of rows above\nDelete it."),
                Arguments.of(
                        "below the rows, with another word",
                        ROWS + "All cities,30,all,1266\n",
                        "1 line holds totals and no row:\n  data/a.csv:14 ('All cities', '30', 'all', '1266'), where 'rooms',"
                                + " 'price' are sums or means of rows above\nDelete it."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aLineThatHoldsSumsIsRefused(String what, String rows, String message) {
        assertThatThrownBy(() -> given(rows).read()).hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the mean of what never varies      | good,4,100.5 fair,4,101     | average,4,99
            one mean of a few rows             | good,3,100.5 fair,5,101     | average,4,99
            one mean of a few rows, all it has | good,3,100.5 fair,5,101     | average,4,
            one sum of a few rows              | good,2,100.5 fair,2,101     | total,4,99
            the sum of one number and zeros    | good,1,100.5 fair,0,101     | total,1,
            zeros                              | good,0,100.5 fair,0,101     | sum,0,99
            """)
    void aRowIsNoTotalByChance(String what, String above, String row) {
        String others = IntStream.range(0, 40)
                .mapToObj(i -> "good," + (i % 3 + 2) + "," + (90 + i) + "\n")
                .collect(Collectors.joining());
        String rows = above.replace(' ', '\n') + "\n" + row + "\n" + others;

        ReadRows read = new Given(folder)
                .file("a.csv", "grade,doors,price\n" + rows)
                .target("grade")
                .read();

        assertThat(read.table().rows()).isEqualTo(43);
        assertThat(misgivings(read))
                .containsExactly("Rows begin as lines of totals do, and are read as rows: '" + row.split(",", -1)[0]
                        + "' in data/a.csv:4. Delete those that are none.");
    }

    @Test
    void ofManyLinesTheFirstAreShownAndAllAreCounted() {
        String rows = (ROWS + "Total,30,,1266\n").repeat(11);

        assertThatThrownBy(() -> given(rows).read())
                .hasMessageStartingWith("11 lines hold totals and no row:\n  data/a.csv:14 ")
                .hasMessageEndingWith("\n  and 1 more\nDelete them, or set <comment>Total</comment> in <dataset>, which"
                        + " passes over lines that begin so.");
        assertThat(misgivings(given(rows.replace("30,,1266", "5,,77")).read()).toString())
                .contains("'Total' in data/a.csv:14, ", "'Total' in data/a.csv:131 and 1 more. Delete");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void onWhicheverSideOfTheSplitItFalls(int seed) {
        for (Side side : List.of(Side.TRAINING, Side.ALL)) {
            for (String total : List.of("Total,30,,1266\n", ",30,,1266\n")) {
                Given below = given(ROWS + total).side(side).seed(seed).testFraction(0.4);
                assertThatThrownBy(below::read)
                        .hasMessageStartingWith("1 line holds totals and no row:\n  data/a.csv:14 ");

                Given above = given(total + ROWS).side(side).seed(seed).testFraction(0.4);
                assertThatThrownBy(above::read)
                        .hasMessageStartingWith("1 line holds totals and no row:\n  data/a.csv:2 ");
            }
        }
    }

    @Test
    void heldBackFilesAreLookedAtToo() {
        Given given = given(ROWS + "Total,30,,1266\n");

        assertThatThrownBy(() -> TargetReader.look(given.request(), null, null))
                .hasMessageStartingWith("1 line holds totals and no row:\n  data/a.csv:14 ('Total', ");
    }

    @Test
    void theCommentThatIsAdvisedReadsTheRows() {
        ReadRows read = given(ROWS + "Total,30,,1266\n")
                .marks(Marks.NONE.withComment("Total"))
                .read();

        assertThat(read.table().rows()).isEqualTo(12);
    }

    @Test
    void sumsInADressAreSumsAsWell() {
        String rows =
                ROWS.replaceAll(",(\\d+)(\\.5)?\n", ";$1$2\n").replace(',', ';').replace('.', ',');
        Given given = new Given(folder)
                .file("a.csv", HEADER.replace(',', ';') + rows + "Total;30;;1.266,00\n")
                .numbers(new NumberFormat(List.of(), ",", ".", null, null))
                .target("price");

        assertThatThrownBy(given::read)
                .hasMessageContaining("('Total', '30', '', '1.266,00'), where 'rooms', 'price' are");
    }

    @Test
    void aLineThatBeginsSoAndHoldsNoSumsIsTold() {
        ReadRows read = given(ROWS + "Total,5,flat,77\n").read();

        assertThat(read.table().rows()).isEqualTo(13);
        assertThat(misgivings(read))
                .containsExactly(
                        "Rows begin as lines of totals do, and are read as rows: 'Total' in data/a.csv:14. Delete"
                                + " those that are none.");
    }

    @Test
    void whatManyRowsBeginWithIsACategory() {
        String rows = ROWS + "Total,5,flat,77\nTotal,6,flat,78\n";

        assertThat(misgivings(given(rows).read())).isEmpty();
    }

    @Test
    void manyLinesOfWhichFewHoldSumsAreACategory() {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> (i % 3 == 2 ? "average," : "good,") + (i * 7 % 5 + 1) + ",p" + i % 4 + "\n")
                .collect(Collectors.joining());

        ReadRows read = new Given(folder)
                .file("a.csv", "grade,doors,kind\n" + rows)
                .target("grade")
                .read();

        assertThat(read.table().rows()).isEqualTo(300);
        assertThat(misgivings(read)).isEmpty();
    }

    @Test
    void aLineThatBeginsSoAboveTheRowsIsToldWhereItHoldsNoSums() {
        for (String word : List.of("Subtotal", "Zwischensumme:", "Grand Total")) {
            assertThat(misgivings(given(word + ",5,flat,77\n" + ROWS).read()))
                    .containsExactly("Rows begin as lines of totals do, and are read as rows: '" + word
                            + "' in data/a.csv:2. Delete those that are none.");
        }
    }

    @Test
    void aRowMayEndAsTotalsDo() {
        ReadRows read = given(ROWS + "Colgate Total,5,flat,77\n").read();

        assertThat(read.table().rows()).isEqualTo(13);
        assertThat(misgivings(read)).isEmpty();
    }

    @Test
    void aFirstRowThatIsLargeIsARow() {
        for (String row : List.of("Bern,30,flat,900\n", "Bern,4,flat,1266\n", "Bern,31,flat,1266\n")) {
            ReadRows read = given(row + ROWS).read();

            assertThat(misgivings(read)).isEmpty();
            assertThat(read.table().rows()).isEqualTo(13);
        }
    }

    @Test
    void aLastRowThatIsLargeIsARow() {
        for (String last : List.of("Bern,30,flat,900\n", "Bern,4,flat,1266\n", "Bern,31,flat,1266\n")) {
            ReadRows read = given(ROWS + last).read();

            assertThat(misgivings(read)).isEmpty();
            assertThat(read.table().rows()).isEqualTo(13);
        }
    }

    @Test
    void aLastFlagThatIsTheSumOfTheOthersIsARow() {
        String flags = IntStream.range(0, 20)
                .mapToObj(row -> "c" + row % 3 + "," + (row == 4 ? 1 : 0) + "\n")
                .collect(Collectors.joining());

        ReadRows read = new Given(folder)
                .file("a.csv", "city,flag\n" + flags + "c0,1\n")
                .read();

        assertThat(read.table().rows()).isEqualTo(21);
    }

    private Given given(String rows) {
        return new Given(folder).file("a.csv", HEADER + rows).target("price");
    }

    private static List<String> misgivings(ReadRows read) {
        return Misgiving.sentences(read.table().names().stream()
                .flatMap(name -> read.treatment(name).misgivings().stream())
                .toList());
    }
}
