package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgboostTrainerTest {

    private static final String ALIAS = "xgboost";

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void graphGivesTheSameProbabilities(int classes) throws Exception {
        TrainedModel<FeatureMatrix> model =
                ForestTest.train(SampleData.weighted(2500, classes, 3), ALIAS, "rounds", "20");
        FeatureMatrix unseen = SampleData.classification(300, classes, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(2e-6f));
    }

    @Test
    void graphGivesTheSameNumbers() throws Exception {
        TrainedModel<FeatureMatrix> model = ForestTest.train(SampleData.regression(500, 3), ALIAS);
        FeatureMatrix unseen = SampleData.regression(300, 4).features();

        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-5f));
    }

    @Test
    void smallDifferencesOfLargeNumbersAreLearnt() throws Exception {
        float[] values = new float[400];
        double[] targets = new double[400];
        for (int row = 0; row < 400; row++) {
            values[row] = row;
            targets[row] = 16_000_000 + (row < 200 ? 0 : 10);
        }
        TrainedModel<FeatureMatrix> model = ForestTest.train(regression(values, targets), ALIAS);

        float[] predicted = ExportedGraph.predict(model.graph(), matrix(new FeatureColumn.Dense(new float[] {0, 399})));

        assertThat(predicted).containsExactly(new float[] {16_000_000, 16_000_010}, within(1.5f));
    }

    @Test
    void numberOfThreadsDecidesNoByte() {
        for (TrainingData<FeatureMatrix, ?> data : List.of(
                SampleData.classification(8000, 2, 1),
                SampleData.weighted(8000, 3, 1),
                SampleData.regression(8000, 1))) {
            byte[] one = bytes(data, 1);

            assertThat(bytes(data, 2)).isEqualTo(one);
            assertThat(bytes(data, 3)).isEqualTo(one);
        }
    }

    @Test
    void absentOneHotIsZeroAndNotMissing() throws Exception {
        int rows = 600;
        int[] where = new int[rows / 10];
        float[] ones = new float[where.length];
        double[] targets = new double[rows];
        for (int i = 0; i < where.length; i++) {
            where[i] = i * 10;
            ones[i] = 1;
            targets[i * 10] = 5;
        }
        FeatureMatrix features = new FeatureMatrix(rows, List.of("x"), List.of(new FeatureColumn.Sparse(where, ones)));
        TrainedModel<FeatureMatrix> model =
                ForestTest.train(new TrainingData<>(features, new Target.Numbers(targets), null), ALIAS);
        FeatureMatrix unseen = matrix(new FeatureColumn.Dense(new float[] {0, 1, 0}));

        assertThat(model.predict(unseen).values()).containsExactly(new float[] {0, 5, 0}, within(0.1f));
        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-5f));
    }

    @Test
    void missingNumberHasAMeaningOfItsOwn() throws Exception {
        float[] values = new float[400];
        double[] targets = new double[400];
        for (int row = 0; row < 400; row++) {
            values[row] = row % 4 == 0 ? Float.NaN : row % 7;
            targets[row] = row % 4 == 0 ? 3 : 0;
        }
        TrainedModel<FeatureMatrix> model = ForestTest.train(regression(values, targets), ALIAS);
        FeatureMatrix unseen = matrix(new FeatureColumn.Dense(new float[] {Float.NaN, 0, 3, 6}));

        assertThat(model.predict(unseen).values()).containsExactly(new float[] {3, 0, 0, 0}, within(0.1f));
        assertThat(ExportedGraph.predict(model.graph(), unseen))
                .containsExactly(model.predict(unseen).values(), within(1e-5f));
        assertThat(new TreesEngine()
                        .trainer(TrainerSpec.of(ALIAS), Task.REGRESSION)
                        .needs())
                .isEqualTo(FeatureNeeds.RAW);
    }

    @Test
    void progressCountsRounds() {
        List<Long> done = new ArrayList<>();
        Progress progress = (unit, count, total) -> {
            assertThat(unit).isEqualTo("rounds");
            assertThat(total).isEqualTo(3);
            done.add(count);
        };
        SampleData.train(
                ForestTest.spec(ALIAS, "rounds", "3"),
                SampleData.regression(50, 1),
                new TrainingContext(1, 1, "cpu", Path.of("unused"), progress));

        assertThat(done).containsExactly(1L, 2L, 3L);
    }

    private static byte[] bytes(TrainingData<FeatureMatrix, ?> data, int threads) {
        return ExportedGraph.bytes(
                SampleData.train(ForestTest.spec(ALIAS, "rounds", "10"), data, SampleData.context(threads))
                        .graph());
    }

    private static TrainingData<FeatureMatrix, ?> regression(float[] values, double[] targets) {
        return new TrainingData<>(matrix(new FeatureColumn.Dense(values)), new Target.Numbers(targets), null);
    }

    private static FeatureMatrix matrix(FeatureColumn.Dense column) {
        return new FeatureMatrix(column.values().length, List.of("x"), List.of(column));
    }
}
