package io.github.mlmodel.engine.neural.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.lowering.GraphRun;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorGraphTest {

    private static final long ROWS = ValueInfo.ROWS;

    private final TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");

    @Test
    void whatFollowsFromShapesIsAConstant() {
        Tensor x = graph.input("x", ElementType.FLOAT, 4, 6, 8);

        Tensor length = graph.apply("Gather", List.of(shapeOf(x), number(1)), new Attribute("axis", 0L));
        Tensor half = graph.apply("Div", List.of(length, number(2)));
        Tensor target = graph.concat(0, List.of(graph.longs(4), unsqueezed(half), graph.longs(-1)));
        Tensor y = graph.apply("Reshape", List.of(x, target));

        assertThat(y.shape()).containsExactly(4L, 3L, 16L);
        assertThat(graph.value(target).map(value -> (long[]) value.data())).hasValue(new long[] {4, 3, -1});
        assertThat(graph.calls()).extracting(call -> call.node().operator()).containsExactly("Reshape");
    }

    @Test
    void theNumberOfRowsFlowsThroughWhatIsComputedOfShapes() {
        Tensor x = graph.input("x", ElementType.FLOAT, ROWS, 6, 8);

        Tensor rows = graph.apply("Gather", List.of(shapeOf(x), number(0)));
        Tensor target = graph.concat(0, List.of(unsqueezed(rows), graph.longs(6, 2, 4)));
        Tensor heads = graph.apply("Reshape", List.of(x, target)).transpose(0, 2, 1, 3);
        Tensor wide = graph.scalar(ElementType.FLOAT, 1).expand(1, 6);
        Tensor mask = graph.apply("Expand", List.of(wide, graph.concat(0, List.of(unsqueezed(rows), graph.longs(6)))));

        assertThat(heads.shape()).containsExactly(ROWS, 2L, 6L, 4L);
        assertThat(mask.shape()).containsExactly(ROWS, 6L);
        double[] computed =
                GraphRun.of(graph, List.of(mask), List.of(new double[2 * 48])).get(0);
        assertThat(computed).hasSize(12).containsOnly(1);
    }

    @Test
    void whatDependsOnTheNumberOfRowsIsLeftToTheRuntime() {
        Tensor x = graph.input("x", ElementType.FLOAT, ROWS, 2);
        Tensor rows = graph.apply("Gather", List.of(shapeOf(x), number(0)));

        Tensor few = graph.apply("Less", List.of(rows, number(3))).cast(ElementType.INT64);
        Tensor next = rows.add(number(1));

        assertThat(graph.value(few)).isEmpty();
        List<double[]> computed = GraphRun.of(graph, List.of(few, next), List.of(new double[8]));
        assertThat(computed.get(0)).containsExactly(0);
        assertThat(computed.get(1)).containsExactly(5);
    }

    @Test
    void constantsOfAnyKindAreComputedWith() {
        Tensor range = graph.apply("Range", List.of(number(1), number(9), number(3)));
        Tensor shape = graph.apply(
                "Where",
                List.of(
                        graph.apply("Equal", List.of(graph.longs(2, -1), graph.longs(-1))),
                        graph.apply("ConstantOfShape", List.of(graph.longs(2)), filling(5)),
                        graph.longs(2, -1)));
        Tensor root = graph.apply(
                "Cast",
                List.of(graph.apply(
                        "Sqrt", List.of(graph.apply("Constant", List.of(), new Attribute("value_float", 9f))))),
                new Attribute("to", 7L));
        Tensor part = graph.apply(
                "Slice",
                List.of(graph.longs(1, 2, 3, 4), graph.longs(-1), graph.longs(0), graph.longs(0), graph.longs(-2)));

        assertThat(longs(range)).containsExactly(1, 4, 7);
        assertThat(longs(shape)).containsExactly(2, 5);
        assertThat(longs(root)).containsExactly(3);
        assertThat(longs(part)).containsExactly(4, 2);
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void aConstantOfDecimalsUnderItsOwnNameCanBeTrained() {
        Tensor weight = graph.constant("weight", TensorData.floats(new float[] {3}, 1));

        Tensor loss = weight.mul(2).reduceSum(false);
        Tensor gradient = Gradients.of(graph, loss, List.of(weight)).get(0);

        assertThat(GraphRun.of(graph, List.of(gradient), List.of()).get(0)).containsExactly(2);
    }

    @Test
    void variablesThatTheLossDoesNotDependOnHaveNoGradient() {
        Tensor x = graph.input("x", ElementType.FLOAT, 2);
        Tensor other = graph.input("other", ElementType.FLOAT, 3);

        List<Tensor> gradients = Gradients.of(graph, x.mul(x.sign()).reduceSum(false), List.of(other, x));

        List<double[]> computed = GraphRun.of(graph, gradients, List.of(new double[] {2, -3}, new double[3]));
        assertThat(computed.get(0)).containsExactly(0, 0, 0);
        assertThat(computed.get(1)).containsExactly(1, -1);
    }

    @Test
    void operatorsWithoutAGradientAreNamed() {
        Graph imported = new Graph(
                List.of(),
                List.of(),
                List.of(
                        node("", "ReduceProd", "fixed", "a"),
                        node("", "LSTM", "fixed", "b"),
                        node("", "Relu", "weight", "c"),
                        node("com.microsoft", "Attention", "c", "d"),
                        node("", "ReduceProd", "d", "e"),
                        node("", "ArgMax", "c", "f"),
                        node("", "TopK", "f", "g")),
                Map.of());

        assertThat(Gradients.missing(imported, List.of("weight")))
                .containsExactly("LSTM", "ReduceProd", "com.microsoft.Attention");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Tensor x = graph.input("x", ElementType.FLOAT, 2, 3);

        assertThatThrownBy(() -> x.add(graph.input("y", ElementType.FLOAT, 2)))
                .hasMessage("shapes [2, 3] and [2] do not broadcast");
        assertThatThrownBy(() -> x.matMul(x)).hasMessage("MatMul of [2, 3] and [2, 3]");
        assertThatThrownBy(() -> x.reshape(4, 2)).hasMessage("Reshape of [2, 3] to [4, 2]");
        assertThatThrownBy(() -> graph.apply("Reshape", List.of(x, graph.input("s", ElementType.INT64, 2))))
                .hasMessage("Reshape needs constant integers, and s is none");
        assertThatThrownBy(() -> graph.apply("Sinus", List.of(x))).hasMessage("operator Sinus is unknown");
        assertThatThrownBy(() -> Gradients.of(graph, x, List.of(x)))
                .hasMessage("a loss has no dimensions, and x has [2, 3]");
        assertThatThrownBy(() -> Gradients.of(
                        graph, graph.apply("ReduceProd", List.of(x), new Attribute("keepdims", 0L)), List.of(x)))
                .hasMessage("operator ReduceProd has no gradient");
    }

    @Test
    void equalExpressionsGiveEqualBytes() {
        assertThat(trainingStep()).isEqualTo(trainingStep());
    }

    private static byte[] trainingStep() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor x = graph.input("x", ElementType.FLOAT, 16, 4, 4, 4);
        Tensor weight = graph.input("w", ElementType.FLOAT, 2, 4, 3, 3);
        Tensor y = x.conv(weight, Tensor.absent(), Window.of(List.of(3L, 3L)), 1);
        Tensor loss =
                y.maxPool(Window.of(List.of(2L, 2L)).strides(List.of(2L, 2L))).reduceSum(false);
        return OnnxFile.write(OnnxGraphs.of(graph, Gradients.of(graph, loss, List.of(weight))), "step", Map.of());
    }

    private static Node node(String domain, String operator, String input, String output) {
        return new Node(domain, operator, List.of(input), List.of(output), List.of());
    }

    private Tensor shapeOf(Tensor x) {
        return graph.apply("Shape", List.of(x));
    }

    private Tensor number(int value) {
        return graph.scalar(ElementType.INT64, value);
    }

    private Tensor unsqueezed(Tensor number) {
        return graph.apply("Unsqueeze", List.of(number, graph.longs(0)));
    }

    private static Attribute filling(int value) {
        return new Attribute("value", TensorData.longs(new long[] {value}, 1));
    }

    private long[] longs(Tensor tensor) {
        return (long[]) graph.value(tensor).orElseThrow().data();
    }
}
