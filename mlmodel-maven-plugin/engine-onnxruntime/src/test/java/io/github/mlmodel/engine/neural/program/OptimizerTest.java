package io.github.mlmodel.engine.neural.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The numbers were computed by PyTorch: {@code expected.py} beside the resource. */
class OptimizerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvFileSource(resources = "/training/optimizers.csv")
    void twelveStepsEndWherePyTorchEnds(
            String name, float first, float second, float third, float bias, double lastLoss) {
        double clip = name.equals("clip") ? 0.5 : 0;
        Settings settings = LinearTask.settings(12, 6, learningRate(name));

        TrainingRun.RunResult outcome =
                LinearTask.train(LinearTask.blueprint(optimizer(name), clip), settings, folder, Progress.NONE);

        assertThat(Objects.requireNonNull(outcome.variables().get("weight")))
                .containsExactly(new float[] {first, second, third}, within(2e-6f));
        assertThat(Objects.requireNonNull(outcome.variables().get("bias")))
                .containsExactly(new float[] {bias}, within(2e-6f));
        assertThat(outcome.curves().get(0).values().get(11)).isCloseTo(lastLoss, within(5e-6));
    }

    private static double learningRate(String name) {
        return Arrays.asList("sgd", "clip", "adam", "adam betas", "adam decay", "adamw")
                        .contains(name)
                ? 0.05
                : 0.02;
    }

    private static Optimizer optimizer(String name) {
        return switch (name) {
            case "sgd", "clip" -> new Sgd(0, false, 0);
            case "sgd momentum" -> new Sgd(0.9, false, 0);
            case "sgd nesterov" -> new Sgd(0.9, true, 0);
            case "sgd decay" -> new Sgd(0.9, false, 0.1);
            case "adam" -> new Adam(0.9, 0.999, 1e-8, 0, false);
            case "adam betas" -> new Adam(0.8, 0.99, 1e-3, 0, false);
            case "adam decay" -> new Adam(0.9, 0.999, 1e-8, 0.1, false);
            case "adamw" -> new Adam(0.9, 0.999, 1e-8, 0.1, true);
            case "rmsprop" -> new RmsProp(0.99, 1e-8, 0, 0);
            case "rmsprop momentum" -> new RmsProp(0.9, 1e-8, 0.5, 0.1);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
