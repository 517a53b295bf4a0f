package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.Treatment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a column that nobody declares. */
class TreatmentTest {

    private static final int ROWS = 200;

    private static final String REAL = "a comma before the decimals and '.' between the thousands and 'R$' beside them";

    @TempDir
    Path folder;

    static Stream<Arguments> columns() {
        return Stream.of(
                column("no value", row -> "", ColumnKind.NUMERIC, Reason.EMPTY),
                column("one number", row -> "7", ColumnKind.NUMERIC, Reason.CONSTANT),
                column("one text", row -> "x", ColumnKind.CATEGORICAL, Reason.CONSTANT),
                column("one text with gaps", row -> row % 2 == 0 ? "x" : "", ColumnKind.CATEGORICAL, Reason.CATEGORY),
                column("one number with gaps", row -> row % 2 == 0 ? "7" : "", ColumnKind.NUMERIC, Reason.NUMBER),
                column("numbers", row -> row + ".5", ColumnKind.NUMERIC, Reason.NUMBER),
                column("few numbers", row -> "" + row % 3, ColumnKind.NUMERIC, Reason.NUMBER),
                column("numbers and words", row -> row % 3 == 0 ? "N/A" : "" + row, ColumnKind.NUMERIC, Reason.NUMBER),
                column("words at first", row -> row < 80 ? "null" : "" + row, ColumnKind.NUMERIC, Reason.NUMBER),
                column(
                        "more words than numbers",
                        row -> row % 3 > 0 ? "-" : "1",
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column(
                        "mostly numbers, few different",
                        row -> row % 20 == 0 ? "x" : "" + row % 5,
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column(
                        "numbers and other texts",
                        row -> row % 5 == 0 ? "none of these" : "" + row,
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column("zip codes", row -> String.format("%05d", row % 40), ColumnKind.CATEGORICAL, Reason.CODE),
                column("two digits", row -> String.format("%02d", row % 40), ColumnKind.NUMERIC, Reason.NUMBER),
                column(
                        "zeros and other widths",
                        row -> row % 2 == 0 ? "007" : "1234",
                        ColumnKind.NUMERIC,
                        Reason.NUMBER),
                column("long numbers", row -> "1234567890123456" + row % 9, ColumnKind.CATEGORICAL, Reason.CODE),
                column(
                        "long numbers, all different",
                        row -> "1234567890123" + (1000 + row),
                        ColumnKind.CATEGORICAL,
                        Reason.IDENTIFIER),
                column("long decimals", row -> "0.12345678901234567" + row, ColumnKind.NUMERIC, Reason.NUMBER),
                column(
                        "like exponents",
                        row -> row % 2 == 0 ? "12E4" : "" + row % 50,
                        ColumnKind.CATEGORICAL,
                        Reason.CODE),
                column("exponents", row -> row % 2 == 0 ? "12E4" : row + ".5", ColumnKind.NUMERIC, Reason.NUMBER),
                column("signed exponents", row -> row % 2 == 0 ? "12e+4" : "" + row, ColumnKind.NUMERIC, Reason.NUMBER),
                column("identifiers", row -> "A-" + row * 7919, ColumnKind.CATEGORICAL, Reason.IDENTIFIER),
                column("names with numbers", row -> "EU-" + row % 60, ColumnKind.CATEGORICAL, Reason.CATEGORY),
                column("categories", row -> "c" + row % 7, ColumnKind.CATEGORICAL, Reason.CATEGORY),
                column("sentences", row -> "the answer is number " + row, ColumnKind.TEXT, Reason.TEXT),
                column(
                        "sentences again and again",
                        row -> "one of three " + row % 3,
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column("a script without blanks", row -> "这是第" + row + "个很好的产品", ColumnKind.TEXT, Reason.TEXT),
                column(
                        "names of cities",
                        row -> List.of("北京", "上海", "广州").get(row % 3),
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column(
                        "dates",
                        row -> String.format("2024-%02d-%02d", 1 + row % 12, 1 + row % 28),
                        ColumnKind.DATE,
                        Reason.DATE),
                column(
                        "dates and words",
                        row -> row % 9 == 0 ? "NaT" : "2024-02-" + (10 + row % 19),
                        ColumnKind.DATE,
                        Reason.DATE),
                column(
                        "dates that are none",
                        row -> row == 9 ? "2024-02-30" : "2024-02-" + (10 + row % 19),
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY),
                column(
                        "dates of two forms",
                        row -> row % 2 == 0 ? "2024-02-03" : "03.02.2024",
                        ColumnKind.CATEGORICAL,
                        Reason.CATEGORY));
    }

    private static Arguments column(String name, IntFunction<String> values, ColumnKind kind, Reason reason) {
        return Arguments.of(name, values, kind, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void aColumnIsTreatedByWhatItsValuesLookLike(
            String name, IntFunction<String> values, ColumnKind kind, Reason reason) {
        Treatment treatment = read(values).treatment("x");

        assertThat(treatment.kind()).isEqualTo(kind);
        assertThat(treatment.reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void theOtherSideDecidesNothing(String name, IntFunction<String> values, ColumnKind kind, Reason reason) {
        Treatment alone = treated(row -> row < ROWS ? values.apply(row) : null);
        // What is held back is empty, so that nothing can be refused in it.
        Treatment amidOthers = treated(row -> row < ROWS ? values.apply(row) : "");

        assertThat(alone.kind()).isEqualTo(amidOthers.kind());
    }

    private Treatment treated(IntFunction<String> values) {
        String rows = IntStream.range(0, 2 * ROWS)
                .filter(row -> values.apply(row) != null)
                .mapToObj(row -> row % 2 + ",\"" + values.apply(row) + "\"\n")
                .collect(Collectors.joining());
        return new Given(folder).file("t.csv", "y,x\n" + rows).read().treatment("x");
    }

    @Test
    void wordsForNoValueAreMissingInNumbersWhateverTheirCase() {
        List<String> words =
                List.of("NA", "n/a", "Null", "NONE", "nan", "#N/A", "#DIV/0!", "-", "?", ".", "<NA>", "NaT");

        ReadRows read = read(row -> row < words.size() ? words.get(row) : "" + row);

        assertThat(Given.rows(read.table()).subList(0, 13))
                .containsExactly(
                        "0.0|-",
                        "1.0|-",
                        "0.0|-",
                        "1.0|-",
                        "0.0|-",
                        "1.0|-",
                        "0.0|-",
                        "1.0|-",
                        "0.0|-",
                        "1.0|-",
                        "0.0|-",
                        "1.0|-",
                        "0.0|12.0");
        assertThat(read.treatment("x").asMissing().values()).isEqualTo(words.size());
        assertThat(read.treatment("x").asMissing().list())
                .isEqualTo("'#DIV/0!' (1), '#N/A' (1), '-' (1), '.' (1), '<NA>' (1), '?' (1), 'NA' (1), 'NONE' (1),"
                        + " 'NaT' (1), 'Null' (1) and 2 more");
    }

    @Test
    void aWordThatStandsAmidCategoriesIsACategory() {
        ReadRows read = read(row -> row % 2 == 0 ? "NA" : "EU");

        assertThat(((Column.Texts) read.table().column("x")).dictionary()).containsExactly("NA", "EU");
    }

    @Test
    void otherTextsAmidNumbersAreRefusedByLine() {
        assertThatThrownBy(() -> read(row -> row == 100 ? "12,5" : row == 150 ? "7,25" : row + ".5"))
                .hasMessage("""
                        Numeric column 'x' has no number in 2 rows:
                          data/t.csv:102 '12,5'
                          data/t.csv:152 '7,25'
                        These look like numbers with a comma before the decimals. Write them like the others, or add \
                        <number><columns>x</columns><decimal>,</decimal></number> to <numbers> in <dataset>, if all numbers \
                        of the column are written so.""");
        assertThatThrownBy(() -> read(row -> row == 1 ? "many" : "" + row)).hasMessage("""
                Numeric column 'x' has no number in 1 row:
                  data/t.csv:3 'many'
                If 'many' means that there is no value, add <missing>many</missing> to <dataset>; else correct the data, or \
                list the column under <categorical> in <features> if it holds no numbers.""");
        assertThatThrownBy(() -> read(row -> row < 15 ? "one of " + (char) ('a' + row) : "" + row))
                .hasMessageStartingWith("""
                Numeric column 'x' has no number in 15 rows:
                  data/t.csv:2 'one of a'
                  data/t.csv:3 'one of b'
                """)
                .hasMessageEndingWith("""
                  data/t.csv:11 'one of j'
                  and 5 more
                Correct the data, or name the texts that mean "no value" by <missing> in <dataset>, or list the column under \
                <categorical> in <features> if it holds no numbers.""");
    }

    static Stream<Arguments> dresses() {
        return Stream.of(
                dressed(row -> row + ",5", "a comma before the decimals", "<decimal>,</decimal>"),
                dressed(row -> "1," + (100 + row) + ".5", "',' between the thousands", "<thousands>,</thousands>"),
                dressed(
                        row -> "1." + (100 + row) + ",5",
                        "a comma before the decimals and '.' between the thousands",
                        "<decimal>,</decimal><thousands>.</thousands>"),
                dressed(row -> "2'" + (100 + row) + "'000", "''' between the thousands", "<thousands>'</thousands>"),
                dressed(
                        row -> "2\u00a0" + (100 + row),
                        "a blank between the thousands",
                        "<thousands>blank</thousands>"),
                dressed(row -> row + " EUR", "'EUR' beside them", "<unit>EUR</unit>"),
                dressed(row -> "CHF " + row + ".20", "'CHF' beside them", "<unit>CHF</unit>"),
                dressed(row -> "$" + row + ".50", "'$' beside them", "<unit>$</unit>"),
                dressed(
                        row -> "R$ 1." + (100 + row) + ",50",
                        REAL,
                        "<decimal>,</decimal><thousands>.</thousands><unit>R$</unit>"),
                dressed(
                        row -> "US$1," + (100 + row) + ".50",
                        "',' between the thousands and 'US$' beside them",
                        "<thousands>,</thousands><unit>US$</unit>"),
                dressed(row -> "Rs. " + row + ".16", "'Rs.' beside them", "<unit>Rs.</unit>"),
                dressed(row -> "kr " + row, "'kr' beside them", "<unit>kr</unit>"),
                dressed(row -> row + " kr.", "'kr.' beside them", "<unit>kr.</unit>"),
                dressed(row -> "z\u0142" + row, "'z\u0142' beside them", "<unit>z\u0142</unit>"),
                dressed(row -> row + ".5 m2", "'m2' beside them", "<unit>m2</unit>"),
                dressed(
                        row -> row % 3 == 0 ? "$(1," + (100 + row) + ".64)" : "$" + row,
                        "',' between the thousands and '$' beside them and brackets for negative ones",
                        "<thousands>,</thousands><unit>$</unit><negative>brackets</negative>"),
                dressed(row -> row + "%", "'%' beside them", "<unit>%</unit>"),
                dressed(row -> row + ".5 % p.a.", "'% p.a.' beside them", "<unit>% p.a.</unit>"),
                dressed(row -> row + " fl. oz.", "'fl. oz.' beside them", "<unit>fl. oz.</unit>"),
                dressed(
                        row -> row % 3 == 0 ? "(" + row + ")" : "" + row,
                        "brackets for negative ones",
                        "<negative>brackets</negative>"),
                dressed(
                        row -> row % 3 == 0 ? row + "-" : "" + row,
                        "a minus behind them",
                        "<negative>trailing-minus</negative>"));
    }

    private static Arguments dressed(IntFunction<String> values, String words, String elements) {
        return Arguments.of(values, words, elements);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("dresses")
    void numbersInADressAreRefusedWithTheSettingThatReadsThem(
            IntFunction<String> values, String words, String elements) {
        assertThatThrownBy(() -> read(values))
                .hasMessageStartingWith("Column 'x' looks like numbers with " + words + ": '")
                .hasMessageContaining(
                        "add <number><columns>x</columns>" + elements + "</number> to <numbers> in <dataset>")
                .hasMessageEndingWith("; if these are no numbers, list the column under <categorical> in <features>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2212", "\u2013", "\u2012", "\u2014", "\u2010", "\u2011", "\ufe63", "\uff0d"})
    void aMinusMayBeAnyDash(String minus) {
        ReadRows read = read(row -> row % 3 == 0 ? minus + row + ".5" : "" + row);

        assertThat(read.treatment("x").reason()).isEqualTo(Reason.NUMBER);
        assertThat(Given.rows(read.table()).subList(0, 4))
                .containsExactly("0.0|-0.5", "1.0|1.0", "0.0|2.0", "1.0|-3.5");
    }

    @Test
    void whatIsDeclaredOfNumbersHoldsWhereverTheWordsStand() {
        Given early = dressed(row -> row < 50 ? "NA" : "1." + (100 + row));
        Given late = dressed(row -> row >= ROWS - 50 ? "NA" : "1." + (100 + row));

        for (ReadRows read : List.of(early.read(), late.read())) {
            assertThat(read.treatment("x").reason()).isEqualTo(Reason.NUMBER);
            assertThat(Given.rows(read.table())).contains("0.0|1200.0", "1.0|1201.0");
        }
    }

    private Given dressed(IntFunction<String> values) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 + ";" + values.apply(row) + "\n")
                .collect(Collectors.joining());
        return new Given(folder)
                .file("t.csv", "y;x\n" + rows)
                .numbers(new NumberFormat(List.of(), ",", ".", null, null));
    }

    @Test
    void plainNumbersWhereOthersAreDeclaredAreRefusedWithTheSettingThatReadsThem() {
        assertThatThrownBy(() -> dressed(row -> row + ".5").read())
                .hasMessageStartingWith("Column 'x' looks like numbers with a point before the decimals: '0.5', '1.5',"
                        + " '2.5'. To have it read so, add <number><columns>x</columns><decimal>.</decimal></number> to"
                        + " <numbers> in <dataset>");
    }

    @Test
    void aTextAmongWhatIsLeftOutIsNoFault() {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row + ",x" + row % 2 + ",\n")
                .collect(Collectors.joining());
        String heldBack = Given.rows(side(rows, Side.HELD_BACK).table())
                .get(0)
                .replace(".0|", ",")
                .replace("|-", ",");
        int training = side(rows, Side.TRAINING).table().rows();

        for (int i = 0; ; i++) {
            ReadRows read = side(
                    ("\n" + rows).replace("\n" + heldBack + "\n", "\n" + heldBack + "fine" + i + "\n"), Side.TRAINING);
            // Another text may move the row to the other side.
            if (read.table().rows() == training) {
                assertThat(read.treatment("empty").reason()).isEqualTo(Reason.EMPTY);
                break;
            }
        }
    }

    private ReadRows side(String rows, Side side) {
        return new Given(folder).file("t.csv", "a,b,empty\n" + rows).side(side).read();
    }

    @Test
    void thousandsThatMayBeDecimalsAreSaidToBe() {
        assertThatThrownBy(() -> read(row -> "7," + (100 + row))).hasMessage("""
                Column 'x' looks like numbers with a comma before the decimals: '7,100', '7,101', '7,102'. To have it read \
                so, add <number><columns>x</columns><decimal>,</decimal></number> to <numbers> in <dataset>, with \
                <thousands>,</thousands> in place of <decimal> if ',' stands between thousands; if these are no numbers, \
                list the column under <categorical> in <features>.""");
    }

    @Test
    void thousandsThatSmallerNumbersLackAreNoDecimals() {
        assertThatThrownBy(() -> read(row -> row % 2 == 0 ? "" + row : "7," + (100 + row)))
                .hasMessage("""
                Column 'x' looks like numbers with ',' between the thousands: '7,101', '7,103', '7,105'. To have it read \
                so, add <number><columns>x</columns><thousands>,</thousands></number> to <numbers> in <dataset>; if these \
                are no numbers, list the column under <categorical> in <features>.""");
    }

    @Test
    void pointsThatMayStandBetweenThousandsAreSaidTo() {
        assertThatThrownBy(() -> read(row -> "7." + (100 + row) + " EUR")).hasMessage("""
                Column 'x' looks like numbers with 'EUR' beside them: '7.100 EUR', '7.101 EUR', '7.102 EUR'. To have it read \
                so, add <number><columns>x</columns><unit>EUR</unit></number> to <numbers> in <dataset>, with \
                <decimal>,</decimal><thousands>.</thousands> in it if '.' stands between thousands; if these are no numbers, \
                list the column under <categorical> in <features>.""");
    }

    @Test
    void aTargetInADressIsNoClass() {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 7 + ";1." + (100 + row) + ",50\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> TargetReader.read(
                        new Given(folder)
                                .file("t.csv", "a;price\n" + rows)
                                .target("price")
                                .request(),
                        null))
                .hasMessageStartingWith(
                        "Target column 'price' looks like numbers with a comma before the decimals and '.'"
                                + " between the thousands: '1.100,50', '1.101,50', '1.102,50'. To have it read so, add"
                                + " <number><columns>price</columns><decimal>,</decimal><thousands>.</thousands></number> to"
                                + " <numbers> in <dataset>; if these are names of classes, set <task>classification</task>.");
    }

    @Test
    void datesAreSecondsSince1970() {
        ReadRows read = read(row -> row == 0 ? "1970-01-02" : row == 1 ? "" : "2000-03-01");

        assertThat(Given.rows(read.table()).subList(0, 3))
                .containsExactly("0.0|86400.0", "1.0|-", "0.0|9.51868800E8".replace("9.51868800E8", "9.518688E8"));
        assertThat(read.treatment("x").form().date()).isEqualTo(DateForm.DATE);
        assertThat(read.schema().get(1).dates()).isEqualTo(DateForm.DATE);
    }

    @Test
    void columnsThatAreKeptAreFeaturesAllTheSame() {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "7,x,id" + row + ",,0001\n")
                .collect(Collectors.joining());
        Given given = new Given(folder).file("t.csv", "n,c,i,e,z\n" + rows);

        Map<String, Reason> kept = reasons(given.keep("n", "c", "i", "e", "z").read());

        assertThat(kept)
                .isEqualTo(Map.of(
                        "n",
                        Reason.NUMBER,
                        "c",
                        Reason.CATEGORY,
                        "i",
                        Reason.CATEGORY,
                        "e",
                        Reason.NUMBER,
                        "z",
                        Reason.CODE));
    }

    private static Map<String, Reason> reasons(ReadRows read) {
        return read.treatments().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().reason()));
    }

    private ReadRows read(IntFunction<String> values) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 + ",\"" + values.apply(row) + "\"\n")
                .collect(Collectors.joining());
        return new Given(folder).file("t.csv", "y,x\n" + rows).read();
    }
}
