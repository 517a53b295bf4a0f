package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Random nodes of the operators on numbers and shapes. */
final class NumberCases {

    /** No matrix is constant. */
    static final String COMPUTED_MATRICES = "MatMul of computed matrices";

    private NumberCases() {}

    static Map<String, BiConsumer<RandomGraph, RandomValues>> all() {
        Map<String, BiConsumer<RandomGraph, RandomValues>> all = new LinkedHashMap<>();
        for (String name :
                List.of("Floor", "Ceil", "Round", "Sqrt", "Reciprocal", "Exp", "Log", "Sigmoid", "Tanh", "Relu")) {
            all.put(name, (graph, values) -> one(graph, values, name, floats(values)));
        }
        for (String name : List.of("Abs", "Neg", "Sign")) {
            all.put(
                    name,
                    (graph, values) -> one(graph, values, name, values.flip() ? TensorElement.INT64 : floats(values)));
        }
        for (String name : List.of("Erf", "LeakyRelu")) {
            all.put(name, (graph, values) -> one(graph, values, name, TensorElement.FLOAT));
        }
        all.put("IsNaN", (graph, values) -> one(graph, values, "IsNaN", floats(values)));
        all.put("Not", (graph, values) -> one(graph, values, "Not", TensorElement.BOOL));
        all.put("Identity", (graph, values) -> one(graph, values, "Identity", TensorElement.STRING));
        all.put("Dropout", (graph, values) -> one(graph, values, "Dropout", TensorElement.FLOAT));
        for (String name : List.of("Add", "Sub", "Mul", "Min", "Max")) {
            all.put(
                    name,
                    (graph, values) -> two(graph, values, name, values.flip() ? TensorElement.INT64 : floats(values)));
        }
        all.put("Div", (graph, values) -> two(graph, values, "Div", floats(values)));
        all.put("Pow", NumberCases::pow);
        for (String name : List.of("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual")) {
            all.put(
                    name,
                    (graph, values) -> two(graph, values, name, values.flip() ? TensorElement.INT64 : floats(values)));
        }
        for (String name : List.of("And", "Or", "Xor")) {
            all.put(name, (graph, values) -> two(graph, values, name, TensorElement.BOOL));
        }
        all.put("Where", NumberCases::where);
        all.put("Cast", NumberCases::cast);
        for (String name : List.of("ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSumSquare")) {
            all.put(name, (graph, values) -> reduce(graph, values, name));
        }
        all.put("ArgMax", NumberCases::argMax);
        all.put("MatMul", NumberCases::matMul);
        all.put(COMPUTED_MATRICES, NumberCases::computedMatrices);
        all.put("Gemm", NumberCases::gemm);
        all.put("Softmax", NumberCases::softmax);
        all.put("BatchNormalization", NumberCases::batch);
        all.put("LayerNormalization", NumberCases::layer);
        return all;
    }

    private static TensorElement floats(RandomValues values) {
        return values.flip() ? TensorElement.FLOAT : TensorElement.DOUBLE;
    }

    private static void one(RandomGraph graph, RandomValues values, String operator, TensorElement type) {
        TensorValue in = values.of(type, values.shape(0, 4));
        if (operator.equals("Log") || operator.equals("Sqrt")) {
            in = new TensorValue(type, in.shape(), magnitudes(in));
        } else if (operator.equals("IsNaN") && type == TensorElement.FLOAT) {
            in.floats()[0] = Float.NaN;
        }
        graph.node("", operator, List.of(graph.input(in)));
    }

    private static Object magnitudes(TensorValue in) {
        for (int i = 0; i < in.size(); i++) {
            if (in.type() == TensorElement.FLOAT) {
                in.floats()[i] = Math.abs(in.floats()[i]) + 1e-3f;
            } else {
                in.doubles()[i] = Math.abs(in.doubles()[i]) + 1e-3;
            }
        }
        return in.data();
    }

    private static void two(RandomGraph graph, RandomValues values, String operator, TensorElement type) {
        int[] shape = values.shape(0, 4);
        String left = graph.input(values.of(type, shape));
        String right = graph.input(values.of(type, values.broadcast(shape)));
        graph.node("", operator, values.flip() ? List.of(left, right) : List.of(right, left));
    }

    private static void pow(RandomGraph graph, RandomValues values) {
        String base = graph.input(values.of(floats(values), values.shape(1, 3)));
        String exponent = graph.constant(TensorValue.of(new float[] {values.between(0, 4)}));
        String exact = graph.constant(TensorValue.of(new double[] {values.between(0, 4)}));
        graph.node("", "Pow", List.of(base, graph.isDouble(base) ? exact : exponent));
    }

    private static void where(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 3);
        TensorElement type = List.of(
                        TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64, TensorElement.STRING)
                .get(values.between(0, 3));
        graph.node(
                "",
                "Where",
                List.of(
                        graph.input(values.of(TensorElement.BOOL, values.broadcast(shape))),
                        graph.input(values.of(type, values.broadcast(shape))),
                        graph.input(values.of(type, shape))));
    }

    private static void cast(RandomGraph graph, RandomValues values) {
        List<TensorElement> numbers = List.of(
                TensorElement.FLOAT,
                TensorElement.DOUBLE,
                TensorElement.INT64,
                TensorElement.INT32,
                TensorElement.UINT8,
                TensorElement.BOOL);
        TensorElement from = numbers.get(values.between(0, 5));
        long to = List.of(1L, 6L, 7L, 9L, 11L).get(values.between(0, 4));
        graph.node("", "Cast", List.of(graph.input(values.of(from, values.shape(0, 3)))), new Attribute("to", to));
    }

    private static void reduce(RandomGraph graph, RandomValues values, String operator) {
        int[] shape = values.shape(2, 4);
        TensorElement type = operator.equals("ReduceMean") || values.flip() ? floats(values) : TensorElement.INT64;
        // Sums over all dimensions are added up side by side, and by the place in memory.
        long[] axes = new long[values.between(1, shape.length - 1)];
        int[] order = values.permutation(shape.length);
        for (int i = 0; i < axes.length; i++) {
            axes[i] = values.flip() ? order[i] : order[i] - shape.length;
        }
        String in = graph.input(values.of(type, shape));
        Attribute keeps = new Attribute("keepdims", (long) values.between(0, 1));
        if (operator.equals("ReduceSum")) {
            graph.node("", operator, List.of(in, graph.constant(TensorValue.of(axes, axes.length))), keeps);
        } else {
            graph.node("", operator, List.of(in), new Attribute("axes", axes), keeps);
        }
    }

    private static void argMax(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 3);
        graph.node(
                "",
                "ArgMax",
                List.of(graph.input(values.of(floats(values), shape))),
                new Attribute("axis", (long) values.between(-shape.length, shape.length - 1)),
                new Attribute("keepdims", (long) values.between(0, 1)));
    }

    private static void matMul(RandomGraph graph, RandomValues values) {
        TensorElement type = floats(values);
        int inner = values.random().nextInt(4) == 0 ? values.between(250, 700) : values.between(1, 40);
        int rows = values.between(1, 9);
        int columns = values.between(1, 20);
        graph.node(
                "",
                "MatMul",
                List.of(graph.input(values.of(type, rows, inner)), graph.constant(values.of(type, inner, columns))));
    }

    private static void computedMatrices(RandomGraph graph, RandomValues values) {
        TensorElement type = floats(values);
        int columns = values.between(1, 20);
        graph.node(
                "",
                "MatMul",
                List.of(
                        graph.input(values.of(type, 2, values.between(1, 9), 3)),
                        graph.input(values.flip() ? values.of(type, 3, columns) : values.of(type, 2, 3, columns))));
    }

    private static void gemm(RandomGraph graph, RandomValues values) {
        int inner = values.random().nextInt(4) == 0 ? values.between(250, 700) : values.between(1, 40);
        int rows = values.between(1, 9);
        int columns = values.between(1, 20);
        boolean turned = values.flip();
        List<String> in = new ArrayList<>(List.of(
                graph.input(values.of(TensorElement.FLOAT, rows, inner)),
                graph.constant(
                        turned
                                ? values.of(TensorElement.FLOAT, columns, inner)
                                : values.of(TensorElement.FLOAT, inner, columns))));
        if (values.flip()) {
            in.add(graph.constant(values.of(TensorElement.FLOAT, columns)));
        }
        graph.node("", "Gemm", in, new Attribute("transB", turned ? 1L : 0L));
    }

    private static void softmax(RandomGraph graph, RandomValues values) {
        boolean wide = values.random().nextInt(3) == 0;
        int[] shape = wide ? new int[] {3, values.between(1, 60)} : values.shape(1, 3);
        graph.node("", "Softmax", List.of(graph.input(values.of(floats(values), shape))), new Attribute("axis", (long)
                values.between(-shape.length, shape.length - 1)));
    }

    private static void batch(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(2, 4);
        TensorValue variance = values.of(TensorElement.FLOAT, shape[1]);
        graph.node(
                "",
                "BatchNormalization",
                List.of(
                        graph.input(values.of(TensorElement.FLOAT, shape)),
                        graph.constant(values.of(TensorElement.FLOAT, shape[1])),
                        graph.constant(values.of(TensorElement.FLOAT, shape[1])),
                        graph.constant(values.of(TensorElement.FLOAT, shape[1])),
                        graph.constant(new TensorValue(TensorElement.FLOAT, variance.shape(), magnitudes(variance)))),
                new Attribute("epsilon", 1e-3f));
    }

    private static void layer(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(2, 3);
        int width = shape[shape.length - 1];
        graph.node(
                "",
                "LayerNormalization",
                List.of(
                        graph.input(values.of(TensorElement.FLOAT, shape)),
                        graph.constant(values.of(TensorElement.FLOAT, width)),
                        graph.constant(values.of(TensorElement.FLOAT, width))),
                new Attribute("epsilon", 1e-2f));
    }
}
