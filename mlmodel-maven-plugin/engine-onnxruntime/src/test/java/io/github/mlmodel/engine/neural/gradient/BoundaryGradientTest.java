package io.github.mlmodel.engine.neural.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.engine.neural.lowering.GraphRun;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients where central differences say nothing: at kinks, ties, ends of ranges, and where formulas have 0 times infinity. */
class BoundaryGradientTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /**
     * An operator at places where its rule could go wrong, and PyTorch's gradient there.
     *
     * @param name what is computed
     * @param type element type
     * @param expression the computation
     * @param at the input
     * @param expected the gradient of the sum of what is computed
     */
    record Boundary(String name, ElementType type, UnaryOperator<Tensor> expression, double[] at, double... expected) {

        Boundary floats() {
            return new Boundary(name, ElementType.FLOAT, expression, at, expected);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"powers", "kinks", "steps", "ties", "ranges", "poles"})
    void gradientIsKnownAtTheBoundary(Boundary boundary) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", boundary.type(), boundary.at().length);

        Tensor loss = boundary.expression().apply(x).reduceSum(false);
        Tensor gradient = Gradients.of(graph, loss, List.of(x)).get(0);

        assertThat(GraphRun.of(graph, List.of(gradient), List.of(boundary.at())).get(0))
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(boundary.expected());
    }

    private static Boundary at(String name, double[] at, UnaryOperator<Tensor> expression, double... expected) {
        return new Boundary(name, ElementType.DOUBLE, expression, at, expected);
    }

    private static double[] x(double... values) {
        return values;
    }

    private static Tensor apply(String operator, Tensor x, Attribute... attributes) {
        return x.graph().apply(operator, List.of(x), attributes);
    }

    static Stream<Boundary> powers() {
        return Stream.of(
                at("Pow by 0", x(0, -0.0, 3), x -> x.pow(x.number(0)).add(x), 1, 1, 1),
                at("Pow by 0 alone", x(0, 3), x -> x.pow(x.number(0)), 0, 0),
                at("Pow by 1", x(0, 3), x -> x.pow(x.number(1)), 1, 1),
                at("Pow by 2", x(0, 3), x -> x.pow(x.number(2)), 0, 6),
                at("Pow by 1.5", x(0, 4), x -> x.pow(x.number(1.5)), 0, 3),
                at("Pow by known exponents", x(0, 0, 0), x -> x.pow(numbers(x, 0, 1, 2)), 0, 1, 0),
                at("Pow by computed exponents", x(0, 1, 2), x -> zeros(x).pow(x), 0, 0, 0),
                at("Pow of computed zeros by 0", x(0, 0), x -> x.pow(x.mul(0)).add(x), 1, 1));
    }

    private static Tensor numbers(Tensor x, double... values) {
        return x.graph().constant(new Known(x.type(), x.shape(), values).constant());
    }

    private static Tensor zeros(Tensor x) {
        return x.number(0).expand(x.lengths());
    }

    static Stream<Boundary> kinks() {
        return Stream.of(
                at("Abs", x(0, -1), Tensor::abs, 0, -1),
                at("Relu", x(0, 1), Tensor::relu, 0, 1),
                at("LeakyRelu", x(0), x -> apply("LeakyRelu", x, new Attribute("alpha", 0.25f)), 0.25)
                        .floats(),
                at("PRelu", x(0, 1), x -> x.graph().apply("PRelu", List.of(x, x.number(0.25))), 0.25, 1),
                at("Elu", x(0), x -> apply("Elu", x, new Attribute("alpha", 0.5f)), 0.5)
                        .floats(),
                at("ReduceL1", x(0, -2), x -> apply("ReduceL1", x), 0, -1).floats(),
                at("ReduceL2 of zeros", x(0, 0), x -> apply("ReduceL2", x), 0, 0)
                        .floats(),
                at("ReduceL2", x(0, 3, 4), x -> apply("ReduceL2", x), 0, 0.6, 0.8)
                        .floats());
    }

    static Stream<Boundary> steps() {
        return Stream.of("Sign", "Floor", "Ceil", "Round")
                .map(step -> at(step, x(0, 1, -0.5, 2.25), x -> apply(step, x).add(x), 1, 1, 1, 1));
    }

    static Stream<Boundary> ties() {
        return Stream.of(
                at("Max of equal ones", x(2, 1), x -> x.max(numbers(x, 2, 3)), 0.5, 0),
                at("Min of equal ones", x(2, 1), x -> x.min(numbers(x, 2, 3)), 0.5, 1),
                at("ReduceMax", x(2, 2, 1), x -> apply("ReduceMax", x), 0.5, 0.5, 0),
                at("ReduceMin", x(2, 2, 1, 1), x -> apply("ReduceMin", x), 0, 0, 0.5, 0.5),
                at("CumSum", x(0, 0, 0), x -> x.graph().apply("CumSum", List.of(x, zeroth(x))), 3, 2, 1));
    }

    private static Tensor zeroth(Tensor x) {
        return x.graph().scalar(ElementType.INT64, 0);
    }

    static Stream<Boundary> ranges() {
        return Stream.of(
                at("Clip", x(-1, 0, 1, 2), x -> clip(x, 0, 1), 0, 1, 1, 0),
                at("HardSigmoid", x(-2.5, 0, 2.5), x -> apply("HardSigmoid", x), 0, 0.2, 0)
                        .floats(),
                at("HardSwish", x(-3, 0, 3, 4), x -> apply("HardSwish", x), 0, 0.5, 1, 1)
                        .floats(),
                at("Where", x(0, 2), x -> x.greater(x.number(1)).where(x, x.mul(3)), 3, 1),
                at(
                        "LogSoftmax of a mask",
                        x(Double.NEGATIVE_INFINITY, 0),
                        x -> x.logSoftmax(-1).slice(0, 1, 2),
                        0,
                        0));
    }

    private static Tensor clip(Tensor x, double least, double most) {
        return x.graph().apply("Clip", List.of(x, x.number(least), x.number(most)));
    }

    /** There the derivative is infinite, and so is the gradient. */
    static Stream<Boundary> poles() {
        return Stream.of(
                at("Sqrt", x(0, 4), Tensor::sqrt, INFINITE, 0.25),
                at("Log", x(0, 2), Tensor::log, INFINITE, 0.5),
                at("Reciprocal", x(0, 2), Tensor::reciprocal, -INFINITE, -0.25),
                at("Div of 0 by 0.5", x(0), x -> x.div(0.5), 2),
                at("Pow by 0.5", x(0, 4), x -> x.pow(x.number(0.5)), INFINITE, 0.25));
    }

    @Test
    void exponentsOfZeroHaveNoGradientEither() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor base = graph.input("base", ElementType.DOUBLE, 4);
        Tensor exponent = graph.input("exponent", ElementType.DOUBLE, 4);

        List<Tensor> gradients = Gradients.of(graph, base.pow(exponent).reduceSum(false), List.of(base, exponent));

        List<double[]> computed =
                GraphRun.of(graph, gradients, List.of(new double[] {0, 0, 0, 1}, new double[] {0, 1, 2, 0}));
        assertThat(computed.get(0)).containsExactly(0, 1, 0, 0);
        assertThat(computed.get(1)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void remaindersOfDecimalsAreRefusedInsteadOfTrainedWithZeros() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", ElementType.FLOAT, 2);
        Tensor rest = graph.apply("Mod", List.of(x, x.number(2)), new Attribute("fmod", 1L));

        assertThatThrownBy(() -> Gradients.of(graph, rest.reduceSum(false), List.of(x)))
                .hasMessage("operator Mod has no gradient");
    }

    @Test
    void remaindersOfIntegersAreStepsAndRefuseNothing() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", ElementType.FLOAT, 3);
        Tensor whole = x.cast(ElementType.INT64);
        Tensor rest = graph.apply("Mod", List.of(whole, graph.scalar(ElementType.INT64, 3)));

        Tensor loss = x.mul(rest.cast(ElementType.FLOAT)).reduceSum(false);
        Tensor gradient = Gradients.of(graph, loss, List.of(x)).get(0);

        assertThat(GraphRun.of(graph, List.of(gradient), List.of(new double[] {1, 5, 9}))
                        .get(0))
                .containsExactly(1, 2, 0);
    }

    @Test
    void remaindersAreNamedBeforeTrainingUnlessTheyAreOfWhatWasMadeWhole() {
        Node whole = new Node("", "Cast", List.of("weight"), List.of("whole"), List.of(new Attribute("to", 7L)));
        Node decimal = new Node("", "Cast", List.of("weight"), List.of("decimal"), List.of(new Attribute("to", 11L)));

        assertThat(Gradients.missing(
                        graph(whole, node("whole", "rest"), decimal, node("fixed", "other")), List.of("weight")))
                .isEmpty();
        assertThat(Gradients.missing(graph(decimal, node("decimal", "rest")), List.of("weight")))
                .containsExactly("Mod");
    }

    private static Graph graph(Node... nodes) {
        return new Graph(List.of(), List.of(), List.of(nodes), Map.of());
    }

    private static Node node(String input, String output) {
        return new Node("", "Mod", List.of(input, "two"), List.of(output), List.of());
    }

    @Test
    void meanAndDeviationOfALayerNormalizationAreNotTrainedWithZeros() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", ElementType.FLOAT, 2, 3);
        Tensor scale = graph.input("scale", ElementType.FLOAT, 3);
        Tensor mean =
                graph.apply("", "LayerNormalization", List.of(x, scale), 2).get(1);

        assertThatThrownBy(() -> Gradients.of(graph, mean.reduceSum(false), List.of(x)))
                .hasMessage("operator LayerNormalization has no gradient of its mean and deviation");
    }
}
