package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {

    @ParameterizedTest
    @CsvSource({
        "random-forest,2",
        "random-forest,5",
        "extra-trees,2",
        "extra-trees,3",
        "decision-tree,2",
        "decision-tree,4"
    })
    void graphGivesTheSameProbabilitiesToTheLastBit(String alias, int classes) throws Exception {
        TrainingData<FeatureMatrix, ?> data = SampleData.weighted(400, classes, 3);
        TrainedModel<FeatureMatrix> model = train(data, alias, "minSamplesLeaf", "3");
        FeatureMatrix unseen = SampleData.classification(300, classes, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .isEqualTo(model.predict(unseen).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "extra-trees", "decision-tree"})
    void graphGivesTheSameNumbers(String alias) throws Exception {
        TrainedModel<FeatureMatrix> model = train(SampleData.regression(400, 3), alias);
        FeatureMatrix unseen = SampleData.regression(300, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "extra-trees", "decision-tree"})
    void numberOfThreadsDecidesNoByte(String alias) {
        for (TrainingData<FeatureMatrix, ?> data :
                List.of(SampleData.classification(500, 3, 1), SampleData.regression(500, 1))) {
            byte[] one = bytes(data, alias, 1);

            assertThat(bytes(data, alias, 2)).isEqualTo(one);
            assertThat(bytes(data, alias, 3)).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "extra-trees", "decision-tree"})
    void sparseColumnsGrowTheSameTreesAsDenseOnes(String alias) {
        for (TrainingData<FeatureMatrix, ?> data :
                List.of(SampleData.classification(500, 2, 1), SampleData.weighted(500, 3, 1))) {
            TrainingData<FeatureMatrix, ?> dense =
                    new TrainingData<>(dense(data.features()), data.target(), data.weights());

            assertThat(bytes(dense, alias, 1)).isEqualTo(bytes(data, alias, 1));
        }
    }

    @Test
    void fullyGrownTreeFitsEveryTrainingRow() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(300, 3, 5);
        float[] probabilities =
                train(data, "decision-tree").predict(data.features()).values();

        for (int row = 0; row < data.rows(); row++) {
            assertThat(probabilities[row * 3 + data.target().ids()[row]]).isEqualTo(1f);
        }
    }

    @Test
    void forestIsBetterThanItsTreesOnUnseenRows() {
        TrainingData<FeatureMatrix, ?> data = SampleData.classification(2000, 2, 5);
        TrainingData<FeatureMatrix, Target.Classes> unseen = SampleData.classification(1000, 2, 6);

        double forest = accuracy(train(data, "random-forest"), unseen);
        double tree = accuracy(train(data, "decision-tree"), unseen);

        assertThat(forest).isGreaterThan(tree).isGreaterThan(0.85);
    }

    @Test
    void weightOfARowCountsAsThatManyRows() {
        FeatureMatrix features = matrix(new float[] {1, 1, 1});
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(
                features, new Target.Classes(List.of("a", "b"), new int[] {0, 1, 1}), new float[] {3, 0.5f, 0.5f});

        float[] probabilities = train(data, "decision-tree").predict(features).values();

        assertThat(probabilities[0]).isCloseTo(0.75f, within(1e-5f));
        assertThat(probabilities[1]).isCloseTo(0.25f, within(1e-5f));
    }

    @Test
    void thresholdIsHalfWayBetweenNeighbours() throws Exception {
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(
                matrix(new float[] {0, 1, 5, 6}), new Target.Numbers(new double[] {1, 1, 9, 9}), null);
        TrainedModel<FeatureMatrix> model = train(data, "decision-tree");

        FeatureMatrix unseen = matrix(new float[] {-100, 2.99f, 3, 3.01f, 100});
        assertThat(model.predict(unseen).values()).containsExactly(1, 1, 1, 9, 9);
        assertThat(ExportedGraph.predict(model.graph(), unseen)).containsExactly(1, 1, 1, 9, 9);
    }

    @Test
    void columnsWithMoreValuesThanBinsKeepTheirOrder() {
        int rows = 5000;
        float[] values = new float[rows];
        double[] targets = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (row * 7919) % rows - 2500;
            targets[row] = values[row];
        }
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(matrix(values), new Target.Numbers(targets), null);

        float[] predicted =
                train(data, "decision-tree").predict(data.features()).values();

        for (int row = 0; row < rows; row++) {
            assertThat(predicted[row]).isCloseTo(values[row], within(11f));
        }
    }

    @Test
    void progressCountsTrees() {
        List<Long> done = new ArrayList<>();
        TrainingData<FeatureMatrix, ?> data = SampleData.regression(50, 1);
        SampleData.train(
                spec("random-forest", "trees", "3"),
                data,
                new io.github.mlmodel.spi.TrainingContext(
                        1, 2, "cpu", java.nio.file.Path.of("unused"), (unit, count, total) -> {
                            assertThat(unit).isEqualTo("trees");
                            assertThat(total).isEqualTo(3);
                            done.add(count);
                        }));

        assertThat(done).containsExactly(1L, 2L, 3L);
    }

    static TrainerSpec spec(String alias, String... parameters) {
        List<Parameter.Entry> entries = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            entries.add(new Parameter.Entry(parameters[i], new Parameter.Text(parameters[i + 1])));
        }
        return new TrainerSpec(alias, entries);
    }

    static TrainedModel<FeatureMatrix> train(TrainingData<FeatureMatrix, ?> data, String alias, String... parameters) {
        return SampleData.train(spec(alias, parameters), data, SampleData.context(2));
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, String alias, int threads) {
        TrainedModel<FeatureMatrix> model = SampleData.train(TrainerSpec.of(alias), data, SampleData.context(threads));
        return ExportedGraph.bytes(model.graph());
    }

    private static double accuracy(
            TrainedModel<FeatureMatrix> model, TrainingData<FeatureMatrix, Target.Classes> data) {
        float[] probabilities = model.predict(data.features()).values();
        int right = 0;
        for (int row = 0; row < data.rows(); row++) {
            right += (probabilities[2 * row + 1] > probabilities[2 * row] ? 1 : 0)
                            == data.target().ids()[row]
                    ? 1
                    : 0;
        }
        return (double) right / data.rows();
    }

    private static FeatureMatrix matrix(float[] values) {
        return new FeatureMatrix(values.length, List.of("x"), List.of(new FeatureColumn.Dense(values)));
    }

    private static FeatureMatrix dense(FeatureMatrix matrix) {
        List<FeatureColumn> columns = new ArrayList<>();
        for (FeatureColumn column : matrix.columns()) {
            float[] values = new float[matrix.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.value(row);
            }
            columns.add(new FeatureColumn.Dense(values));
        }
        return new FeatureMatrix(matrix.rows(), matrix.names(), columns);
    }
}
