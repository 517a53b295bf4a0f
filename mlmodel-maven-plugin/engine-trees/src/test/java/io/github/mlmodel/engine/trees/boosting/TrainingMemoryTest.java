package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.Deviation;
import io.github.mlmodel.engine.trees.boosting.loss.ManyClassLoss;
import io.github.mlmodel.engine.trees.boosting.loss.NumericLoss;
import io.github.mlmodel.engine.trees.boosting.loss.TwoClassLoss;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {

    private static final int ROWS = 1 << 20;
    private static final long MEGABYTE = 1 << 20;

    /** A heap of such a size. */
    private record Bounded(long most, long used) implements HeapSpace {
        @Override
        public void collect() {
            // All that is taken is needed.
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatItNeedsBeforeItStarts() {
        Bounded small = new Bounded(200 * MEGABYTE, 180 * MEGABYTE);

        assertThatThrownBy(() -> train(numbers(11, 1), small))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Trainer 'gradient-boosting': 1048576 rows of 12 columns need 46 MB of memory beside the rows"
                                + " as they were read: 16 MB for bins of 11 columns, 5 MB for 1 list, 25 MB for 25 bytes of each"
                                + " row, 1 MB for histograms. Of the heap's 200 MB, 20 MB are free, and 13 MB have to stay"
                                + " so. Set <jvmArgs>-Xmx282m</jvmArgs> (mlmodel.jvm.args), or train on fewer rows or columns.");
    }

    @Test
    void whatFitsIsTrained() {
        Bounded enough = new Bounded(200 * MEGABYTE, 140 * MEGABYTE);

        assertThat(train(numbers(11, 1), enough).isPresent()).isTrue();
    }

    /** The same would fit to the last bytes. */
    @Test
    void aHeapThatWouldBeFilledToItsEndIsRefused() {
        Bounded full = new Bounded(200 * MEGABYTE, 152 * MEGABYTE);

        assertThatThrownBy(() -> train(numbers(11, 1), full))
                .isInstanceOf(MlModelException.class)
                .hasMessageContaining("48 MB are free, and 13 MB have to stay so.");
    }

    /** With 20,000 columns a node's histogram has 41 MB, and three are the least. */
    @Test
    void histogramsOfManyColumnsCount() {
        TrainingMemory wide = memory(columns(100, 20_000), squared(100), false);

        assertThatThrownBy(() -> wide.in(new Bounded(100 * MEGABYTE, 0)))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Trainer 'gradient-boosting': 100 rows of 20000 columns need 120 MB of memory beside the rows"
                                + " as they were read: 2 MB for bins of 20000 columns, 1 MB for 24 bytes of each row,"
                                + " 118 MB for histograms. Of the heap's 100 MB, 100 MB are free, and 7 MB have to"
                                + " stay so. Set <jvmArgs>-Xmx149m</jvmArgs> (mlmodel.jvm.args), or train on fewer rows or columns.");
        assertThat(wide.in(new Bounded(150 * MEGABYTE, 0)).histograms()).isBetween(138 * MEGABYTE, 140 * MEGABYTE);
        assertThat(wide.in(new Bounded(5000 * MEGABYTE, 0)).histograms()).isEqualTo(256 * MEGABYTE);
    }

    /** Bins take 1 MB, rows 3 MB, and bins by column a further one. */
    @Test
    void binsLieTwiceWhereThereIsRoom() {
        TrainingMemory memory = memory(columns(1 << 17, 8), squared(1 << 17), false);

        assertThat(memory.in(new Bounded(8 * MEGABYTE, 0)).twice()).isTrue();
        assertThat(memory.in(new Bounded(6 * MEGABYTE, 0)).twice()).isFalse();
    }

    @Test
    void garbageIsCollectedBeforeATrainingIsRefused() {
        long[] used = {10 * MEGABYTE};
        HeapSpace heap = new HeapSpace() {
            @Override
            public long most() {
                return 10 * MEGABYTE;
            }

            @Override
            public long used() {
                return used[0];
            }

            @Override
            public void collect() {
                used[0] = 0;
            }
        };

        assertThat(memory(columns(1 << 17, 8), squared(1 << 17), false).in(heap).twice())
                .isTrue();
    }

    @Test
    void whatIsKeptOfARowDependsOnTheLoss() {
        FeatureMatrix columns = columns(100, 3);

        assertThat(memory(columns, squared(100), false).bytesOfRow()).isEqualTo(24);
        assertThat(memory(columns, new TwoClassLoss(new int[100]), true).bytesOfRow())
                .isEqualTo(24);
        assertThat(memory(columns, new ManyClassLoss(new int[100], 5), false).bytesOfRow())
                .isEqualTo(16 + 5 * (8 + 4));
        NumericLoss absolute = new NumericLoss(Deviation.ABSOLUTE, new double[100], 0);
        assertThat(memory(columns, absolute, false).bytesOfRow()).isEqualTo(32);
        assertThat(memory(columns, absolute, true).bytesOfRow()).isEqualTo(40);
    }

    private static NumericLoss squared(int rows) {
        return new NumericLoss(Deviation.SQUARED, new double[rows], 0);
    }

    private static TrainingMemory memory(FeatureMatrix features, BoostedLoss loss, boolean weighted) {
        try (WorkPool workers = new WorkPool(2)) {
            TableLayout layout = TableLayout.of(features, List.of(), 255, 20, RowShare.local(features.rows()), workers);
            return TrainingMemory.of(layout, loss, weighted);
        }
    }

    private static Optional<?> train(TrainingData<FeatureMatrix, ?> data, HeapSpace heap) {
        return new GradientBoostingTrainer(
                        new TrainerSpec(
                                "gradient-boosting", List.of(new Parameter.Entry("rounds", new Parameter.Text("1")))),
                        Task.REGRESSION,
                        Exchange.LOCAL,
                        heap)
                .learners()
                .train(data, SampleData.context(1));
    }

    /** Returns rows with such columns written out and one as a list, of every tenth row or all but every tenth. */
    private static TrainingData<FeatureMatrix, Target.Numbers> numbers(int width, int lists) {
        FeatureMatrix written = columns(ROWS, width);
        List<FeatureColumn> columns = new ArrayList<>(written.columns());
        List<String> names = new ArrayList<>(written.names());
        for (int i = 0; i < lists; i++) {
            int[] rows = IntStream.range(0, ROWS / 10).map(row -> 10 * row).toArray();
            float[] ones = new float[rows.length];
            Arrays.fill(ones, 1);
            columns.add(new FeatureColumn.Sparse(rows, ones));
            names.add("list " + i);
        }
        double[] targets = IntStream.range(0, ROWS).mapToDouble(row -> row % 5).toArray();
        return new TrainingData<>(new FeatureMatrix(ROWS, names, columns), new Target.Numbers(targets), null);
    }

    private static FeatureMatrix columns(int rows, int width) {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = row % 7;
        }
        return new FeatureMatrix(
                rows,
                IntStream.range(0, width).mapToObj(c -> "x" + c).toList(),
                Collections.nCopies(width, new FeatureColumn.Dense(values)));
    }
}
