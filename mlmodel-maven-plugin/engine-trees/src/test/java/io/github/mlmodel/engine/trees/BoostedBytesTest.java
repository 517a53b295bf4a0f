package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not change a byte of a model of gradient boosting, and what a training takes. */
class BoostedBytesTest {

    static List<TrainingData<FeatureMatrix, ?>> data() {
        return List.of(
                BoostedData.withMissing(SampleData.classification(20_000, 2, 1)),
                SampleData.weighted(20_000, 2, 1),
                SampleData.weighted(20_000, 4, 1),
                BoostedData.withMissing(SampleData.regression(20_000, 1)));
    }

    @ParameterizedTest
    @MethodSource("data")
    void numberOfThreadsDecidesNoByte(TrainingData<FeatureMatrix, ?> data) {
        String[] chance = {"rounds", "4", "subsample", "0.8", "columnSubsample", "0.7", "maxFeatures", "0.7"};
        byte[] one = bytes(data, 1, chance);

        assertThat(bytes(data, 2, chance)).isEqualTo(one);
        assertThat(bytes(data, 8, chance)).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("data")
    void orderOfRowsDecidesNoByte(TrainingData<FeatureMatrix, ?> data) {
        byte[] inOrder = bytes(data, 1, "rounds", "4");

        for (int shuffle = 0; shuffle < 3; shuffle++) {
            int[] rows = shuffled(data.rows(), shuffle);
            assertThat(bytes(BoostedData.select(data, rows), 1 + shuffle, "rounds", "4"))
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void listsOfRareValuesGrowTheSameTreesAsColumnsOfAllValues() {
        for (TrainingData<FeatureMatrix, ?> data :
                List.of(oneHot(SampleData.classification(5000, 2, 1)), oneHot(SampleData.weighted(5000, 3, 1)))) {
            TrainingData<FeatureMatrix, ?> dense =
                    new TrainingData<>(BoostedData.dense(data.features()), data.target(), data.weights());

            assertThat(bytes(dense, 1, "rounds", "10")).isEqualTo(bytes(data, 2, "rounds", "10"));
        }
    }

    /** As of texts: in bytes they would take 120 MB, and with 256 bins each a leaf's histogram 40 MB. */
    @Test
    void twentyThousandRareColumnsTakeMemoryByTheirEntries() throws Exception {
        TrainingData<FeatureMatrix, Target.Classes> data = words(3000, 20_000);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        TrainedModel<FeatureMatrix> model = BoostedData.train(data, 1, "rounds", "10");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100L << 20);
        assertThat(BoostedData.accuracy(model, data)).isGreaterThan(0.9);
        assertThat(ExportedGraph.predict(model.graph(), data.features()))
                .containsExactly(model.predict(data.features()).values(), within(1e-6f));
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, int threads, String... parameters) {
        return ExportedGraph.bytes(BoostedData.train(data, threads, parameters).graph());
    }

    private static int[] shuffled(int rows, long seed) {
        int[] shuffled = IntStream.range(0, rows).toArray();
        Mix64 random = Mix64.of(seed, 5);
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = row;
        }
        return shuffled;
    }

    /** Adds a category of thirty, of which each is rare. */
    private static <T extends Target> TrainingData<FeatureMatrix, T> oneHot(TrainingData<FeatureMatrix, T> data) {
        List<FeatureColumn> columns = new ArrayList<>(data.features().columns());
        List<String> names = new ArrayList<>(data.features().names());
        float[] numbers = ((FeatureColumn.Dense) columns.get(0)).values();
        for (int value = 0; value < 30; value++) {
            int wanted = value;
            columns.add(ones(IntStream.range(0, data.rows())
                    .filter(row -> (int) (numbers[row] * 7 + 15) == wanted)
                    .toArray()));
            names.add("group=" + value);
        }
        columns.remove(0);
        names.remove(0);
        return new TrainingData<>(new FeatureMatrix(data.rows(), names, columns), data.target(), data.weights());
    }

    private static FeatureColumn.Sparse ones(int[] rows) {
        float[] ones = new float[rows.length];
        Arrays.fill(ones, 1);
        return new FeatureColumn.Sparse(rows, ones);
    }

    /** Rows of three hundred words each; one of the first twenty tells the class. */
    private static TrainingData<FeatureMatrix, Target.Classes> words(int rows, int words) {
        Mix64 random = Mix64.of(1, 2);
        BitSet[] has = new BitSet[words];
        Arrays.setAll(has, word -> new BitSet(rows));
        int[] ids = new int[rows];
        for (int row = 0; row < rows; row++) {
            int telling = random.nextInt(20);
            ids[row] = telling % 2;
            has[telling].set(row);
            for (int word = 0; word < 300; word++) {
                has[40 + random.nextInt(words - 40)].set(row);
            }
        }
        List<FeatureColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int word = 0; word < words; word++) {
            columns.add(ones(has[word].stream().toArray()));
            names.add("word " + word);
        }
        return new TrainingData<>(
                new FeatureMatrix(rows, names, columns), new Target.Classes(List.of("a", "b"), ids), null);
    }
}
