package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.Task;
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
import org.junit.jupiter.params.provider.ValueSource;

class LinearTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void graphGivesTheSameProbabilities(int classes) throws Exception {
        TrainedModel<FeatureMatrix> model =
                ForestTest.train(SampleData.weighted(500, classes, 3), "logistic-regression");
        FeatureMatrix unseen = SampleData.classification(300, classes, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-6f));
    }

    @Test
    void graphGivesTheSameNumbers() throws Exception {
        TrainedModel<FeatureMatrix> model = ForestTest.train(SampleData.regression(500, 3), "linear-regression");
        FeatureMatrix unseen = SampleData.regression(300, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-5f));
    }

    @Test
    void numberOfThreadsDecidesNoByte() {
        for (TrainingData<FeatureMatrix, ?> data : List.of(
                SampleData.classification(20_000, 2, 1),
                SampleData.weighted(20_000, 3, 1),
                SampleData.regression(20_000, 1))) {
            byte[] one = bytes(data, 1);

            assertThat(bytes(data, 2)).isEqualTo(one);
            assertThat(bytes(data, 3)).isEqualTo(one);
        }
    }

    @Test
    void leastSquaresFindsTheLineThatMadeTheData() {
        float[] first = new float[100];
        float[] second = new float[100];
        double[] targets = new double[100];
        for (int row = 0; row < 100; row++) {
            first[row] = row % 10;
            second[row] = row % 7;
            targets[row] = 3.0 * first[row] - 2.0 * second[row] + 7;
        }
        TrainingData<FeatureMatrix, ?> data = regression(targets, first, second);

        FeatureMatrix unseen = matrix(new float[] {20}, new float[] {30});
        float[] exact = train(data, "0").predict(unseen).values();
        float[] byDefault =
                ForestTest.train(data, "linear-regression").predict(unseen).values();

        assertThat(exact).containsExactly(new float[] {60 - 60 + 7}, within(1e-4f));
        assertThat(byDefault).containsExactly(new float[] {60 - 60 + 7}, within(2e-2f));
    }

    @Test
    void columnsThatFollowFromOthersShareTheWeight() {
        float[] values = {1, 2, 3, 4};
        TrainingData<FeatureMatrix, ?> data = regression(new double[] {2, 4, 6, 8}, values, values.clone());

        TrainedModel<FeatureMatrix> model = train(data, "0");

        assertThat(model.predict(matrix(new float[] {10}, new float[] {0})).values()[0])
                .isCloseTo(10f, within(1e-2f));
        assertThat(model.predict(matrix(new float[] {10}, new float[] {10})).values()[0])
                .isCloseTo(20f, within(1e-4f));
    }

    @Test
    void moreColumnsThanADecompositionTakesGiveTheSameLine() {
        FeatureMatrix small = SampleData.regression(200, 3).features();
        List<String> names = new ArrayList<>(small.names());
        List<FeatureColumn> columns = new ArrayList<>(small.columns());
        for (int extra = 0; extra < 3100; extra++) {
            names.add("extra " + extra);
            columns.add(new FeatureColumn.Sparse(new int[0], new float[0]));
        }
        FeatureMatrix wide = new FeatureMatrix(small.rows(), names, columns);
        TrainingData<FeatureMatrix, Target.Numbers> data = SampleData.regression(200, 3);
        TrainingData<FeatureMatrix, ?> wideData = new TrainingData<>(wide, data.target(), data.weights());

        float[] expected = train(data, "0.5").predict(small).values();

        assertThat(train(wideData, "0.5").predict(wide).values()).containsExactly(expected, within(1e-4f));
    }

    @Test
    void logisticRegressionOfANumberNamesTheTrainerToUse() {
        assertThatThrownBy(() -> new TreesEngine().trainer(TrainerSpec.of("logistic-regression"), Task.REGRESSION))
                .hasMessage("Trainer 'logistic-regression' does classification, and the task is regression. Use"
                        + " <trainer>linear-regression</trainer>, or one of random-forest and gradient-boosting,"
                        + " which do both.");
    }

    @Test
    void linearRegressionOfLabelsNamesTheTrainerToUse() {
        assertThatThrownBy(() -> new TreesEngine().trainer(TrainerSpec.of("linear-regression"), Task.CLASSIFICATION))
                .hasMessage("Trainer 'linear-regression' does regression, and the task is classification. Use"
                        + " <trainer>logistic-regression</trainer>, or one of random-forest and gradient-boosting,"
                        + " which do both.");
    }

    private static TrainedModel<FeatureMatrix> train(TrainingData<FeatureMatrix, ?> data, String l2) {
        TrainerSpec spec =
                new TrainerSpec("linear-regression", List.of(new Parameter.Entry("l2", new Parameter.Text(l2))));
        return SampleData.train(spec, data, SampleData.context(2));
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, int threads) {
        String alias = data.target().choose(classes -> "logistic-regression", numbers -> "linear-regression");
        return ExportedGraph.bytes(SampleData.train(TrainerSpec.of(alias), data, SampleData.context(threads))
                .graph());
    }

    private static TrainingData<FeatureMatrix, ?> regression(double[] targets, float[]... columns) {
        return new TrainingData<>(matrix(columns), new Target.Numbers(targets), null);
    }

    private static FeatureMatrix matrix(float[]... columns) {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> list = new ArrayList<>();
        for (float[] column : columns) {
            names.add("x" + names.size());
            list.add(new FeatureColumn.Dense(column));
        }
        return new FeatureMatrix(columns[0].length, names, list);
    }
}
