package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows are held back where each row is asked itself. */
class AskedSplitTest {

    private static final List<String> DAYS = List.of(
            "2025-12-31", "2026-01-01", "", "2024-02-29T10:00", "NA", "2026-01-01 00:00", "2026-03-01T01:00+02:00");

    @TempDir
    private Path folder;

    @Test
    void rowsOfADayAndLaterAreHeldBackAndThoseWithoutOneAreTrainedOn() {
        ReadRows training =
                days().heldBack(after("2026-01-01")).side(Side.TRAINING).read();
        ReadRows heldBack = rows(days().heldBack(after("2026-01-01")).side(Side.HELD_BACK));

        assertThat(numbers(training)).containsExactly("0", "2", "3", "4");
        assertThat(numbers(heldBack)).containsExactly("1", "5", "6");
        assertThat(training.withoutValue()).isEqualTo(2);
        assertThat(training.deciding()).containsExactly("day");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:01, 6",
        "2026-02-28T23:00Z, 6",
        "2026-02-28T23:00:00.001Z,",
        "2024-02-29T10:00, 0 1 3 5 6",
    })
    void timesAndOffsetsCount(String value, @Nullable String held) {
        Given given = days().heldBack(after(value)).side(Side.HELD_BACK);

        if (held == null) {
            assertThatThrownBy(given::read)
                    .hasMessage("No row of data/a.csv is held back: <testAfter> holds back rows where day >= " + value
                            + ", and all 7 rows are trained on. Change <testAfter>, or give a <testSource>.");
        } else {
            assertThat(numbers(rows(given))).containsExactly(held.split(" "));
        }
    }

    @Test
    void aValueThatLeavesNoRowToTrainOnIsRefused() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("a.csv", "v,day\n0,2026-01-01\n")
                        .heldBack(after("2026-01-01"))
                        .side(Side.TRAINING)
                        .read())
                .hasMessage(
                        "No row of data/a.csv is left to train on: <testAfter> holds back rows where day >= 2026-01-01,"
                                + " and the only row is held back. Change <testAfter>, or give a <testSource>.");
    }

    @Test
    void numbersAreComparedAsTheirFileWritesThem() {
        Given given = new Given(folder)
                .file("a.csv", "v;year\n0;1.999\n1;2.000,5\n2;-\n3;2.001\n")
                .delimiter(";")
                .numbers(new NumberFormat(List.of(), ",", ".", null, null))
                .kind("v", ColumnKind.NUMERIC)
                .heldBack(new HeldBack.After("year", "2000", null))
                .side(Side.HELD_BACK);

        assertThat(numbers(rows(given))).containsExactly("1", "3");
        assertThat(rows(given).withoutValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"31.12.2025, 1.1.2026, dd.MM.yyyy", "1767225599, 1767225600, epoch-seconds"})
    void datesOfAnotherFormAreReadByThatForm(String before, String after, String form) {
        DateForm known = List.of(DateForm.values()).stream()
                .filter(one -> one.text().equals(form))
                .findFirst()
                .orElseThrow();
        Given given = new Given(folder)
                .file("a.csv", "v,day\n0," + before + "\n1," + after + "\n")
                .heldBack(new HeldBack.After("day", "2026-01-01", known))
                .side(Side.HELD_BACK);

        assertThat(numbers(rows(given))).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void whatIsNeitherADateNorMissingIsRefusedByLineOnBothSides(Side side) {
        assertThatThrownBy(() -> new Given(folder)
                        .file("a.csv", "v,day\n0,2026-01-01\n1,soon\n2,31.12.2025\n3,2025-02-01\n4,later\n")
                        .missing("later")
                        .heldBack(after("2026-01-01"))
                        .side(side)
                        .read())
                .hasMessage("""
                        <testAfter> cannot tell of 2 rows whether they are held back:
                          data/a.csv:3 has 'soon' in 'day'
                          data/a.csv:4 has '31.12.2025' in 'day'
                        Its value is compared with 2026-01-01, so that it is a date such as 2026-01-31, or none. If the dates have another form, name it, for example <form>dd.MM.yyyy</form> in <testAfter>. Else correct the data, or name the texts that mean "no value" by <missing> in <dataset>.""");
    }

    @Test
    void aWordForNoValueMovesNoRowThatCanBeCompared() {
        Given given = new Given(folder)
                .file("a.csv", "v,x\n0,-999\n1,3\n2,\n")
                .missing("-999", "3")
                .kind("v", ColumnKind.NUMERIC);

        assertThat(numbers(
                        rows(given.heldBack(new HeldBack.After("x", "0", null)).side(Side.HELD_BACK))))
                .containsExactly("1");
        assertThat(numbers(rows(given.heldBack(new HeldBack.When("x < 0")).side(Side.HELD_BACK))))
                .containsExactly("0");
        assertThat(numbers(
                        rows(given.heldBack(new HeldBack.When("x is missing")).side(Side.HELD_BACK))))
                .containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aColumnThatIsExcludedDecidesTheSameSidesAndIsNotRead(boolean excluded) {
        Given given = new Given(folder)
                .file("a.csv", "v,day\n0,2025-12-31\n1,2026-01-01\n2,\n3,2024-02-29T10:00\n4,NA\n")
                .kind("day", ColumnKind.CATEGORICAL)
                .heldBack(new HeldBack.When("day < 2026-01-01"))
                .side(Side.HELD_BACK);

        ReadRows rows = rows(excluded ? given.exclude("day") : given);

        assertThat(numbers(rows)).containsExactly("0", "3");
        assertThat(rows.table().names()).isEqualTo(excluded ? List.of("v") : List.of("v", "day"));
        assertThat(rows.deciding()).containsExactly("day");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void rowsAreCountedOverAllFilesWhateverTheNumberOfThreads(int threads) {
        String lines = IntStream.range(0, 200_000).mapToObj(i -> i + ",x").collect(Collectors.joining("\n"));
        Given given = new Given(folder)
                .file("a.csv", "v,c\n\n0,x\n1,\"x\"\n")
                .file("b.csv", "v,c\n" + lines + "\n")
                .kind("v", ColumnKind.NUMERIC)
                .threads(threads)
                .heldBack(new HeldBack.When("_row % 50000 = 1 and c = x"))
                .side(Side.HELD_BACK);

        assertThat(numbers(rows(given))).containsExactly("1", "49999", "99999", "149999", "199999");
        assertThat(rows(given).deciding()).containsExactly("c");
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void rowsOfAnOwnSourceAreAskedAsThoseOfAFileOfText(Side side) {
        HeldBack.When when = new HeldBack.When("region in (north, east) or _row = 3 or n > 1.5");
        Given text = new Given(folder)
                .file("a.csv", "region,n\nnorth,1\nsouth,2\nsouth,1\nsouth,0\n,1\n")
                .kind("region", ColumnKind.CATEGORICAL)
                .heldBack(when)
                .side(side);
        Given custom = new Given(folder)
                .file("a.words", "region:TEXT n:NUMBER\nnorth 1\nsouth 2\nsouth 1\nsouth 0\n_ 1\n")
                .reader("com.example:words:1.0")
                .heldBack(when)
                .side(side);

        assertThat(Given.rows(rows(custom).table()))
                .isEqualTo(Given.rows(rows(text).table()))
                .hasSize(side == Side.HELD_BACK ? 3 : 2);
    }

    @Test
    void whatAConditionCannotCompareIsRefusedByItsRow() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("a.words", "age:TEXT v:NUMBER\n3 1\nold 2\n")
                        .reader("com.example:words:1.0")
                        .heldBack(new HeldBack.When("v = 2 or age > 2"))
                        .side(Side.TRAINING)
                        .read())
                .hasMessage("""
                        <testWhen> cannot tell of 1 row whether it is held back:
                          data/a.words, row 2 has 'old' in 'age'
                        'v = 2 or age > 2' compares them with numbers or dates. Correct the data, ask for the column's values by '=' or 'in', or name the texts that mean "no value" by <missing> in <dataset>.""");
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheElementThatNamesIt() {
        assertThatThrownBy(() -> days().heldBack(new HeldBack.When("dai = 1 or w = 2"))
                        .side(Side.TRAINING)
                        .read())
                .hasMessage(
                        "Columns 'dai' of <testWhen> (did you mean 'day'?), 'w' of <testWhen> (did you mean 'v'?) are"
                                + " not in data/a.csv. Its columns are: v, day.");
    }

    private static HeldBack.After after(String value) {
        return new HeldBack.After("day", value, null);
    }

    private Given days() {
        String lines = IntStream.range(0, DAYS.size())
                .mapToObj(row -> row + "," + DAYS.get(row))
                .collect(Collectors.joining("\n"));
        return new Given(folder).file("a.csv", "v,day\n" + lines + "\n").kind("day", ColumnKind.CATEGORICAL);
    }

    private static ReadRows rows(Given given) {
        return given.read();
    }

    private static List<String> numbers(ReadRows rows) {
        return Given.rows(rows.table()).stream()
                .map(row -> row.substring(0, row.indexOf('.')))
                .toList();
    }
}
