package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a value is missing that no training row lacked. */
class MissingTest {

    private static final float NONE = Float.NaN;

    private static final String XGBOOST = "xgboost";

    @ParameterizedTest
    @CsvSource({"30,10", "70,0"})
    void aNumberThatNoTrainingRowLackedGoesWithMostOfThem(int below, float expected) throws Exception {
        float[] values = range(100, row -> row);
        double[] targets = numbers(100, row -> row < below ? 0 : 10);
        FeatureMatrix unseen = matrix(new float[] {NONE, 0, 99});

        TrainedModel<FeatureMatrix> model = train(matrix(values), targets);

        assertThat(predicted(model, unseen)).containsExactly(new float[] {expected, 0, 10}, within(0.1f));
    }

    @ParameterizedTest
    @CsvSource({"2,30,1", "2,70,0", "3,30,1", "3,70,0"})
    void soDoesOneOfClasses(int classes, int below, int expected) throws Exception {
        float[] values = range(100, row -> row);
        int[] labels = IntStream.range(0, 100)
                .map(row -> row < below ? 0 : row == 99 ? classes - 1 : 1)
                .toArray();
        List<String> names = List.of("a", "b", "c").subList(0, classes);

        TrainedModel<FeatureMatrix> model =
                ForestTest.train(new TrainingData<>(matrix(values), new Target.Classes(names, labels), null), XGBOOST);

        assertThat(predicted(model, matrix(new float[] {NONE}))[expected]).isGreaterThan(0.9f);
    }

    /** Some of the last rows, whose group is 1, lack the number. */
    @Test
    void oneThatOtherPartsOfTheTreeKnowAsMissingDoesSoWhereNoneWas() throws Exception {
        int rows = 6000;
        float[] group = range(rows, row -> row < 3000 ? 0 : 1);
        float[] values = range(rows, row -> row >= 3000 && row % 1000 > 900 ? NONE : row % 100);
        double[] targets = numbers(
                rows, row -> group[row] == 0 ? (row % 100 < 70 ? 0 : 10) : Float.isNaN(values[row]) ? 1500 : 1000);
        FeatureMatrix unseen = matrix(new float[] {0, 0, 1, 1}, new float[] {NONE, 99, NONE, 50});

        TrainedModel<FeatureMatrix> model = train(matrix(group, values), targets);

        assertThat(predicted(model, unseen)).containsExactly(new float[] {0, 10, 1500, 1000}, within(0.5f));
    }

    /** The numbers of the first rows are 1 to 9, those of all others 0, which no split of the first rows has seen. */
    @Test
    void theZeroOfASparseColumnIsTheNumberZeroAndNotMissing() throws Exception {
        int rows = 1000;
        int filled = 100;
        int[] where = IntStream.range(0, filled).toArray();
        float[] group = range(rows, row -> row < filled ? 1 : 0);
        double[] targets = numbers(rows, row -> row >= filled ? 100 : row % 9 < 3 ? 0 : 10);
        FeatureMatrix features = new FeatureMatrix(
                rows,
                List.of("group", "count"),
                List.of(
                        new FeatureColumn.Dense(group),
                        new FeatureColumn.Sparse(where, range(filled, row -> row % 9 + 1))));
        FeatureMatrix unseen = matrix(new float[] {1, 1, 1, 0}, new float[] {0, 1, 9, 0});

        TrainedModel<FeatureMatrix> model = train(features, targets);

        assertThat(predicted(model, unseen)).containsExactly(new float[] {0, 0, 10, 100}, within(0.5f));
    }

    @Test
    void treesWithoutASplitHaveNothingToDecide() throws Exception {
        TrainedModel<FeatureMatrix> model = train(matrix(range(50, row -> row)), numbers(50, row -> 4));

        assertThat(predicted(model, matrix(new float[] {NONE, 3}))).containsExactly(4, 4);
    }

    @Test
    void numberOfThreadsDecidesNoByte() {
        int rows = 8000;
        Mix64 random = Mix64.of(3, 0);
        float[][] columns = new float[5][rows];
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < 5; c++) {
                columns[c][row] = random.nextDouble() < 0.01 * c ? NONE : (float) random.nextDouble();
                targets[row] += Float.isNaN(columns[c][row]) ? 1 : columns[c][row] * columns[c][row];
            }
        }
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(matrix(columns), new Target.Numbers(targets), null);
        List<byte[]> bytes = IntStream.rangeClosed(1, 3)
                .mapToObj(threads -> ExportedGraph.bytes(
                        SampleData.train(ForestTest.spec(XGBOOST, "rounds", "20"), data, SampleData.context(threads))
                                .graph()))
                .toList();

        assertThat(bytes.get(1)).isEqualTo(bytes.get(0));
        assertThat(bytes.get(2)).isEqualTo(bytes.get(0));
    }

    /** The worker and the graph put the training median in its place. */
    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "extra-trees", "decision-tree"})
    void noMissingNumberReachesAForest(String alias) {
        assertThat(new TreesEngine()
                        .trainer(TrainerSpec.of(alias), Task.REGRESSION)
                        .needs())
                .isEqualTo(FeatureNeeds.IMPUTED);
    }

    /** Predicts in memory, and proves that the graph does so too. */
    private static float[] predicted(TrainedModel<FeatureMatrix> model, FeatureMatrix unseen) throws Exception {
        float[] values = model.predict(unseen).values();
        assertThat(ExportedGraph.predict(model.graph(), unseen)).containsExactly(values, within(1e-4f));
        return values;
    }

    private static TrainedModel<FeatureMatrix> train(FeatureMatrix features, double[] targets) {
        return ForestTest.train(new TrainingData<>(features, new Target.Numbers(targets), null), XGBOOST);
    }

    private static FeatureMatrix matrix(float[]... columns) {
        return new FeatureMatrix(
                columns[0].length,
                IntStream.range(0, columns.length).mapToObj(c -> "x" + c).toList(),
                Arrays.stream(columns)
                        .<FeatureColumn>map(FeatureColumn.Dense::new)
                        .toList());
    }

    private interface FloatOf {
        float of(int row);
    }

    private static float[] range(int rows, FloatOf value) {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.of(row);
        }
        return values;
    }

    private static double[] numbers(int rows, FloatOf value) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.of(row);
        }
        return values;
    }
}
