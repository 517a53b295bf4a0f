package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a training ends before its last round, and on what rows it looks for that. */
class BoostedStoppingTest {

    private static final String[] MANY = {"rounds", "200", "learningRate", "0.3", "minSamplesLeaf", "5"};

    @Test
    void trainingEndsWhereTheRowsThatAreHeldOutAreNoBetterOff() {
        TrainingData<FeatureMatrix, Target.Classes> data = noisy(2000, 1);
        TrainingData<FeatureMatrix, Target.Classes> unseen = noisy(2000, 2);
        TrainedModel<FeatureMatrix> stopped = BoostedData.train(data, 1, with("earlyStopping", "10"));

        TrainedModel<FeatureMatrix> full = BoostedData.train(data, 1, MANY);

        assertThat(bytes(stopped).length * 3L).isLessThan(bytes(full).length);
        assertThat(logLoss(stopped, unseen)).isLessThan(logLoss(full, unseen) - 0.1);
    }

    /** Nothing depends on which rounds came after the best, or on threads, or on the order of rows. */
    @Test
    void theBestRoundsTreesAreKeptWhateverTheWayThere() {
        for (TrainingData<FeatureMatrix, ?> data :
                List.of(noisy(2000, 1), SampleData.weighted(1000, 3, 1), SampleData.regression(1000, 1))) {
            byte[] bytes = bytes(BoostedData.train(data, 1, with("earlyStopping", "30")));

            int[] backwards = new int[data.rows()];
            Arrays.setAll(backwards, row -> data.rows() - 1 - row);
            assertThat(bytes(BoostedData.train(BoostedData.select(data, backwards), 3, with("earlyStopping", "30"))))
                    .isEqualTo(bytes);
            assertThat(bytes(BoostedData.train(data, 1, with("earlyStopping", "60"))))
                    .hasSizeGreaterThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void aShareThatNoRowFellToIsRefused() {
        assertThatThrownBy(() -> BoostedData.train(
                        SampleData.regression(20, 1), 1, "earlyStopping", "5", "validationFraction", "0.0001"))
                .hasMessage("Trainer 'gradient-boosting': <earlyStopping> looks at a share of the training rows, and"
                        + " none of 20 fell to it. Remove <earlyStopping>, or set <validationFraction> otherwise.");
    }

    @Test
    void aShareWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> new TreesEngine()
                        .trainer(
                                ForestTest.spec("gradient-boosting", "validationFraction", "0.2"), Task.CLASSIFICATION))
                .hasMessage("Trainer 'gradient-boosting': parameter 'validationFraction' is of earlyStopping, which is"
                        + " off. Remove <validationFraction>, or set <earlyStopping>10</earlyStopping>.");
    }

    private static String[] with(String name, String value) {
        String[] all = Arrays.copyOf(MANY, MANY.length + 2);
        all[MANY.length] = name;
        all[MANY.length + 1] = value;
        return all;
    }

    private static byte[] bytes(TrainedModel<FeatureMatrix> model) {
        return ExportedGraph.bytes(model.graph());
    }

    /** Classes that follow the first of six columns, but for three of ten rows. */
    private static TrainingData<FeatureMatrix, Target.Classes> noisy(int rows, long seed) {
        Mix64 random = Mix64.of(seed, 7);
        float[][] values = new float[6][rows];
        int[] ids = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (float[] column : values) {
                column[row] = (float) random.nextDouble();
            }
            ids[row] = values[0][row] > 0.5 ^ random.nextDouble() < 0.3 ? 1 : 0;
        }
        return new TrainingData<>(BoostedData.matrix(values), new Target.Classes(List.of("no", "yes"), ids), null);
    }

    private static double logLoss(
            TrainedModel<FeatureMatrix> model, TrainingData<FeatureMatrix, Target.Classes> unseen) {
        float[] probabilities = model.predict(unseen.features()).values();
        double sum = 0;
        for (int row = 0; row < unseen.rows(); row++) {
            sum -= StrictMath.log(probabilities[2 * row + unseen.target().ids()[row]]);
        }
        return sum / unseen.rows();
    }
}
