package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.Panels;
import io.github.mlmodel.engine.trees.boosting.bins.RowCodes;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramFillerTest {

    private static final int LEAST = 2_000;

    private final Random random = new Random(11);

    /** A table that the second cache holds, one of two blocks of columns a row that it does not, and one of four. */
    @ParameterizedTest
    @CsvSource({"5000, 12", "70000, 12", "40000, 30"})
    void sumsAreThoseOfTheRowsHoweverLargeTheTableIs(int rows, int width) {
        BinnedTable table = table(rows, width);
        long[] pairs = random.longs(rows).toArray();
        // Rows with gaps, and then all, which follow each other.
        int[] chosen = IntStream.range(0, rows)
                .filter(row -> row >= rows - LEAST || random.nextInt(3) == 0)
                .toArray();
        NodeSums sums = new NodeSums(table);

        new HistogramFiller(table).fill(chosen, 1, chosen.length - 1, pairs, sums);

        for (int column = 0; column < width; column++) {
            int first = table.slot(column) % Panels.BLOCK * NodeSums.PLACES;
            assertThat(Arrays.copyOfRange(
                            sums.blocks[table.slot(column) / Panels.BLOCK], first, first + NodeSums.PLACES))
                    .isEqualTo(expected(table.cells(column, new byte[0]), chosen, pairs));
        }
    }

    private static long[] expected(RowCodes cells, int[] chosen, long[] pairs) {
        long[] expected = new long[NodeSums.PLACES];
        for (int row : Arrays.copyOfRange(chosen, 1, chosen.length - 1)) {
            expected[cells.codes()[cells.first() + row * cells.step()] & 0xFF] += pairs[row];
        }
        return expected;
    }

    private BinnedTable table(int rows, int width) {
        List<FeatureColumn> columns = IntStream.range(0, width)
                .<FeatureColumn>mapToObj(column -> new FeatureColumn.Dense(numbers(rows)))
                .toList();
        List<String> names = IntStream.range(0, width).mapToObj(c -> "x" + c).toList();
        try (WorkPool workers = new WorkPool(1)) {
            TableLayout layout = TableLayout.of(
                    new FeatureMatrix(rows, names, columns), List.of(), 255, 1, RowShare.local(rows), workers);
            return new BinnedTable(layout, false, workers);
        }
    }

    private float[] numbers(int rows) {
        float[] numbers = new float[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = random.nextFloat();
        }
        return numbers;
    }
}
