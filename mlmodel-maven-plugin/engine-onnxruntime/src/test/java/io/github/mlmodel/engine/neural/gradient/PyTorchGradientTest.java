package io.github.mlmodel.engine.neural.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.neural.lowering.GraphRun;
import io.github.mlmodel.engine.neural.operator.BatchNormOperators;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results and gradients against what PyTorch computes in float64; {@code src/test/python/gradients.py} wrote the numbers. */
class PyTorchGradientTest {

    private static final Window TWO = Window.of(List.of(2L, 2L)).strides(List.of(2L, 2L));
    private static final Window OVERLAPPING =
            Window.of(List.of(3L, 3L)).strides(List.of(2L, 2L)).padding(List.of(1L, 1L));

    private static final Map<String, Function<List<Tensor>, Tensor>> EXPRESSIONS = Map.ofEntries(
            Map.entry("conv", x -> conv(x, Window.of(List.of(3L, 3L)), 1)),
            Map.entry("conv in chunks", x -> conv(x, Window.of(List.of(3L, 3L)).padding(List.of(1L, 1L)), 1)),
            Map.entry("conv with stride", x -> conv(x, OVERLAPPING, 1)),
            Map.entry(
                    "conv with dilation",
                    x -> conv(
                            x,
                            Window.of(List.of(3L, 2L))
                                    .dilations(List.of(2L, 2L))
                                    .padding(List.of(2L, 1L)),
                            1)),
            Map.entry("conv in groups", x -> conv(x, Window.of(List.of(2L, 2L)), 2)),
            Map.entry(
                    "conv over a sequence",
                    x -> conv(x, Window.of(List.of(5L)).strides(List.of(2L)).padding(List.of(2L)), 1)),
            Map.entry("transposed conv", x -> x.get(0)
                    .convTranspose(x.get(1), Window.of(List.of(3L, 3L)).strides(List.of(2L, 2L)), 1)),
            Map.entry("max-pool", x -> x.get(0).maxPool(TWO)),
            Map.entry("max-pool that overlaps", x -> x.get(0).maxPool(OVERLAPPING)),
            Map.entry("average-pool", x -> x.get(0).averagePool(TWO, true)),
            Map.entry("average-pool that overlaps", x -> x.get(0).averagePool(OVERLAPPING, true)),
            Map.entry("average-pool without padding", x -> x.get(0).averagePool(OVERLAPPING, false)),
            Map.entry("batch-norm", x -> BatchNormOperators.apply(x.get(0), x.get(1), x.get(2), 1e-5)
                    .get(0)),
            Map.entry("layer-norm", x -> apply("LayerNormalization", x)),
            Map.entry("relu", x -> x.get(0).relu()),
            Map.entry("leaky-relu", x -> apply("LeakyRelu", x)),
            Map.entry("prelu", x -> apply("PRelu", x)),
            Map.entry("elu", x -> apply("Elu", x, new Attribute("alpha", 0.7f))),
            Map.entry("selu", x -> apply("Selu", x)),
            Map.entry("gelu", x -> apply("Gelu", x)),
            Map.entry("gelu by tanh", x -> apply("Gelu", x, new Attribute("approximate", "tanh"))),
            Map.entry("softplus", x -> apply("Softplus", x)),
            Map.entry("softsign", x -> apply("Softsign", x)),
            Map.entry("hard-sigmoid", x -> apply("HardSigmoid", x, new Attribute("alpha", 1 / 6f))),
            Map.entry("hard-swish", x -> apply("HardSwish", x)),
            Map.entry("sigmoid", x -> x.get(0).sigmoid()),
            Map.entry("tanh", x -> x.get(0).tanh()),
            Map.entry("erf", x -> x.get(0).erf()),
            Map.entry("softmax", x -> x.get(0).softmax(1)),
            Map.entry("log-softmax", x -> x.get(0).logSoftmax(-1)),
            Map.entry(
                    "clamp on its bounds",
                    x -> apply(
                            "Clip",
                            List.of(x.get(0), x.get(0).number(-1), x.get(0).number(1)))),
            Map.entry("maximum of equals", x -> x.get(0).max(x.get(1))),
            Map.entry("amax of equals", x -> x.get(0).reduceMax(false, 1)),
            Map.entry("pow", x -> x.get(0).pow(x.get(1))),
            Map.entry("norm", x -> reduce("ReduceL2", x.get(0))),
            Map.entry("logsumexp", x -> reduce("ReduceLogSumExp", x.get(0))),
            Map.entry("embedding", x -> x.get(0)
                    .gather(x.get(0).graph().longs(2, 0, 2, 3).reshape(2, 2), 0)),
            Map.entry("gather", PyTorchGradientTest::gather),
            Map.entry("linear", x -> x.get(0).linear(x.get(1), x.get(2))),
            Map.entry("attention", PyTorchGradientTest::attention),
            Map.entry(
                    "cumsum",
                    x -> apply("CumSum", List.of(x.get(0), x.get(0).graph().scalar(ElementType.INT64, 1)))),
            Map.entry("every second", PyTorchGradientTest::everySecond));

    @ParameterizedTest
    @MethodSource("cases")
    void resultsAndGradientsArePyTorchs(Case example) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t", 20);
        List<Tensor> inputs = new ArrayList<>();
        for (Numbers input : example.inputs()) {
            inputs.add(graph.input("x" + inputs.size(), ElementType.FLOAT, input.shape()));
        }

        Tensor y = Objects.requireNonNull(EXPRESSIONS.get(example.name()), example.name())
                .apply(inputs);
        Tensor dy = graph.constant(
                new Known(ElementType.FLOAT, y.shape(), example.dy().values()).constant());
        List<Tensor> wanted = new ArrayList<>(List.of(y));
        wanted.addAll(Gradients.of(graph, y.mul(dy).reduceSum(false), inputs));
        List<double[]> computed = GraphRun.of(
                graph, wanted, example.inputs().stream().map(Numbers::values).toList());

        assertThat(y.lengths()).isEqualTo(example.y().shape());
        assertClose(computed.get(0), example.y().values(), 1e-5);
        for (int i = 0; i < example.gradients().size(); i++) {
            assertClose(computed.get(i + 1), example.gradients().get(i).values(), 2e-5);
        }
    }

    @Test
    void everyExpressionHasItsNumbers() {
        assertThat(cases().map(Case::name)).containsExactlyInAnyOrderElementsOf(EXPRESSIONS.keySet());
    }

    private static void assertClose(double[] computed, double[] expected, double tolerance) {
        assertThat(computed).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(computed[i])
                    .as("element " + i)
                    .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    private static Tensor apply(String operator, List<Tensor> inputs, Attribute... attributes) {
        return inputs.get(0).graph().apply(operator, inputs, attributes);
    }

    private static Tensor conv(List<Tensor> x, Window window, long groups) {
        return x.get(0).conv(x.get(1), x.size() > 2 ? x.get(2) : Tensor.absent(), window, groups);
    }

    private static Tensor reduce(String operator, Tensor x) {
        return x.graph().apply(operator, List.of(x, x.graph().longs(1)), new Attribute("keepdims", 0L));
    }

    private static Tensor gather(List<Tensor> x) {
        Tensor indexes = x.get(0).graph().longs(0, 0, 2, 1, 3, 1).reshape(2, 3);
        return apply("GatherElements", List.of(x.get(0), indexes), new Attribute("axis", 1L));
    }

    private static Tensor attention(List<Tensor> x) {
        return x.get(0).matMul(x.get(1).transpose(0, 2, 1)).div(2).softmax(-1).matMul(x.get(2));
    }

    private static Tensor everySecond(List<Tensor> x) {
        Tensor.Owner g = x.get(0).graph();
        return apply("Slice", List.of(x.get(0), g.longs(1), g.longs(Long.MAX_VALUE), g.longs(1), g.longs(2)));
    }

    /** Numbers of a shape. */
    record Numbers(long[] shape, double[] values) {

        static Numbers of(String text) {
            int colon = text.indexOf(':');
            long[] shape = colon == 0
                    ? new long[0]
                    : Arrays.stream(text.substring(0, colon).split(","))
                            .mapToLong(Long::parseLong)
                            .toArray();
            double[] values = Arrays.stream(text.substring(colon + 2).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Numbers(shape, values);
        }
    }

    /** What PyTorch computed. */
    record Case(String name, List<Numbers> inputs, List<Numbers> results, List<Numbers> gradients) {

        Numbers y() {
            return results.get(0);
        }

        Numbers dy() {
            return results.get(1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String line : text().lines().toList()) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            Case last = cases.isEmpty() ? null : cases.get(cases.size() - 1);
            switch (line.substring(0, blank)) {
                case "case" -> cases.add(new Case(rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                case "x" -> Objects.requireNonNull(last).inputs().add(Numbers.of(rest));
                case "y", "dy" -> Objects.requireNonNull(last).results().add(Numbers.of(rest));
                case "dx" -> Objects.requireNonNull(last).gradients().add(Numbers.of(rest));
                default -> assertThat(line).startsWith("#");
            }
        }
        return cases.stream();
    }

    private static String text() {
        try (InputStream in = PyTorchGradientTest.class.getResourceAsStream("pytorch-gradients.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
