package io.github.mlmodel.engine.neural.gradient;

import static io.github.mlmodel.engine.neural.gradient.GradientCheck.coarse;
import static io.github.mlmodel.engine.neural.gradient.GradientCheck.linear;
import static io.github.mlmodel.engine.neural.gradient.GradientCheck.smooth;

import io.github.mlmodel.engine.neural.operator.BatchNormOperators;
import io.github.mlmodel.engine.neural.operator.Resizing;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient rule against central differences, computed by ONNX Runtime. */
class OperatorGradientTest {

    @ParameterizedTest
    @MethodSource({
        "arithmetic",
        "activations",
        "logic",
        "products",
        "reductions",
        "dimensions",
        "pieces",
        "indexes",
        "convolutions",
        "poolings",
        "normalizations"
    })
    void gradientsAreTheDifferencesOfTheComputation(GradientCheck check) {
        check.run();
    }

    static long[] shape(long... lengths) {
        return lengths;
    }

    private static Tensor apply(String operator, List<Tensor> inputs, Attribute... attributes) {
        return inputs.get(0).graph().apply(operator, inputs, attributes);
    }

    private static Attribute with(String name, long... values) {
        return new Attribute(name, values);
    }

    private static Attribute with(String name, Object value) {
        return new Attribute(name, value);
    }

    static Stream<GradientCheck> arithmetic() {
        return Stream.of(
                smooth("Add", x -> x.get(0).add(x.get(1)), shape(2, 3), shape(2, 3)),
                smooth("Add of a row", x -> x.get(0).add(x.get(1)), shape(2, 3), shape(3)),
                smooth("Sub of a column from a row", x -> x.get(0).sub(x.get(1)), shape(1, 3), shape(2, 1)),
                smooth("Mul", x -> x.get(0).mul(x.get(1)), shape(2, 3), shape(2, 1)),
                smooth("Mul of a scalar", x -> x.get(0).mul(x.get(1)), shape(2, 3), shape()),
                smooth("Mul of itself", x -> x.get(0).mul(x.get(0)), shape(2, 3)),
                smooth("Div", x -> x.get(0).div(x.get(1)), shape(2, 3), shape(3))
                        .from(0.5, 2),
                smooth("Pow", x -> x.get(0).pow(x.get(1)), shape(2, 3), shape(3))
                        .from(0.5, 2),
                smooth("Pow by 3", x -> x.get(0).pow(x.get(0).number(3)), shape(2, 3)),
                smooth("Pow by 2", x -> x.get(0).pow(x.get(0).number(2)), shape(2, 3)),
                smooth("Min", x -> x.get(0).min(x.get(1)), shape(2, 3), shape(3)),
                smooth("Max", x -> x.get(0).max(x.get(1)), shape(2, 3), shape(2, 1)),
                smooth("Max of three", x -> apply("Max", x), shape(3), shape(3), shape(3)),
                smooth("Sum", x -> apply("Sum", x), shape(2, 3), shape(3), shape()),
                smooth("Neg", x -> x.get(0).neg(), shape(4)),
                smooth("Abs", x -> x.get(0).abs(), shape(4)),
                smooth("Exp", x -> x.get(0).exp(), shape(4)),
                smooth("Log", x -> x.get(0).log(), shape(4)).from(0.5, 2),
                smooth("Sqrt", x -> x.get(0).sqrt(), shape(4)).from(0.5, 2),
                smooth("Reciprocal", x -> x.get(0).reciprocal(), shape(4)).from(0.5, 2),
                smooth("Sin", x -> x.get(0).sin(), shape(4)),
                smooth("Cos", x -> x.get(0).cos(), shape(4)),
                coarse("Erf", x -> x.get(0).erf(), shape(7)));
    }

    static Stream<GradientCheck> activations() {
        return Stream.of(
                smooth("Relu", x -> x.get(0).relu(), shape(2, 4)),
                smooth("Tanh", x -> x.get(0).tanh(), shape(5)),
                smooth("Sigmoid", x -> x.get(0).sigmoid(), shape(5)),
                coarse("Softplus", x -> apply("Softplus", x), shape(5)),
                coarse("Softsign", x -> apply("Softsign", x), shape(5)),
                coarse("LeakyRelu", x -> apply("LeakyRelu", x, with("alpha", 0.2f)), shape(9)),
                smooth("PRelu", x -> apply("PRelu", x), shape(2, 3), shape(3)),
                coarse("Elu", x -> apply("Elu", x, with("alpha", 0.7f)), shape(9)),
                coarse("Selu", x -> apply("Selu", x), shape(9)),
                coarse("HardSigmoid", x -> apply("HardSigmoid", x), shape(9)).from(-4, 4),
                coarse("HardSwish", x -> apply("HardSwish", x), shape(9)).from(-5, 5),
                smooth("Clip", x -> clip(x.get(0), -0.5, 0.75), shape(9)),
                smooth(
                        "Clip from below",
                        x -> apply("Clip", List.of(x.get(0), x.get(0).number(0.1))),
                        shape(9)),
                coarse("Gelu", x -> apply("Gelu", x), shape(9)).opset(20),
                coarse("Gelu by tanh", x -> apply("Gelu", x, with("approximate", "tanh")), shape(9))
                        .opset(20),
                coarse("com.microsoft Gelu", x -> microsoft("Gelu", x), shape(9)),
                coarse("FastGelu", x -> microsoft("FastGelu", x), shape(2, 5), shape(5)),
                coarse("QuickGelu", x -> microsoft("QuickGelu", x), shape(9)),
                smooth("Softmax", x -> x.get(0).softmax(-1), shape(2, 5)),
                smooth("Softmax along the first dimension", x -> x.get(0).softmax(0), shape(3, 2, 2)),
                smooth("LogSoftmax", x -> x.get(0).logSoftmax(1), shape(2, 5)),
                smooth("Dropout of an exported model", x -> apply("Dropout", x), shape(5)));
    }

    private static Tensor clip(Tensor x, double least, double most) {
        return apply("Clip", List.of(x, x.number(least), x.number(most)));
    }

    private static Tensor microsoft(String operator, List<Tensor> inputs) {
        return inputs.get(0).graph().apply("com.microsoft", operator, inputs, 1).get(0);
    }

    static Stream<GradientCheck> logic() {
        return Stream.of(
                smooth(
                        "Where",
                        x -> x.get(0).greater(x.get(1)).where(x.get(0), x.get(1).mul(3)),
                        shape(2, 3),
                        shape(3)),
                smooth(
                        "Cast to float and back",
                        x -> x.get(0)
                                .mul(x.get(0)
                                        .cast(ElementType.FLOAT)
                                        .cast(ElementType.DOUBLE)
                                        .sign()),
                        shape(5)),
                smooth(
                        "Cast to integers",
                        x -> x.get(0).mul(x.get(0).cast(ElementType.INT64).cast(ElementType.DOUBLE)),
                        shape(5)));
    }

    static Stream<GradientCheck> products() {
        return Stream.of(
                smooth("MatMul", x -> x.get(0).matMul(x.get(1)), shape(2, 3), shape(3, 4)),
                smooth("MatMul of batches", x -> x.get(0).matMul(x.get(1)), shape(2, 2, 3), shape(2, 3, 2)),
                smooth("MatMul of a batch by a matrix", x -> x.get(0).matMul(x.get(1)), shape(2, 2, 3), shape(3, 4)),
                smooth("MatMul of a matrix by a batch", x -> x.get(0).matMul(x.get(1)), shape(2, 3), shape(2, 3, 2)),
                smooth("MatMul that broadcasts", x -> x.get(0).matMul(x.get(1)), shape(2, 1, 2, 3), shape(1, 2, 3, 2)),
                smooth("MatMul of vectors", x -> x.get(0).matMul(x.get(1)), shape(3), shape(3)),
                smooth("MatMul of a vector by a matrix", x -> x.get(0).matMul(x.get(1)), shape(3), shape(3, 2)),
                smooth("MatMul of a batch by a vector", x -> x.get(0).matMul(x.get(1)), shape(2, 2, 3), shape(3)),
                smooth("Gemm", x -> gemm(x, 0, 0), shape(2, 3), shape(3, 4), shape(4)),
                smooth("Gemm, first transposed", x -> gemm(x, 1, 0), shape(3, 2), shape(3, 4), shape(2, 1)),
                smooth("Gemm, second transposed", x -> gemm(x, 0, 1), shape(2, 3), shape(4, 3), shape()),
                smooth("Gemm, both transposed", x -> gemm(x, 1, 1), shape(3, 2), shape(4, 3), shape(2, 4)),
                smooth("a linear layer", x -> x.get(0).linear(x.get(1), x.get(2)), shape(2, 3), shape(4, 3), shape(4)),
                smooth("Einsum", x -> einsum("bij,bjk->bik", x), shape(2, 2, 3), shape(2, 3, 2)),
                smooth("Einsum of three", x -> einsum("i,ij,j->", x), shape(2), shape(2, 3), shape(3)),
                smooth("Einsum that sums an index of one term", x -> einsum("ij,jk->k", x), shape(2, 3), shape(3, 2)));
    }

    private static Tensor gemm(List<Tensor> x, long transA, long transB) {
        return apply("Gemm", x, with("transA", transA), with("transB", transB), with("alpha", 0.5f), with("beta", 2f));
    }

    private static Tensor einsum(String equation, List<Tensor> x) {
        return apply("Einsum", x, new Attribute("equation", equation));
    }

    static Stream<GradientCheck> reductions() {
        return Stream.of(17, 18).flatMap(opset -> Stream.of(
                        smooth("ReduceSum", x -> x.get(0).reduceSum(false, 1), shape(2, 3, 2)),
                        smooth("ReduceSum of all", x -> x.get(0).reduceSum(true), shape(2, 3)),
                        smooth("ReduceMean", x -> x.get(0).reduceMean(false, 0, -1), shape(2, 3, 2)),
                        smooth("ReduceMax", x -> x.get(0).reduceMax(true, 1), shape(2, 4)),
                        smooth("ReduceMin", x -> reduce("ReduceMin", x.get(0), 0), shape(3, 2)),
                        smooth("ReduceSumSquare", x -> x.get(0).reduceSumSquare(false, 0, 2), shape(2, 3, 2)),
                        smooth("ReduceL1", x -> reduce("ReduceL1", x.get(0), 1), shape(2, 3)),
                        smooth("ReduceL2", x -> reduce("ReduceL2", x.get(0), 1), shape(2, 3)),
                        smooth("ReduceLogSumExp", x -> reduce("ReduceLogSumExp", x.get(0), 1), shape(2, 3)))
                .map(check -> check.opset(opset)));
    }

    private static Tensor reduce(String operator, Tensor x, long axis) {
        Tensor.Owner graph = x.graph();
        return graph.opset() < 18
                ? graph.apply(operator, List.of(x), with("axes", new long[] {axis}), with("keepdims", 0L))
                : graph.apply(operator, List.of(x, graph.longs(axis)), with("keepdims", 0L));
    }

    static Stream<GradientCheck> dimensions() {
        return Stream.of(
                smooth("Reshape", x -> x.get(0).reshape(3, -1), shape(2, 3)),
                smooth("Reshape that keeps a length", x -> x.get(0).reshape(0, 2, 2), shape(3, 4)),
                smooth("Flatten", x -> apply("Flatten", x, with("axis", 2L)), shape(2, 3, 2)),
                smooth(
                        "Squeeze",
                        x -> apply("Squeeze", List.of(x.get(0), x.get(0).graph().longs(1))),
                        shape(2, 1, 3)),
                smooth("Squeeze of all ones", x -> apply("Squeeze", x), shape(1, 2, 1)),
                smooth(
                        "Unsqueeze",
                        x -> apply(
                                "Unsqueeze", List.of(x.get(0), x.get(0).graph().longs(0, -1))),
                        shape(2, 3)),
                smooth("Transpose", x -> x.get(0).transpose(2, 0, 1), shape(2, 3, 4)),
                smooth("Transpose without an order", x -> apply("Transpose", x), shape(2, 3, 4)),
                smooth("Expand", x -> x.get(0).expand(2, 2, 3), shape(2, 1)),
                smooth("Identity", x -> apply("Identity", x), shape(3)),
                smooth("CumSum", x -> apply("CumSum", List.of(x.get(0), axis(x.get(0), 1))), shape(2, 4)),
                smooth(
                        "CumSum from the end, each without itself",
                        x -> apply(
                                "CumSum",
                                List.of(x.get(0), axis(x.get(0), 0)),
                                with("reverse", 1L),
                                with("exclusive", 1L)),
                        shape(4, 2)));
    }

    private static Tensor axis(Tensor x, int axis) {
        return x.graph().scalar(ElementType.INT64, axis);
    }

    static Stream<GradientCheck> pieces() {
        return Stream.of(
                smooth("Concat", x -> x.get(0).graph().concat(1, x), shape(2, 1), shape(2, 3)),
                smooth(
                        "Concat of a value and itself",
                        x -> x.get(0).graph().concat(-1, List.of(x.get(0), x.get(0))),
                        shape(2, 2)),
                smooth("Split, one part of two", x -> x.get(0).split(1, 1, 3).get(1), shape(2, 4)),
                smooth("Split into equal parts", x -> halves(x.get(0)), shape(2, 5))
                        .opset(18),
                smooth("Slice", x -> x.get(0).slice(1, 1, 3), shape(2, 4)),
                smooth("Slice from the end", x -> x.get(0).slice(0, -2, Long.MAX_VALUE), shape(3, 2)),
                smooth("Slice of every second", x -> slice(x.get(0), 1, 7, 1, 2), shape(2, 7)),
                smooth("Slice of every third, to the end", x -> slice(x.get(0), 0, 7, 1, 3), shape(2, 7)),
                smooth("Slice backwards", x -> slice(x.get(0), -1, Long.MIN_VALUE, 1, -1), shape(2, 4)),
                smooth("Slice of every second backwards", x -> slice(x.get(0), 5, 0, 1, -2), shape(2, 7)),
                smooth("Slice of two dimensions", x -> x.get(0).slice(0, 1, 2).slice(1, 0, 2), shape(3, 3)),
                smooth("Pad", x -> x.get(0).pad(new long[] {1, 0}, new long[] {0, 2}), shape(2, 3)),
                smooth("Pad that takes away", x -> x.get(0).pad(new long[] {-1, 1}, new long[] {0, -1}), shape(2, 3)),
                smooth(
                        "Tile",
                        x -> apply("Tile", List.of(x.get(0), x.get(0).graph().longs(2, 3))),
                        shape(2, 2)),
                smooth("Trilu", x -> apply("Trilu", x, with("upper", 0L)), shape(3, 3)));
    }

    private static Tensor halves(Tensor x) {
        List<Tensor> parts = x.graph().apply("", "Split", List.of(x), 2, with("axis", 1L), with("num_outputs", 2L));
        return parts.get(0).reduceSum(true, 1).add(parts.get(1));
    }

    private static Tensor slice(Tensor x, long start, long end, long axis, long step) {
        Tensor.Owner g = x.graph();
        return apply("Slice", List.of(x, g.longs(start), g.longs(end), g.longs(axis), g.longs(step)));
    }

    static Stream<GradientCheck> indexes() {
        return Stream.of(
                smooth("Gather of rows, some twice", x -> x.get(0).gather(longs(x, 2, 0, 2, 1), 0), shape(4, 3)),
                smooth("Gather with 32-bit indexes", x -> x.get(0).gather(ints(x, 2, 0, 2), 0), shape(3, 2)),
                smooth("Gather of columns from the end", x -> x.get(0).gather(longs(x, -1, 0, -1), 1), shape(2, 3)),
                smooth("Gather of one row", x -> x.get(0).gather(axis(x.get(0), 1), 0), shape(3, 2)),
                smooth(
                        "Gather by a matrix of indexes",
                        x -> x.get(0).gather(longs(x, 1, 0, 1, 1).reshape(2, 2), 1),
                        shape(2, 2, 3)),
                smooth(
                        "GatherElements",
                        x -> apply(
                                "GatherElements",
                                List.of(x.get(0), longs(x, 1, 0, 1, 1).reshape(2, 2)),
                                with("axis", 0L)),
                        shape(2, 2)),
                smooth("ScatterElements", x -> scatter(x, "none"), shape(3, 2), shape(2, 2)),
                smooth("ScatterElements that adds", x -> scatter(x, "add"), shape(3, 2), shape(2, 2)));
    }

    private static Tensor longs(List<Tensor> x, long... values) {
        return x.get(0).graph().longs(values);
    }

    private static Tensor ints(List<Tensor> x, int... values) {
        return x.get(0).graph().constant(new TensorData(ElementType.INT32, List.of(3L), values));
    }

    private static Tensor scatter(List<Tensor> x, String reduction) {
        return apply(
                "ScatterElements",
                List.of(x.get(0), longs(x, 2, 0, 0, 1).reshape(2, 2), x.get(1)),
                with("axis", 0L),
                with("reduction", reduction));
    }

    static Stream<GradientCheck> convolutions() {
        return Stream.of(
                linear("Conv", x -> conv(x, window(3, 3), 1), shape(2, 3, 5, 4), shape(4, 3, 3, 3), shape(4)),
                linear(
                        "Conv, padded",
                        x -> conv(x, window(3, 3).padding(List.of(1L, 1L)), 1),
                        shape(2, 2, 4, 4),
                        shape(2, 2, 3, 3)),
                linear(
                        "Conv with stride 2",
                        x -> conv(x, window(3, 3).padding(List.of(1L, 1L)).strides(List.of(2L, 2L)), 1),
                        shape(1, 2, 6, 5),
                        shape(3, 2, 3, 3)),
                linear(
                        "Conv with dilation",
                        x -> conv(x, window(2, 3).dilations(List.of(2L, 1L)), 1),
                        shape(1, 2, 5, 5),
                        shape(2, 2, 2, 3)),
                linear(
                        "Conv padded on one side, with strides",
                        x -> apply("Conv", x, with("pads", 0, 1, 2, 0), with("strides", 3, 2)),
                        shape(1, 1, 7, 6),
                        shape(2, 1, 2, 3)),
                linear("Conv in groups", x -> conv(x, window(3, 3), 2), shape(2, 4, 4, 4), shape(6, 2, 3, 3), shape(6)),
                linear("Conv of each channel", x -> conv(x, window(2, 2), 3), shape(1, 3, 3, 3), shape(3, 1, 2, 2)),
                linear("Conv of 1 by 1", x -> conv(x, window(1, 1), 1), shape(2, 3, 2, 2), shape(4, 3, 1, 1)),
                linear(
                        "Conv of 1 by 1 with stride 2",
                        x -> conv(x, window(1, 1).strides(List.of(2L, 2L)), 1),
                        shape(1, 2, 4, 4),
                        shape(3, 2, 1, 1)),
                linear(
                        "Conv over a sequence",
                        x -> conv(x, Window.of(List.of(3L)).padding(List.of(1L)).strides(List.of(2L)), 1),
                        shape(2, 2, 7),
                        shape(3, 2, 3),
                        shape(3)),
                linear(
                        "Conv, automatic padding",
                        x -> apply("Conv", x, with("auto_pad", "SAME_UPPER"), with("strides", 2, 2)),
                        shape(1, 2, 4, 5),
                        shape(2, 2, 3, 3)),
                linear(
                        "Conv, automatic padding before",
                        x -> apply("Conv", x, with("auto_pad", "SAME_LOWER")),
                        shape(1, 1, 4, 4),
                        shape(2, 1, 2, 2)),
                linear(
                        "Conv of 16 rows",
                        x -> conv(x, window(3, 3).padding(List.of(1L, 1L)), 1),
                        shape(32, 2, 3, 3),
                        shape(2, 2, 3, 3)),
                linear(
                        "Conv of 8 rows with stride and dilation",
                        x -> conv(
                                x,
                                window(2, 3)
                                        .strides(List.of(2L, 1L))
                                        .dilations(List.of(1L, 2L))
                                        .padding(List.of(1L, 2L)),
                                1),
                        shape(8, 4, 3, 3),
                        shape(2, 4, 2, 3)),
                linear(
                        "Conv over sequences of 8 rows",
                        x -> conv(x, Window.of(List.of(3L)).padding(List.of(1L)), 1),
                        shape(8, 4, 3),
                        shape(2, 4, 3)),
                linear(
                        "ConvTranspose",
                        x -> x.get(0).convTranspose(x.get(1), window(3, 3).strides(List.of(2L, 2L)), 1),
                        shape(1, 2, 3, 3),
                        shape(2, 3, 3, 3)),
                linear(
                        "ConvTranspose in groups, padded",
                        x -> x.get(0).convTranspose(x.get(1), window(2, 2).padding(List.of(1L, 0L)), 2),
                        shape(1, 4, 3, 3),
                        shape(4, 1, 2, 2)));
    }

    private static Window window(long... kernel) {
        return Window.of(java.util.Arrays.stream(kernel).boxed().toList());
    }

    private static Tensor conv(List<Tensor> x, Window window, long groups) {
        return x.get(0).conv(x.get(1), x.size() > 2 ? x.get(2) : Tensor.absent(), window, groups);
    }

    static Stream<GradientCheck> poolings() {
        Window two = window(2, 2).strides(List.of(2L, 2L));
        Window overlapping = window(3, 3).strides(List.of(2L, 2L)).padding(List.of(1L, 1L));
        return Stream.of(
                smooth("MaxPool", x -> x.get(0).maxPool(two), shape(2, 2, 4, 4)),
                coarse("MaxPool by comparison", x -> x.get(0).maxPool(two), shape(2, 2, 4, 6)),
                coarse(
                        "MaxPool of 3 by 2",
                        x -> x.get(0).maxPool(window(3, 2).strides(List.of(3L, 2L))),
                        shape(1, 1, 6, 4)),
                coarse("MaxPool that leaves a row out", x -> x.get(0).maxPool(two), shape(1, 2, 5, 5)),
                coarse("MaxPool that overlaps", x -> x.get(0).maxPool(overlapping), shape(2, 2, 6, 6)),
                coarse(
                        "MaxPool over a sequence",
                        x -> x.get(0).maxPool(Window.of(List.of(2L)).strides(List.of(2L))),
                        shape(2, 2, 6)),
                coarse(
                        "MaxPool that hangs over",
                        x -> apply(
                                "MaxPool", x, with("kernel_shape", 2, 2), with("strides", 2, 2), with("ceil_mode", 1L)),
                        shape(1, 2, 5, 5)),
                linear("AveragePool", x -> x.get(0).averagePool(two, true), shape(2, 2, 4, 4)),
                linear("AveragePool that overlaps", x -> x.get(0).averagePool(overlapping, true), shape(2, 2, 5, 5)),
                linear(
                        "AveragePool without the padding",
                        x -> x.get(0).averagePool(overlapping, false),
                        shape(2, 2, 5, 5)),
                linear(
                        "AveragePool over a sequence",
                        x -> x.get(0).averagePool(Window.of(List.of(3L)), true),
                        shape(1, 2, 5)),
                linear("GlobalAveragePool", x -> x.get(0).globalAveragePool(), shape(2, 2, 3, 3)),
                coarse("GlobalMaxPool", x -> apply("GlobalMaxPool", x), shape(2, 2, 3, 3)),
                linear("Resize", x -> Resizing.repeated(x.get(0), List.of(2L, 3L)), shape(1, 2, 2, 2)),
                linear("Resize to a size", x -> sized(x.get(0), 1, 2, 4, 6), shape(1, 2, 2, 3)));
    }

    private static Tensor sized(Tensor x, long... lengths) {
        return apply(
                "Resize",
                List.of(x, Tensor.absent(), Tensor.absent(), x.graph().longs(lengths)),
                with("mode", "nearest"));
    }

    static Stream<GradientCheck> normalizations() {
        return Stream.of(
                smooth(
                        "batch-norm in training",
                        x -> BatchNormOperators.apply(x.get(0), x.get(1), x.get(2), 1e-5)
                                .get(0),
                        shape(3, 2, 2, 2),
                        shape(2),
                        shape(2)),
                smooth(
                        "batch-norm of columns",
                        x -> BatchNormOperators.apply(x.get(0), x.get(1), x.get(2), 1e-3)
                                .get(0),
                        shape(5, 3),
                        shape(3),
                        shape(3)),
                smooth(
                        "BatchNormalization of an exported model",
                        x -> apply(
                                "BatchNormalization",
                                List.of(x.get(0), x.get(1), x.get(2), channel(x.get(0), 0.3), channel(x.get(0), 0.7))),
                        shape(2, 2, 3),
                        shape(2),
                        shape(2)),
                smooth("LayerNormalization", x -> apply("LayerNormalization", x), shape(2, 3, 4), shape(4), shape(4)),
                smooth(
                        "LayerNormalization of two dimensions",
                        x -> apply("LayerNormalization", x, with("axis", 1L)),
                        shape(2, 3, 2),
                        shape(3, 2)),
                coarse("LayerNormalization in float32", x -> apply("LayerNormalization", x), shape(2, 4), shape(4)));
    }

    private static Tensor channel(Tensor x, double value) {
        return x.number(value).expand(x.length(1));
    }
}
