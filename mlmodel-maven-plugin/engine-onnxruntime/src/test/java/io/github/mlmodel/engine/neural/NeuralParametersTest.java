package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainingContext;
import java.nio.file.Path;
import java.util.List;
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
                        "classWeights",
                        "balanced",
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
                        + "classWeights are for classification, and the task is regression: leave it out.\n"
                        + "labelSmoothing is for classification, and the task is regression: leave it out.");
    }

    @Test
    void halfPrecisionIsRefused() {
        assertThatThrownBy(() -> read(Task.CLASSIFICATION, "precision", "float16"))
                .hasMessageStartingWith("Trainer 'neural-network': 'float16' is no value for parameter 'precision'"
                        + " (float32, tf32, default float32).");
    }

    @Test
    void classWeightsNameClassesThatAreThere() {
        assertThatThrownBy(() -> classWeights("class 0=2, class 7=1"))
                .hasMessage(
                        "Trainer 'neural-network': classWeights names the class 'class 7', which no training row has;"
                                + " did you mean 'class 0'? Classes: class 0, class 1.");
        assertThatThrownBy(() -> classWeights("class 0=0"))
                .hasMessage("Trainer 'neural-network': 'class 0=0' in classWeights is no class with a weight above 0."
                        + " Write for example class 0=2, or balanced.");
        assertThatThrownBy(() -> classWeights("heavy"))
                .hasMessage("Trainer 'neural-network': 'heavy' in classWeights is no class with a weight above 0. Write"
                        + " for example class 0=2, or balanced.");
    }

    @Test
    void classWeightsAreGivenOrBalanced() {
        NeuralParameters balanced =
                NeuralParameters.read(SampleData.spec("classWeights", "balanced"), Task.CLASSIFICATION);
        NeuralParameters given =
                NeuralParameters.read(SampleData.spec("classWeights", "b=2.5, a=1e-1"), Task.CLASSIFICATION);

        assertThat(balanced.classWeights(List.of("a", "b"), new int[] {0, 0, 0, 1}))
                .containsExactly(2 / 3f, 2f);
        assertThat(given.classWeights(List.of("a", "b"), new int[] {0, 1})).containsExactly(0.1f, 2.5f);
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

    private static void classWeights(String text) {
        SampleData.train(
                SampleData.classification(50, 2),
                new TrainingContext(1, 1, "cpu", Path.of("unused"), Progress.NONE),
                "classWeights",
                text);
    }
}
