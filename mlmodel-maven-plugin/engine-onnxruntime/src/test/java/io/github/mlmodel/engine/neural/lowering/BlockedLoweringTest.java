package io.github.mlmodel.engine.neural.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.operator.BatchNormOperators;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a processor without blocked operators, which probing finds out, both sides are computed in the same way. */
class BlockedLoweringTest {

    private static final long BLOCK = ChannelBlocks.probe(NativeLibrary.environment());
    private static final Window SAME = Window.of(List.of(3L, 3L)).padding(List.of(1L, 1L));
    private static final Window HALF = Window.of(List.of(2L, 2L)).strides(List.of(2L, 2L));

    /** An expression of an image {@code [8, C, 4, 6]}, and shapes of weights. */
    record Example(String name, long channels, List<long[]> weights, Function<List<Tensor>, Tensor> expression) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Example of(
            String name, long channels, Function<List<Tensor>, Tensor> expression, long[]... weights) {
        return new Example(name, channels, List.of(weights), expression);
    }

    private static Tensor conv(List<Tensor> x, Window window) {
        return x.get(0).conv(x.get(1), Tensor.absent(), window, 1);
    }

    private static long[] shape(long... lengths) {
        return lengths;
    }

    static Stream<Example> examples() {
        long[] weight = shape(32, 32, 3, 3);
        return Stream.of(
                of("conv", 32, x -> conv(x, SAME), weight),
                of("conv with bias", 32, x -> x.get(0).conv(x.get(1), x.get(2), SAME, 1), weight, shape(32)),
                of("conv of few channels", 3, x -> conv(x, SAME), shape(32, 3, 3, 3)),
                of("conv without padding", 32, x -> conv(x, Window.of(List.of(3L, 3L))), weight),
                of("conv with stride", 32, x -> conv(x, SAME.strides(List.of(2L, 2L))), weight),
                of(
                        "conv with dilation",
                        32,
                        x -> conv(x, Window.of(List.of(2L, 2L)).dilations(List.of(2L, 2L))),
                        shape(32, 32, 2, 2)),
                of("conv of 1 by 1", 32, x -> conv(x, Window.of(List.of(1L, 1L))), shape(64, 32, 1, 1)),
                of(
                        "conv with much padding",
                        32,
                        x -> conv(x, Window.of(List.of(1L, 3L)).padding(List.of(2L, 1L))),
                        shape(32, 32, 1, 3)),
                of("conv on odd channels", 20, x -> conv(x, SAME), shape(32, 20, 3, 3)),
                of(
                        "conv, max-pool and relu",
                        3,
                        x -> conv(x, SAME).maxPool(HALF).relu(),
                        shape(32, 3, 3, 3)),
                of("conv and overlapping max-pool", 3, x -> conv(x, SAME).maxPool(SAME), shape(32, 3, 3, 3)),
                of("conv and average-pool", 3, x -> conv(x, SAME).averagePool(HALF, true), shape(32, 3, 3, 3)),
                of(
                        "conv and global average-pool",
                        3,
                        x -> conv(x, SAME).globalAveragePool().reshape(8, -1),
                        shape(32, 3, 3, 3)),
                of(
                        "conv and batch-norm",
                        3,
                        x -> BatchNormOperators.apply(conv(x, SAME), x.get(2), x.get(3), 1e-5)
                                .get(0),
                        shape(32, 3, 3, 3),
                        shape(32),
                        shape(32)),
                of("a residual block", 32, x -> conv(x, SAME).relu().add(x.get(0)), weight),
                of("a truth value that is cut up", 32, x -> positive(conv(x, SAME)), weight),
                of("a factor of each channel", 32, x -> conv(x, SAME).mul(x.get(2)), weight, shape(32, 1, 1)));
    }

    private static Tensor positive(Tensor y) {
        Tensor positive = y.greater(y.number(0));
        return y.slice(0, 0, 4).mul(positive.slice(0, 4, 8).cast(ElementType.FLOAT));
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
    void probingFindsABlockThatGivesTheSameNumbers() {
        assertThat(BLOCK).isIn(8L, 16L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 32})
    void equalMaximaShareTheGradient(long channels) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", ElementType.FLOAT, 1, channels, 2, 2);
        Tensor weight = graph.input("weight", ElementType.FLOAT, channels, channels, 1, 1);
        double[] unit = new double[Math.toIntExact(channels * channels)];
        for (int i = 0; i < channels; i++) {
            unit[Math.toIntExact(i * channels + i)] = 1;
        }
        double[] numbers = new double[Math.toIntExact(4 * channels)];
        Arrays.setAll(numbers, i -> i % 4 == 0 ? 1 : 3);

        Tensor y =
                x.conv(weight, Tensor.absent(), Window.of(List.of(1L, 1L)), 1).maxPool(HALF);
        Tensor dx = Gradients.of(graph, y.reduceSum(false), List.of(x)).get(0);

        double[] gradient =
                GraphRun.of(graph, List.of(dx), List.of(numbers, unit), BLOCK).get(0);
        assertThat(Arrays.copyOf(gradient, 4))
                .containsExactly(new double[] {0, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void blocksOfChannelsChangeNothing(Example example) {
        List<double[]> expected = compute(example, 0);
        List<double[]> computed = compute(example, BLOCK);

        for (int i = 0; i < expected.size(); i++) {
            double size = Arrays.stream(expected.get(i)).map(Math::abs).max().orElse(0);
            for (int j = 0; j < expected.get(i).length; j++) {
                assertThat(computed.get(i)[j])
                        .as("value " + i + ", element " + j)
                        .isCloseTo(expected.get(i)[j], within(2e-5 * (1 + size)));
            }
        }
    }

    @Test
    void imagesStayInBlocksBetweenLayers() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor image = graph.input("image", ElementType.FLOAT, 8, 3, 8, 8);
        Tensor first = graph.input("first", ElementType.FLOAT, 32, 3, 3, 3);
        Tensor second = graph.input("second", ElementType.FLOAT, 32, 32, 3, 3);
        Tensor scale = graph.input("scale", ElementType.FLOAT, 32);
        Tensor y = BatchNormOperators.apply(image.conv(first, Tensor.absent(), SAME, 1), scale, scale, 1e-5)
                .get(0)
                .maxPool(HALF)
                .relu()
                .conv(second, scale, SAME, 1)
                .relu();
        Tensor loss = y.reshape(8, -1).reduceSum(false);

        Graph built =
                OnnxGraphs.of(graph, graph.inputs(), Gradients.of(graph, loss, List.of(first, second, scale)), 16);

        assertThat(built.nodes())
                .extracting(Node::operator)
                .filteredOn(operator -> operator.startsWith("Reorder"))
                .containsExactly("ReorderInput");
        assertThat(built.nodes()).extracting(Node::operator).doesNotContain("ConvTranspose", "BatchNormalization");
    }

    private static List<double[]> compute(Example example, long block) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Random random = new Random(5);
        List<Tensor> inputs =
                new ArrayList<>(List.of(graph.input("x", ElementType.FLOAT, 8, example.channels(), 4, 6)));
        for (long[] weight : example.weights()) {
            inputs.add(graph.input("w" + inputs.size(), ElementType.FLOAT, weight));
        }
        List<double[]> numbers = inputs.stream()
                .map(input -> random.doubles(input.size(), -1, 1).toArray())
                .toList();
        Tensor y = example.expression().apply(inputs);
        double[] factors = random.doubles(y.size(), -1, 1).toArray();
        Tensor factor = graph.constant(new Known(ElementType.FLOAT, y.shape(), factors).constant());
        List<Tensor> wanted = new ArrayList<>(List.of(y));
        wanted.addAll(Gradients.of(graph, y.mul(factor).reduceSum(false), inputs));
        return GraphRun.of(graph, wanted, numbers, block);
    }
}
