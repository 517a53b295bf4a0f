package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no feature, weight or target can be, or hardly was meant to be. */
class OutOfRangeTest {

    @TempDir
    Path folder;

    private Given given(String header, IntFunction<String> row) {
        String rows = IntStream.range(0, 100).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
        return new Given(folder).file("a.csv", rows).target("y");
    }

    @Test
    void aNumberThatNoFloatHoldsIsToldWithItsLine() {
        Given given = given("x,y", i -> (i == 7 ? "1e39" : i == 9 ? "-1e40" : i + ".5") + "," + i % 50);

        assertThatThrownBy(given::read)
                .hasMessage(
                        "Numeric column 'x' has a number beyond the range of a float (3.4e38), as which it is learnt, in 2"
                                + " rows:\n  data/a.csv:9 '1e39'\n  data/a.csv:11 '-1e40'\nCorrect the data, scale the column, or name"
                                + " the texts that mean \"no value\" by <missing> in <dataset>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3.4028235e+38", "3.4028235E38", "-3.40282347e+38", "3.4028234663852886e38"})
    void theLargestFloatIsReadHoweverItIsRounded(String written) {
        IntFunction<String> row = i -> (i == 7 ? written : i + ".5") + "," + i % 50;
        double largest = Double.parseDouble(written);

        assertThat(numbers(given("x,y", row), "x")).contains(largest);
        assertThat(numbers(given("y,x", row), "y")).contains(largest);
    }

    private static double[] numbers(Given given, String column) {
        ReadRows rows = TargetReader.read(given.request(), Task.REGRESSION).rows();
        return ((Column.Numbers) rows.table().column(column)).values();
    }

    @Test
    void aTargetThatNoFloatHoldsIsTold() {
        Given given = given("y,x", i -> (i == 7 ? "3.4028236e38" : i + ".5") + "," + i % 50);

        assertThatThrownBy(() -> TargetReader.read(given.request(), Task.REGRESSION))
                .hasMessage("Target column 'y' holds numbers beyond the range of a float (3.4e38), as which targets are"
                        + " learnt and predicted, in 1 row: 8 (3.4028236E38), counted from 1 among the rows read."
                        + " Correct them, or scale the column.");
    }

    @Test
    void allWeightsThatAreNoneAreToldWithTheirLines() {
        Given given = given("x,w,y", i -> i + "," + (i % 9 == 0 ? "0" : i == 5 ? "-1" : "2") + "," + i % 50)
                .weight("w")
                .kind("w", ColumnKind.NUMERIC);

        assertThatThrownBy(given::read).hasMessage("""
                Weight column 'w' has no weight above 0 in 13 rows:
                  data/a.csv:2 '0'
                  data/a.csv:7 '-1'
                  data/a.csv:11 '0'
                  data/a.csv:20 '0'
                  data/a.csv:29 '0'
                  data/a.csv:38 '0'
                  data/a.csv:47 '0'
                  data/a.csv:56 '0'
                  data/a.csv:65 '0'
                  data/a.csv:74 '0'
                  and 3 more
                Correct these rows, delete them from the data, or remove <weight>.""");
    }

    @Test
    void rowsWithoutAWeightAreToldWithTheirLinesToo() {
        Given given = given(
                        "x,w,y",
                        i -> i + "," + (i == 3 ? "" : i == 5 ? "none given" : i == 7 ? "-2" : "2") + "," + i % 50)
                .missing("none given")
                .weight("w")
                .kind("w", ColumnKind.NUMERIC);

        assertThatThrownBy(given::read).hasMessage("""
                Weight column 'w' has no weight above 0 in 1 row:
                  data/a.csv:9 '-2'
                Correct these rows, delete them from the data, or remove <weight>.
                Weight column 'w' has no value in 2 rows:
                  data/a.csv:5 has no value
                  data/a.csv:7 has no value
                Give each row a weight above 0, delete these rows from the data, or remove <weight>.""");
    }

    @Test
    void aTargetInGroupsOfThousandsIsToldUntilItsTaskIsSaid() {
        Given given = given("x,y", i -> i + "," + (1 + i % 30) + "." + (100 + 7 * i));

        assertThat(told(given, null))
                .containsExactly(
                        "Points of the target may stand between thousands, and are read as decimal points: 'y' (three"
                                + " digits follow each, as in 30.723). If they do, add <number><columns>y</columns><decimal>,</decimal>"
                                + "<thousands>.</thousands></number> to <numbers> in <dataset>; if they do not, set"
                                + " <task>regression</task>.");
        assertThat(told(given, Task.REGRESSION)).isEmpty();
        assertThat(told(given("x,y", i -> i + "," + i % 30 + ".5"), null)).isEmpty();
    }

    private static List<String> told(Given given, @Nullable Task task) {
        return Misgiving.sentences(
                TargetReader.read(given.request(), task).rows().treatment("y").misgivings());
    }

    @Test
    void blanksAroundANameCountNoMoreThanAroundAValue() {
        Given given = given("\u00a0x ,\u2007y\u00a0", i -> i + "," + i % 50);

        assertThat(given.read().table().names()).containsExactly("x", "y");
    }
}
