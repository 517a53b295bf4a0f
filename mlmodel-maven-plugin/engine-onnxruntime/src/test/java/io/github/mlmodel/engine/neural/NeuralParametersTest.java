package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuralParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loss|mse|Trainer 'neural-network': loss mse is for regression, and the task is classification: set"
                        + " cross-entropy, or leave it out.",
                "nesterov|true|Trainer 'neural-network': nesterov needs a momentum: set <momentum>0.9</momentum>.",
            })
    void parametersThatDoNotFitAreRefused(String name, String value, String message) {
        assertThatThrownBy(() -> read(Task.CLASSIFICATION, name, value))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
    }

    @Test
    void allThatDoesNotFitIsSaidAtOnce() {
        assertThatThrownBy(() -> read(
                        Task.REGRESSION,
                        "loss",
                        "cross-entropy",
                        "labelSmoothing",
                        "0.1",
                        "earlyStopping",
                        "5",
                        "validationFraction",
                        "0"))
                .hasMessage("Trainer 'neural-network': earlyStopping looks at validation rows, and validationFraction 0"
                        + " leaves none: set it to 0.1, or leave it out.\n"
                        + "loss cross-entropy is for classification, and the task is regression: set mse, mae, huber, or"
                        + " leave it out.\n"
                        + "labelSmoothing is for classification, and the task is regression: leave it out.");
    }

    @Test
    void halfPrecisionIsRefused() {
        assertThatThrownBy(() -> read(Task.CLASSIFICATION, "precision", "float16"))
                .hasMessageStartingWith("Trainer 'neural-network': 'float16' is no value for parameter 'precision'"
                        + " (float32, tf32, default float32).");
    }

    @Test
    void weightsOfClassesAreNoParameter() {
        assertThatThrownBy(() -> read(Task.CLASSIFICATION, "classWeights", "balanced"))
                .hasMessageStartingWith(
                        "Trainer 'neural-network' has no parameter 'classWeights': weights of classes are"
                                + " an element of <model>, <classWeight>, beside <trainer>. Its parameters are:\n  layers");
    }

    @Test
    void optimizersHaveTheDefaultsOfPyTorch() {
        assertThat(read(Task.REGRESSION).optimizer())
                .hasToString("Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.0, decoupled=false]");
        assertThat(read(Task.REGRESSION, "optimizer", "adamw").optimizer())
                .hasToString("Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.01, decoupled=true]");
        assertThat(read(Task.REGRESSION, "optimizer", "rmsprop").optimizer())
                .hasToString("RmsProp[alpha=0.99, epsilon=1.0E-8, momentum=0.0, weightDecay=0.0]");
        assertThat(read(Task.REGRESSION, "optimizer", "sgd", "momentum", "0.9", "nesterov", "true")
                        .optimizer())
                .hasToString("Sgd[momentum=0.9, nesterov=true, weightDecay=0.0]");
        assertThat(read(Task.REGRESSION, "optimizer", "rmsprop")
                        .settings(Task.REGRESSION, false, 5000)
                        .learningRate())
                .isEqualTo(0.01);
        assertThat(read(Task.REGRESSION).settings(Task.REGRESSION, false, 5000).epochs())
                .isEqualTo(40);
        assertThat(read(Task.CLASSIFICATION)
                        .settings(Task.CLASSIFICATION, false, 5000)
                        .epochs())
                .isEqualTo(20);
        assertThat(read(Task.CLASSIFICATION)
                        .settings(Task.CLASSIFICATION, true, 5000)
                        .epochs())
                .isEqualTo(10);
    }

    @Test
    void fewRowsComeInSmallBatches() {
        assertThat(read(Task.REGRESSION).settings(Task.REGRESSION, false, 4095).batchSize())
                .isEqualTo(32);
        assertThat(read(Task.REGRESSION).settings(Task.REGRESSION, false, 4096).batchSize())
                .isEqualTo(128);
    }

    private static NeuralParameters read(Task task, String... parameters) {
        new NeuralEngine().trainer(SampleData.spec(parameters), task);
        return NeuralParameters.read(SampleData.spec(parameters), task);
    }
}
