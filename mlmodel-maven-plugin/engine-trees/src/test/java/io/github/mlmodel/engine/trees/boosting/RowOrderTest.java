package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static final int ROWS = 100_000;

    @Test
    void rowsStayInRisingOrderOnBothSidesWhateverTheThreadsAndWhereverTheCodesLie() {
        FeatureMatrix features = SampleData.weighted(ROWS, 2, 3).features();

        int[] alone = divided(features, 1, true);

        assertThat(divided(features, 2, true)).isEqualTo(alone);
        assertThat(divided(features, 5, true)).isEqualTo(alone);
        assertThat(divided(features, 1, false)).isEqualTo(alone);
        assertThat(IntStream.of(alone).sorted().toArray())
                .isEqualTo(IntStream.range(0, ROWS).toArray());
    }

    /** Returns the order of rows after two splits, in which those of each leaf rise. */
    private static int[] divided(FeatureMatrix features, int threads, boolean twice) {
        try (WorkPool workers = new WorkPool(threads)) {
            BinnedTable table = new BinnedTable(
                    TableLayout.of(features, List.of(), 255, 1, RowShare.local(ROWS), workers), twice, workers);
            RowOrder order = new RowOrder(table, new SharedRows(workers, threads));
            order.reset();
            BestSplit split = new BestSplit();
            split.feature = 0;
            split.lastLeft = 170;
            int middle = order.divide(0, ROWS, split);
            split.lastLeft = 40;
            int quarter = order.divide(0, middle, split);

            assertThat(quarter).isBetween(1, middle - 1);
            for (int[] leaf : new int[][] {{0, quarter}, {quarter, middle}, {middle, ROWS}}) {
                assertThat(IntStream.range(leaf[0] + 1, leaf[1]).allMatch(i -> order.rows()[i - 1] < order.rows()[i]))
                        .isTrue();
            }
            return order.rows();
        }
    }
}
