package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.trees.boosting.GradientBoostingTrainer;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trees of gradient boosting learn, and that their graph says the same. */
class BoostedTreesTest {

    private static final String[] ONE_TREE = {"rounds", "1", "learningRate", "1", "lambda", "0"};

    @Test
    void graphGivesTheSameNumbersToTheLastBit() throws Exception {
        for (TrainingData<FeatureMatrix, Target.Numbers> data :
                List.of(SampleData.regression(1000, 3), BoostedData.withMissing(SampleData.regression(1000, 4)))) {
            TrainedModel<FeatureMatrix> model = train(data);

            assertThat(ExportedGraph.predict(model.graph(), data.features()))
                    .isEqualTo(model.predict(data.features()).values());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void graphGivesTheSameProbabilities(int classes) throws Exception {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.weighted(1500, classes, 3);
        TrainedModel<FeatureMatrix> model = train(data, "rounds", "30");

        assertThat(ExportedGraph.predict(model.graph(), data.features()))
                .containsExactly(model.predict(data.features()).values(), within(1e-6f));
    }

    /** So codes, thresholds, lists and sides of missing values mean the same while training and afterwards. */
    @Test
    void anUnboundedTreeGivesEachTrainingRowItsOwnTarget() throws Exception {
        TrainingData<FeatureMatrix, Target.Numbers> data = BoostedData.withMissing(SampleData.regression(250, 8));
        TrainedModel<FeatureMatrix> model =
                train(data, "rounds", "1", "learningRate", "1", "lambda", "0", "minSamplesLeaf", "1", "maxLeaves", "0");

        float[] predicted = ExportedGraph.predict(model.graph(), data.features());

        for (int row = 0; row < data.rows(); row++) {
            assertThat(predicted[row]).isCloseTo((float) data.target().values()[row], within(1e-5f));
        }
    }

    /** Seven rows of ten are on the right of the only split, which no missing value has shown its side. */
    @ParameterizedTest
    @CsvSource({"7,right", "3,left"})
    void missingValuesThatNoneShowedGoWithTheLargerChild(int high, String larger) throws Exception {
        float[] values = new float[100];
        double[] targets = new double[100];
        for (int row = 0; row < 100; row++) {
            values[row] = row % 10 < high ? 2 : 1;
            targets[row] = row % 10 < high ? 5 : -5;
        }
        TrainedModel<FeatureMatrix> model = train(BoostedData.numbers(targets, values), ONE_TREE);

        FeatureMatrix missing = BoostedData.matrix(new float[] {Float.NaN});

        float expected = larger.equals("right") ? 5 : -5;
        assertThat(model.predict(missing).values()).containsExactly(new float[] {expected}, within(1e-4f));
        assertThat(ExportedGraph.predict(model.graph(), missing))
                .containsExactly(new float[] {expected}, within(1e-4f));
    }

    /** The second feature misses values in the first one's left half alone; on the right, none showed the side. */
    @Test
    void soTheyDoInANodeThatSawNoneThoughOthersDid() throws Exception {
        int rows = 800;
        float[] first = new float[rows];
        float[] second = new float[rows];
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            first[row] = row % 2;
            second[row] = row % 2 == 0 && row % 8 == 0 ? Float.NaN : row / 2 % 4 == 0 ? 0 : 1;
            targets[row] = row % 2 == 0 ? -100 : second[row] == 0 ? 50 : 90;
        }
        TrainedModel<FeatureMatrix> model = train(BoostedData.numbers(targets, first, second), ONE_TREE);

        FeatureMatrix missing = BoostedData.matrix(new float[] {1}, new float[] {Float.NaN});

        assertThat(model.predict(missing).values()).containsExactly(new float[] {90}, within(0.01f));
        assertThat(ExportedGraph.predict(model.graph(), missing)).containsExactly(new float[] {90}, within(0.01f));
    }

    @Test
    void missingValuesAloneMayBeASide() throws Exception {
        float[] values = new float[400];
        double[] targets = new double[400];
        for (int row = 0; row < 400; row++) {
            values[row] = row % 4 == 0 ? Float.NaN : row % 7 == 0 ? Float.NEGATIVE_INFINITY : row % 7;
            targets[row] = row % 4 == 0 ? 3 : 0;
        }
        TrainedModel<FeatureMatrix> model = train(BoostedData.numbers(targets, values), ONE_TREE);

        FeatureMatrix unseen = BoostedData.matrix(new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 3, 1e30f});

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .isEqualTo(model.predict(unseen).values())
                .containsExactly(new float[] {3, 0, 0, 0}, within(1e-4f));
    }

    @Test
    void fewerRowsThanALeafNeedsAreNeverSplitOff() {
        float[] values = new float[100];
        double[] targets = new double[100];
        Arrays.setAll(targets, row -> values[row] = row);
        targets[99] = 1e6;
        TrainedModel<FeatureMatrix> model =
                train(BoostedData.numbers(targets, values), "rounds", "1", "minSamplesLeaf", "30");

        float[] predicted = model.predict(BoostedData.matrix(values)).values();

        for (float one : predicted) {
            assertThat(IntStream.range(0, 100).filter(row -> predicted[row] == one))
                    .hasSizeGreaterThanOrEqualTo(30);
        }
        assertThat(BoostedData.different(predicted)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"maxLeaves,5,5", "maxDepth,2,4", "maxDepth,1,2"})
    void limitsOfATreeAreKept(String parameter, String value, int leaves) {
        TrainingData<FeatureMatrix, Target.Numbers> data = SampleData.regression(2000, 1);

        float[] predicted = train(data, "rounds", "1", parameter, value)
                .predict(data.features())
                .values();

        assertThat(BoostedData.different(predicted)).isEqualTo(leaves);
    }

    /** Two sides of 50 rows, ten from their common mean: each leaf is 10 · 50 / (50 + lambda), less by alpha / 50. */
    @ParameterizedTest
    @CsvSource({
        "lambda,0,10",
        "lambda,50,5",
        "alpha,100,8",
        "alpha,500,0",
        "gamma,9990,10",
        "gamma,10010,0",
        "minChildWeight,50,10",
        "minChildWeight,51,0"
    })
    void penaltiesShrinkLeavesAsTheyShould(String parameter, String value, float expected) {
        float[] values = new float[100];
        double[] targets = new double[100];
        Arrays.setAll(targets, row -> 100 + (values[row] = row % 2) * 20);
        String[] parameters = {"rounds", "1", "learningRate", "1", "lambda", "0", parameter, value};
        String[] used = parameter.equals("lambda")
                ? new String[] {"rounds", "1", "learningRate", "1", parameter, value}
                : parameters;

        float[] predicted = train(BoostedData.numbers(targets, values), used)
                .predict(BoostedData.matrix(new float[] {0, 1}))
                .values();

        assertThat(predicted).containsExactly(new float[] {110 - expected, 110 + expected}, within(1e-3f));
    }

    @Test
    void aRowOfWeightThreeIsThatRowThreeTimes() {
        TrainingData<FeatureMatrix, Target.Numbers> data = SampleData.regression(200, 5);
        float[] weights = new float[data.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = row % 3 == 0 ? 3 : 1;
        }
        int[] repeated = IntStream.range(0, data.rows())
                .flatMap(row -> IntStream.range(0, (int) weights[row]).map(time -> row))
                .toArray();
        String[] parameters = {"rounds", "1", "learningRate", "1", "lambda", "0", "minSamplesLeaf", "1"};

        float[] weighted = train(new TrainingData<>(data.features(), data.target(), weights), parameters)
                .predict(data.features())
                .values();

        float[] expected = train(BoostedData.select(data, repeated), parameters)
                .predict(data.features())
                .values();
        assertThat(weighted)
                .containsExactly(expected, within(1e-3f))
                .isNotEqualTo(train(data, parameters).predict(data.features()).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subsample", "columnSubsample", "maxFeatures"})
    void chanceFollowsTheSeedAndHelpsNoLessThanHalfTheRows(String parameter) {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(3000, 2, 1);
        TrainingData<FeatureMatrix, Target.Classes> unseen = SampleData.classification(2000, 2, 2);
        TrainedModel<FeatureMatrix> model = train(data, parameter, "0.5");

        assertThat(ExportedGraph.bytes(model.graph()))
                .isEqualTo(ExportedGraph.bytes(train(data, parameter, "0.5").graph()))
                .isNotEqualTo(ExportedGraph.bytes(train(data).graph()));
        assertThat(BoostedData.accuracy(model, unseen)).isGreaterThan(0.88);
    }

    @Test
    void largeTargetsWithSmallDifferencesAreLearnt() throws Exception {
        float[] values = new float[400];
        double[] targets = new double[400];
        Mix64 random = Mix64.of(1, 1);
        for (int row = 0; row < 400; row++) {
            values[row] = (float) random.nextDouble();
            targets[row] = 1e6 + (values[row] < 0.5 ? 0 : 1);
        }
        TrainedModel<FeatureMatrix> model = train(BoostedData.numbers(targets, values));

        assertThat(ExportedGraph.predict(model.graph(), BoostedData.matrix(new float[] {0, 1})))
                .containsExactly(new float[] {1e6f, 1e6f + 1}, within(0.13f));
    }

    @Test
    void targetsThatAreAllEqualArePredicted() throws Exception {
        float[] values = new float[100];
        double[] targets = new double[100];
        Arrays.setAll(targets, row -> 7 + 0 * (values[row] = row));
        TrainedModel<FeatureMatrix> model = train(BoostedData.numbers(targets, values), "rounds", "3");

        assertThat(ExportedGraph.predict(model.graph(), BoostedData.matrix(new float[] {0, 50})))
                .containsExactly(7, 7);
    }

    @Test
    void rowsWithoutAColumnThatVariesGetTheMean() throws Exception {
        FeatureMatrix constant = new FeatureMatrix(
                40,
                List.of("x", "y"),
                List.of(new FeatureColumn.Dense(new float[40]), new FeatureColumn.Sparse(new int[0], new float[0])));
        double[] targets = new double[40];
        Arrays.setAll(targets, row -> row);
        TrainedModel<FeatureMatrix> model =
                train(new TrainingData<>(constant, new Target.Numbers(targets), null), "rounds", "3");

        assertThat(ExportedGraph.predict(model.graph(), constant)).containsOnly(19.5f);
    }

    @Test
    void valuesThatAListLeavesOutAreZeroAndNotMissing() throws Exception {
        int[] where = IntStream.range(0, 60).map(i -> i * 10).toArray();
        float[] ones = new float[where.length];
        Arrays.fill(ones, 1);
        double[] targets = new double[600];
        Arrays.setAll(targets, row -> row % 10 == 0 ? 5 : 0);
        FeatureMatrix features = new FeatureMatrix(600, List.of("x"), List.of(new FeatureColumn.Sparse(where, ones)));
        TrainedModel<FeatureMatrix> model =
                train(new TrainingData<>(features, new Target.Numbers(targets), null), ONE_TREE);

        FeatureMatrix unseen = BoostedData.matrix(new float[] {0, 1, Float.NaN});

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .isEqualTo(model.predict(unseen).values())
                .containsExactly(new float[] {0, 5, 0}, within(1e-4f));
    }

    @Test
    void roundsAreCountedAndMissingValuesAskedFor() {
        GradientBoostingTrainer trainer =
                new GradientBoostingTrainer(ForestTest.spec("gradient-boosting", "rounds", "3"), Task.REGRESSION);
        List<Long> done = new ArrayList<>();
        Progress progress = (unit, count, total) -> {
            assertThat(unit + " of " + total).isEqualTo("rounds of 3");
            done.add(count);
        };

        trainer.learners()
                .train(SampleData.regression(50, 1), new TrainingContext(1, 1, "cpu", Path.of("unused"), progress));

        assertThat(done).containsExactly(1L, 2L, 3L);
        assertThat(trainer.needs()).isEqualTo(FeatureNeeds.RAW.oneHotUpTo(4));
    }

    private static TrainedModel<FeatureMatrix> train(TrainingData<FeatureMatrix, ?> data, String... parameters) {
        return BoostedData.train(data, 1, parameters);
    }
}
