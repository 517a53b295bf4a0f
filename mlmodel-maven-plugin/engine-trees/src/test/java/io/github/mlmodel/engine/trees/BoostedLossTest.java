package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each loss of gradient boosting predicts, and what it refuses. */
class BoostedLossTest {

    private static final int ROWS = 1001;

    /** Where x is 0 targets are 0 … 10 by steps of a hundredth and one is 10000; where it is 1, these and 5 more. */
    @ParameterizedTest
    @CsvSource({
        "squared,,14.985,19.985",
        "absolute,,5,10",
        "huber,0.5,5,10",
        "quantile,0.1,1,6",
        "quantile,0.9,9,14",
        "poisson,,14.985,19.985",
        "gamma,,14.985,19.985",
        "tweedie,,14.985,19.985"
    })
    void eachLossPredictsWhatMakesItSmall(String loss, String quantile, float low, float high) throws Exception {
        float[] values = new float[2 * ROWS];
        double[] targets = new double[2 * ROWS];
        for (int row = 0; row < targets.length; row++) {
            int step = row % ROWS;
            values[row] = row < ROWS ? 0 : 1;
            targets[row] = (step == 1000 ? 10_000 : step * 0.01 + 1e-9) + 5 * values[row];
        }
        String[] parameters = {"loss", loss, "rounds", "150", "lambda", "0"};
        TrainedModel<FeatureMatrix> model = BoostedData.train(
                BoostedData.numbers(targets, values),
                1,
                quantile == null
                        ? parameters
                        : Stream.concat(Arrays.stream(parameters), Stream.of("quantile", quantile))
                                .toArray(String[]::new));

        float[] predicted = ExportedGraph.predict(model.graph(), BoostedData.matrix(new float[] {0, 1}));

        assertThat(predicted).containsExactly(new float[] {low, high}, within(0.03f));
    }

    /** The width is 1, the least distance from the median: one of 10000 pulls no more than one of 1. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void huberHeedsNoGrossErrorWhereMostTargetsAreEqual(boolean weighted) {
        double[] targets = new double[200];
        targets[0] = 10_000;
        targets[1] = 1;
        float[] weights = new float[200];
        Arrays.fill(weights, 2);
        TrainingData<FeatureMatrix, Target.Numbers> data = BoostedData.numbers(targets, new float[200]);

        float[] predicted = BoostedData.train(
                        weighted ? new TrainingData<>(data.features(), data.target(), weights) : data,
                        1,
                        "loss",
                        "huber")
                .predict(BoostedData.matrix(new float[] {0}))
                .values();

        assertThat(predicted[0]).isBetween(0f, 0.02f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"squared", "absolute", "huber", "quantile", "poisson", "gamma", "tweedie"})
    void graphAndMemorySayTheSameAndNeitherThreadsNorOrderChangeAByte(String loss) throws Exception {
        TrainingData<FeatureMatrix, Target.Numbers> data = positive(9000);
        String[] parameters = {"loss", loss, "rounds", "5", "subsample", "1"};
        TrainedModel<FeatureMatrix> model = BoostedData.train(data, 1, parameters);

        float[] predicted = model.predict(data.features()).values();

        float[] exported = ExportedGraph.predict(model.graph(), data.features());
        for (int row = 0; row < predicted.length; row++) {
            assertThat(exported[row]).isCloseTo(predicted[row], within(1e-6f * Math.abs(predicted[row])));
        }
        byte[] bytes = ExportedGraph.bytes(model.graph());
        assertThat(ExportedGraph.bytes(BoostedData.train(data, 3, parameters).graph()))
                .isEqualTo(bytes);
        int[] backwards = new int[data.rows()];
        Arrays.setAll(backwards, row -> data.rows() - 1 - row);
        assertThat(ExportedGraph.bytes(BoostedData.train(BoostedData.select(data, backwards), 2, parameters)
                        .graph()))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute", "quantile", "poisson"})
    void aRowOfWeightThreeIsThatRowThreeTimes(String loss) {
        TrainingData<FeatureMatrix, Target.Numbers> all = positive(200);
        float[] weights = new float[all.rows()];
        int[] repeated = new int[3 * all.rows()];
        int size = 0;
        for (int row = 0; row < weights.length; row++) {
            weights[row] = row % 4 == 0 ? 3 : 1;
            for (int time = 0; time < weights[row]; time++) {
                repeated[size++] = row;
            }
        }
        String[] parameters = {"loss", loss, "rounds", "1", "learningRate", "1", "lambda", "0", "maxLeaves", "2"};

        float[] weighted = BoostedData.train(new TrainingData<>(all.features(), all.target(), weights), 1, parameters)
                .predict(all.features())
                .values();

        float[] expected = BoostedData.train(BoostedData.select(all, Arrays.copyOf(repeated, size)), 1, parameters)
                .predict(all.features())
                .values();
        assertThat(weighted).containsExactly(expected, within(1e-3f));
    }

    @Test
    void aLossOfNumbersIsRefusedForClasses() {
        assertThatThrownBy(() -> trainer(Task.CLASSIFICATION, "loss", "poisson"))
                .hasMessage("Trainer 'gradient-boosting': loss 'poisson' is of numbers, and the task is classification."
                        + " Remove <loss>, or set <task>regression</task>.");
    }

    @Test
    void parametersOfLossesOfNumbersAreRefusedForClassesWhateverTheLoss() {
        String ofQuantile = "Trainer 'gradient-boosting': parameter 'quantile' is of loss quantile and huber, and the"
                + " task is classification. Remove <quantile>.";
        assertThatThrownBy(() -> trainer(Task.CLASSIFICATION, "quantile", "0.5"))
                .hasMessage(ofQuantile);
        assertThatThrownBy(() -> trainer(Task.CLASSIFICATION, "loss", "huber", "quantile", "0.5"))
                .hasMessage("Trainer 'gradient-boosting': loss 'huber' is of numbers, and the task is classification."
                        + " Remove <loss>, or set <task>regression</task>.\n" + ofQuantile);
    }

    @Test
    void parametersOfOtherLossesAreRefusedTogether() {
        assertThatThrownBy(() -> trainer(Task.REGRESSION, "loss", "gamma", "quantile", "0.5", "tweediePower", "1.2"))
                .hasMessage("Trainer 'gradient-boosting': parameter 'quantile' is of loss quantile and huber, and the"
                        + " loss is gamma. Remove <quantile>, or set <loss>quantile</loss>.\n"
                        + "Trainer 'gradient-boosting': parameter 'tweediePower' is of loss tweedie, and the loss is"
                        + " gamma. Remove <tweediePower>, or set <loss>tweedie</loss>.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisson|-5,1,2|of at least 0, not all 0; 1 of 3 training rows is not, the least -5.0",
                "tweedie|-5,-7,2|of at least 0, not all 0; 2 of 3 training rows are not, the least -7.0",
                "poisson|0,0,0|of at least 0, not all 0; all of them are 0",
                "gamma|0,1,2|above 0; 1 of 3 training rows is not, the least 0.0"
            })
    void targetsThatALossIsNotOfAreRefused(String loss, String targets, String complaint) {
        double[] numbers = Arrays.stream(targets.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();

        assertThatThrownBy(() ->
                        BoostedData.train(BoostedData.numbers(numbers, new float[numbers.length]), 1, "loss", loss))
                .hasMessage("Trainer 'gradient-boosting': loss '" + loss + "' is of targets " + complaint
                        + ". Exclude such rows, or set <loss>squared</loss>.");
    }

    private static void trainer(Task task, String... parameters) {
        new TreesEngine().trainer(ForestTest.spec("gradient-boosting", parameters), task);
    }

    private static TrainingData<FeatureMatrix, Target.Numbers> positive(int rows) {
        TrainingData<FeatureMatrix, Target.Numbers> data = SampleData.regression(rows, 2);
        double[] targets = Arrays.stream(data.target().values())
                .map(target -> Math.max(0.01, target + 2))
                .toArray();
        return new TrainingData<>(data.features(), new Target.Numbers(targets), null);
    }
}
