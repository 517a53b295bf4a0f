package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a GPU, other rows stand for what a GPU would compute of the same ones. */
class DeviceComparisonTest {

    @TempDir
    private Path folder;

    @Test
    void theLargestDifferenceAndTheOtherLabelsAreCounted() throws IOException {
        new Given(folder).classifier(OutputName.PROBABILITIES);

        assertThat(DeviceComparison.clause(predict(1, 2, -1), predict(1, -2, 1)))
                .matches(
                        "on 3 held-back rows, predictions of the GPU differ from those of the CPU by \\d\\.\\de[-+]\\d\\d at"
                                + " most, of (scores|probabilities between 0 and 1), labels of 2 rows; the grade is the CPU's");
        assertThat(DeviceComparison.clause(predict(1, 2, -1), predict(1, 2, -1)))
                .isEqualTo(
                        "on 3 held-back rows, predictions of the GPU differ from those of the CPU by 0.0e+00 at most,"
                                + " of probabilities between 0 and 1, labels of 0 rows; the grade is the CPU's");
    }

    @Test
    void aRegressionHasNoLabels() throws IOException {
        new Given(folder).regression();

        assertThat(DeviceComparison.clause(predict(1, 2, 3), predict(1, 2.5, 2.75)))
                .isEqualTo(
                        "on 3 held-back rows, predictions of the GPU differ from those of the CPU by 5.0e-01 at most,"
                                + " of values whose standard deviation is 1; the grade is the CPU's");
    }

    @Test
    void whatCannotBeComparedIsSaidAndFailsNothing() throws IOException {
        new Given(folder).regression();
        Batch batch = batch(1, 2);

        assertThat(DeviceComparison.of(folder.resolve("model"), batch, predict(1, 2), Progress.NONE))
                .isEqualTo("the GPU's predictions could not be compared with the CPU's: " + folder.resolve("model")
                        + " cannot be loaded by ONNX Runtime: Error code - ORT_EP_FAIL - message: Failed to find CUDA shared"
                        + " provider");
    }

    private Predictions predict(double... values) {
        try (Model model = Model.load(folder.resolve("model"), Options.unverified())) {
            return model.predict(batch(values));
        }
    }

    private static Batch batch(double... values) {
        return Batch.builder(values.length).numbers("x", values).build();
    }
}
