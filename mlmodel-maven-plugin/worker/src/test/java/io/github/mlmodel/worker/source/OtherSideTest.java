package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.worker.split.RowHash;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the form of a column is named on whichever side it stands, together with all else that is wrong. */
class OtherSideTest {

    private static final int ROWS = 300;

    private static final int WRONG_ROW = 50;

    private static final List<String> NAMES = List.of("x", "z", "n", "y");

    private static final long SEED = 1;

    private static final long[] SALTS = RowHash.salts(NAMES, Set.copyOf(NAMES), SEED);

    private static final String NO_NUMBER = "Numeric column 'x' has no number";

    @TempDir
    Path folder;

    static Stream<Arguments> kindsAndSides() {
        IntFunction<String> number = row -> row + ".5";
        IntFunction<String> day = row -> LocalDate.of(2020, 1, 1).plusDays(row).toString();
        IntFunction<String> time = row -> day.apply(row) + "T12:00";
        IntFunction<String> wordsFirst = row -> row < 20 ? "null" : number.apply(row);
        return Stream.of(
                        arguments("numbers", number, "odd", NO_NUMBER),
                        arguments("numbers below words", wordsFirst, "odd", NO_NUMBER),
                        arguments("infinity", number, "inf", "Numeric column 'x' has no finite number"),
                        arguments("dressed", (IntFunction<String>) row -> row + ",5 %", "odd", NO_NUMBER),
                        arguments("dates", day, "odd", noDate("date")),
                        arguments("no day of a calendar", day, "2020-02-30", noDate("date")),
                        arguments("times", time, "2020-01-01", noDate("date-time")),
                        arguments(
                                "moments",
                                (IntFunction<String>) row -> time.apply(row) + "Z",
                                "2020-01-01T12:00",
                                noDate("offset-date-time")))
                .flatMap(kind -> Stream.of(Side.TRAINING, Side.HELD_BACK, Side.ALL)
                        .map(side -> {
                            List<Object> all = new ArrayList<>(List.of(kind.get()));
                            all.add(side);
                            return arguments(all.toArray());
                        }));
    }

    @Test
    void aRowWithoutASideHidesNothingElse() {
        String rows = IntStream.range(0, 100)
                .mapToObj(row -> (row == 20 ? "bad" : row == 70 ? "worse" : row + "") + ","
                        + (row == 10 ? "soon" : "2026-01-" + (10 + row / 5)) + ","
                        + (row == 11 ? "" : row == 12 ? "much" : row + ".5"))
                .collect(Collectors.joining("\n"));
        Given given = new Given(folder)
                .file("a.csv", "x,day,y\n" + rows)
                .target("y")
                .heldBack(new HeldBack.After("day", "2026-01-20", null))
                .side(Side.TRAINING);

        assertThatThrownBy(() -> TargetReader.read(given.request(), null)).hasMessage("""
                        <testAfter> cannot tell of 1 row whether it is held back:
                          data/a.csv:12 has 'soon' in 'day'
                        Its value is compared with 2026-01-20, so that it is a date such as 2026-01-31, or none. If the dates have another form, name it, for example <form>dd.MM.yyyy</form> in <testAfter>. Else correct the data, or name the texts that mean "no value" by <missing> in <dataset>.
                        Target column 'y' has no value in 1 row:
                          data/a.csv:13 has no value
                        Delete these rows from the data, or give them a value: no element leaves rows out.
                        Numeric column 'x' has no number in 2 rows:
                          data/a.csv:22 'bad'
                          data/a.csv:72 'worse'
                        Correct the data, or name the texts that mean "no value" by <missing> in <dataset>, or list the column under <categorical> in <features> if it holds no numbers.
                        Numeric column 'y' has no number in 1 row:
                          data/a.csv:14 'much'
                        Correct these rows, or delete them from the data: no element leaves rows out. Where the values are \
                        classes, set <task>classification</task>.""");
    }

    private static String noDate(String form) {
        return "Date column 'x' has no date of the form '" + form + "'";
    }

    @ParameterizedTest(name = "{0}, {4}")
    @MethodSource("kindsAndSides")
    void aCellThatBreaksTheFormIsNamedWithWhatElseIsWrong(
            String kind, IntFunction<String> cell, String odd, String sentence, Side side) {
        Given given = given(cell, odd, side);
        if (kind.equals("dressed")) {
            given.numbers(new NumberFormat(List.of("x"), ",", null, "%", null));
        }

        assertThatThrownBy(given::read)
                .hasMessageContaining(
                        "Numeric column 'z' has no number in 1 row:\n  data/a.csv:" + line(WRONG_ROW) + " 'bad'")
                .hasMessageContaining(
                        side == Side.ALL
                                ? sentence + " in 2 rows:\n  " + named(100, odd) + "\n  " + named(200, odd) + "\n"
                                : sentence + " in 1 row:\n  " + named(side == Side.TRAINING ? 100 : 200, odd) + "\n");
    }

    /** Row 100 is one to train on, row 200 one that is held back. */
    private Given given(IntFunction<String> cell, String odd, Side side) {
        StringBuilder rows = new StringBuilder("x\tz\tn\ty\n");
        for (int row = 0; row < ROWS; row++) {
            boolean isOdd = (row == 100 && side != Side.HELD_BACK) || (row == 200 && side != Side.TRAINING);
            String x = isOdd ? odd : cell.apply(row);
            String z = row == WRONG_ROW ? "bad" : row + "";
            rows.append(row(x, z, row % 50, row == 200)).append('\n');
        }
        return new Given(folder)
                .file("a.csv", rows.toString())
                .delimiter("tab")
                .target("y")
                .seed(SEED)
                .side(Side.TRAINING);
    }

    private static String row(String x, String z, int y, boolean heldBack) {
        for (int n = 0; ; n++) {
            List<String> values = List.of(x, z, y + n * 100 + "", y + "");
            if (isHeldBack(values) == heldBack) {
                return String.join("\t", values);
            }
        }
    }

    private static boolean isHeldBack(List<String> values) {
        long sum = 0;
        for (int i = 0; i < SALTS.length; i++) {
            char[] text = values.get(i).toCharArray();
            sum += RowHash.ofValue(SALTS[i], text, 0, text.length);
        }
        return RowHash.below(sum, HeldBack.DEFAULT_SHARE);
    }

    private static String named(int row, String text) {
        return "data/a.csv:" + line(row) + " '" + text + "'";
    }

    private static int line(int row) {
        return row + 2;
    }
}
