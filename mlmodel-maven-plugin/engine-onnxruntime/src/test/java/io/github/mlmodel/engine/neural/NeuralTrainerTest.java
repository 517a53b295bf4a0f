package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuralTrainerTest {

    @TempDir
    private Path folder;

    @Test
    void tableWithoutLayersIsLearnt() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(2000, 3);

        TrainedModel<FeatureMatrix> model = SampleData.train(data, context(), "epochs", "20");

        assertThat(accuracy(data, model.predict(data.features()).values())).isGreaterThan(0.93);
        assertThat(model.kind()).isEqualTo(Predicted.Kind.PROBABILITIES);
    }

    @Test
    void numbersAreLearntInTheirOwnUnit() {
        TrainingData<FeatureMatrix, Target.Numbers> data = SampleData.regression(2000);

        TrainedModel<FeatureMatrix> model = SampleData.train(data, context(), "epochs", "30");

        float[] predicted = model.predict(data.features()).values();
        double squares = 0;
        for (int row = 0; row < data.rows(); row++) {
            double error = predicted[row] - data.target().values()[row];
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / data.rows())).isLessThan(50);
        assertThat(model.kind()).isEqualTo(Predicted.Kind.PREDICTION);
    }

    @Test
    void exportedGraphPredictsAsTheModelInMemory() throws OrtException {
        TrainingData<FeatureMatrix, Target.Classes> classes = SampleData.weighted(700, 4);
        TrainingData<FeatureMatrix, Target.Numbers> numbers = SampleData.regression(700);

        TrainedModel<FeatureMatrix> one = SampleData.train(classes, context(), "epochs", "3");
        TrainedModel<FeatureMatrix> other = SampleData.train(numbers, context(), "epochs", "3");

        assertThat(ExportedGraph.predict(one.graph(), classes.features()))
                .containsExactly(one.predict(classes.features()).values(), within(1e-6f));
        assertThat(ExportedGraph.predict(other.graph(), numbers.features()))
                .containsExactly(other.predict(numbers.features()).values(), within(1e-3f));
    }

    @Test
    void curveHoldsLossesAndMetricsOfEachEpoch() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(500, 3);

        TrainingResult<FeatureMatrix> result =
                SampleData.result(SampleData.spec("epochs", "4", "validationFraction", "0.2"), data, context());

        assertThat(result.curve())
                .extracting(LearningCurve::name)
                .containsExactly("loss", "validation_loss", "validation_accuracy");
        assertThat(result.curve())
                .allSatisfy(curve -> assertThat(curve.values()).hasSize(4));
    }

    private static double accuracy(TrainingData<FeatureMatrix, Target.Classes> data, float[] probabilities) {
        int classes = data.target().labels().size();
        int right = 0;
        for (int row = 0; row < data.rows(); row++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = probabilities[row * classes + k] > probabilities[row * classes + best] ? k : best;
            }
            right += best == data.target().ids()[row] ? 1 : 0;
        }
        return (double) right / data.rows();
    }

    private TrainingContext context() {
        return new TrainingContext(7, 2, "cpu", folder.resolve("checkpoints"), Progress.NONE);
    }
}
