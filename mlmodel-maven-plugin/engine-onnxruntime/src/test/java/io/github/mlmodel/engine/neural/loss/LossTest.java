package io.github.mlmodel.engine.neural.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.layer.Evaluation;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares losses with PyTorch's; {@code losses/expected.py} made the values. */
class LossTest {

    /** A loss with what PyTorch computes. */
    record Case(
            String name,
            float[] output,
            long[] shape,
            float[] target,
            long[] targetShape,
            float[] weight,
            double loss,
            double[] gradient,
            double[] predicted) {

        @Override
        public String toString() {
            return name + (weight.length == 0 ? "" : " of weighted rows");
        }

        Loss made() {
            String[] words = name.split(" ", -1);
            return switch (words[0]) {
                case "cross-entropy" -> Loss.crossEntropy(Double.parseDouble(words[1]));
                case "mse" -> Loss.mse();
                case "mae" -> Loss.ofNumbers("mae");
                default -> new NumberLoss(NumberLoss.Kind.HUBER, Double.parseDouble(words[1]));
            };
        }

        /** PyTorch's weights of classes, where it was given some, are weights of rows here. */
        float[] rowWeights() {
            String[] words = name.split(" ", -1);
            if (!words[0].equals("cross-entropy") || words.length == 2) {
                return weight;
            }
            float[] weights = new float[target.length];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = Float.parseFloat(words[2 + (int) target[row]]) * (weight.length == 0 ? 1 : weight[row]);
            }
            return weights;
        }

        Tensor target(Evaluation pass) {
            long[] classes = new long[target.length];
            Arrays.setAll(classes, i -> (long) target[i]);
            return pass.input("target", name.startsWith("cross") ? classes : target, targetShape);
        }
    }

    static Stream<Case> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LossTest.class.getResourceAsStream("/losses/expected.json")),
                StandardCharsets.UTF_8)) {
            List<Case> cases = new Gson().fromJson(reader, new TypeToken<List<Case>>() {}.getType());
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLossItsGradientAndThePredictionArePyTorchs(Case example) throws OrtException {
        Evaluation pass = Evaluation.of(true, Map.of());
        Tensor output = pass.input("output", example.output(), example.shape());
        float[] weights = example.rowWeights();
        Tensor weight = weights.length == 0 ? Tensor.absent() : pass.input("weight", weights, weights.length);
        Loss made = example.made();

        Tensor loss = made.of(output, example.target(pass), weight);
        Tensor gradient = Gradients.of(pass.graph(), loss, List.of(output)).get(0);
        List<float[]> computed = pass.run(List.of(loss, gradient, made.predicted(output)));

        assertThat((double) computed.get(0)[0]).isCloseTo(example.loss(), within(2e-7 * Math.abs(example.loss())));
        assertClose(computed.get(1), example.gradient());
        assertClose(computed.get(2), example.predicted());
    }

    @Test
    void rowsWithoutWeightGiveNoLossAndNoGradient() throws OrtException {
        Evaluation pass = Evaluation.of(true, Map.of());
        Tensor output = pass.input("output", new float[] {1, 2, 3, 4}, 2, 2);
        Tensor target = pass.input("target", new long[] {0, 1}, 2);
        Tensor weight = pass.input("weight", new float[] {0, 0}, 2);

        Tensor loss = Loss.crossEntropy(0.1).of(output, target, weight);
        List<float[]> computed = pass.run(
                List.of(loss, Gradients.of(pass.graph(), loss, List.of(output)).get(0)));

        assertThat(computed.get(0)).containsExactly(0);
        assertThat(computed.get(1)).containsOnly(0);
    }

    @Test
    void lossesOfNumbersAreFoundByTheirWords() {
        assertThat(Loss.ofNumbers("mse")).isEqualTo(Loss.mse());
        assertThat(Loss.ofNumbers("mae")).isEqualTo(new NumberLoss(NumberLoss.Kind.MAE, 1));
        assertThat(Loss.ofNumbers("huber")).isEqualTo(new NumberLoss(NumberLoss.Kind.HUBER, 1));
        assertThatThrownBy(() -> Loss.ofNumbers("mean"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("<loss> is 'mean', which is no loss for regression. Use one of: mse, mae, huber.");
        assertThatThrownBy(() -> Loss.ofNumbers("hubre"))
                .hasMessage(
                        "<loss> is 'hubre', which is no loss for regression; did you mean 'huber'? Use one of: mse, mae,"
                                + " huber.");
    }

    @Test
    void labelSmoothingIsAShare() {
        assertThatThrownBy(() -> Loss.crossEntropy(1.5)).hasMessage("label smoothing is 1.5, and must be from 0 to 1");
    }

    private static void assertClose(float[] computed, double[] expected) {
        assertThat(computed).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) computed[i])
                    .as("[" + i + "]")
                    .isCloseTo(expected[i], within(1e-7 + 3e-7 * Math.abs(expected[i])));
        }
    }
}
