package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspicionsTest {

    private static final int ROWS = 40;

    @Test
    void numbersThatCountTheRowsAreNamed() {
        assertThat(of(row -> row + 1, Reason.NUMBER))
                .containsExactly(
                        "Column 'x' counts the rows: where rows are sorted, that gives the target away, and a new row"
                                + " has no such number. Name it under <exclude> in <dataset>.");
        assertThat(of(row -> 100 * row, Reason.NUMBER)).isEmpty();
        assertThat(of(row -> Math.floorDiv(row, 2), Reason.NUMBER)).isEmpty();
        assertThat(of(row -> row == 7 ? Double.NaN : row, Reason.NUMBER)).isEmpty();
        assertThat(of(row -> row + 1, Reason.DECLARED)).isEmpty();
    }

    @Test
    void numbersThatMayBeMomentsAreNamedWithTheElementThatReadsThem() {
        assertThat(of(row -> 1_700_000_000 + 86_400 * (row * 7 % 40), Reason.NUMBER))
                .containsExactly("Column 'x' is read as numbers such as 1700000000, which may be moments"
                        + " (2023-11-14T22:13:20Z). To have them read so, add <dates><date><columns>x</columns><form>"
                        + "epoch-seconds</form></date></dates> to <features>, with <others>by-type</others>; to keep them"
                        + " as they are, list the column under <numeric>.");
        assertThat(of(row -> 1_700_000_000_000.0 + 1000 * (row * 7 % 40), Reason.NUMBER))
                .singleElement()
                .asString()
                .contains("<form>epoch-milliseconds</form>");
        assertThat(of(row -> 1_700_000_000.5 + row, Reason.NUMBER)).isEmpty();
        assertThat(of(row -> row == 3 ? 12 : 1_700_000_000 + 977 * (row * 7 % 40), Reason.NUMBER))
                .isEmpty();
    }

    @Test
    void numbersThatAreAllButOneAsFloatsAreToldWithBothCounts() {
        assertThat(of(row -> (1 + row * 7 % 40) * 1e-47, Reason.DECLARED))
                .containsExactly(
                        "Column 'x' has 40 different values in the training rows, and as 32-bit floats, as which they"
                                + " are learnt, they are 1: most are smaller than these hold (1.2e-38). Scale the column, as by another"
                                + " unit.");
        assertThat(of(row -> row == 3 ? 1e-47 : row * 0.3, Reason.NUMBER)).isEmpty();
        assertThat(of(row -> row == 3 ? Double.NaN : row == 4 ? -0.0 : (row - 20) * 1e-47, Reason.NUMBER))
                .singleElement()
                .asString()
                .startsWith("Column 'x' has 38 different values in the training rows, and as 32-bit floats, as which"
                        + " they are learnt, they are 1:");
        assertThat(of(row -> (1 + row * 7 % 40) * 1e-37, Reason.NUMBER)).isEmpty();
    }

    @Test
    void numbersThatLookLikeDaysAreNamed() {
        assertThat(of(row -> 20_240_229 - 100 * (row % 2), Reason.NUMBER))
                .containsExactly(
                        "Column 'x' is read as numbers such as 20240229, which look like dates. To have them read"
                                + " so, write them as 2024-02-29; to keep them as they are, list the column under <numeric> in"
                                + " <features>.");
        assertThat(of(row -> row == 7 ? 20_240_230 : 20_240_229 - row % 2, Reason.NUMBER))
                .isEmpty();
        assertThat(of(row -> row == 7 ? 20_240_228.5 : 20_240_228 - row % 2, Reason.NUMBER))
                .isEmpty();
    }

    private static List<String> of(IntToDoubleFunction values, Reason reason) {
        Table table = new Table(
                ROWS,
                List.of(new Column.Numbers(
                        "x", IntStream.range(0, ROWS).mapToDouble(values).toArray())));
        ReadRows read = new ReadRows(
                table, Map.of("x", Treatment.of(ColumnKind.NUMERIC, reason)), "digest", ROWS, List.of(), 0);
        return Suspicions.of(read, List.of(new ColumnSchema("x", ColumnKind.NUMERIC)));
    }
}
