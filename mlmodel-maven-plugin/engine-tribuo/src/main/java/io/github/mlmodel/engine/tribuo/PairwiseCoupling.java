package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Probabilities of LIBSVM: a sigmoid for each pair of classes, coupled by the second method of Wu, Lin and Weng
 * (Probability Estimates for Multi-class Classification by Pairwise Coupling, JMLR 5, 2004). LIBSVM stops its iteration
 * early, so the graph repeats the very steps of {@code svm.multiclass_probability}, row by row until a row has converged.
 */
final class PairwiseCoupling {

    /** LIBSVM's bound of a pair's probability away from 0 and 1. */
    private static final double LEAST = 1e-7;

    private static final double TOLERANCE = 0.005;
    private static final int ITERATIONS = 100;

    private final Canvas canvas;
    private final int classes;

    PairwiseCoupling(Canvas canvas, int classes) {
        this.canvas = canvas;
        this.classes = classes;
    }

    /**
     * Adds the probabilities.
     *
     * @param decisions a decision value for each pair: double {@code [N, pairs]}
     * @param slopes the sigmoids' factors (LIBSVM's probA)
     * @param intercepts the sigmoids' summands (LIBSVM's probB)
     * @return double {@code [N, classes]}
     */
    String probabilities(String decisions, double[] slopes, double[] intercepts) {
        int pairs = classes * (classes - 1) / 2;
        String scaled = canvas.node("Mul", decisions, canvas.matrix(Arrays.copyOf(slopes, pairs), 1, pairs));
        String shifted = canvas.node("Add", scaled, canvas.matrix(Arrays.copyOf(intercepts, pairs), 1, pairs));
        String shares = canvas.node("Sigmoid", canvas.node("Neg", shifted));
        String clipped = canvas.node("Min", canvas.node("Max", shares, canvas.number(LEAST)), canvas.number(1 - LEAST));
        return classes == 2
                ? canvas.concat(List.of(clipped, canvas.node("Sub", canvas.number(1), clipped)))
                : loop(quadratic(clipped, pairs));
    }

    /** Returns Q with Q_tt = Σ_j r_jt² and Q_tj = −r_jt·r_tj: double {@code [N, classes, classes]}. */
    private String quadratic(String shares, int pairs) {
        double[] spread = new double[pairs * classes * classes];
        double[] offsets = new double[classes * classes];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                spread[pair * classes * classes + i * classes + j] = 1;
                spread[pair * classes * classes + j * classes + i] = -1;
                offsets[j * classes + i] = 1;
                pair++;
            }
        }
        GraphBuilder builder = canvas.builder();
        String shape = builder.constant(TensorData.longs(new long[] {-1, classes, classes}, 3));
        String r = canvas.node("Reshape", canvas.affine(shares, spread, offsets), shape);
        String transposed = builder.node("Transpose", List.of(r), new Attribute("perm", new long[] {0, 2, 1}));
        String axes = builder.constant(TensorData.longs(new long[] {1}, 1));
        String sums = builder.node("ReduceSum", List.of(canvas.node("Mul", r, r), axes), new Attribute("keepdims", 1L));
        double[] identity = new double[classes * classes];
        for (int i = 0; i < classes; i++) {
            identity[i * classes + i] = 1;
        }
        String diagonal = canvas.node("Mul", sums, canvas.matrix(identity, classes, classes));
        return canvas.node("Sub", diagonal, canvas.node("Mul", transposed, r));
    }

    private String loop(String q) {
        GraphBuilder builder = canvas.builder();
        String axes = builder.constant(TensorData.longs(new long[] {2}, 1));
        String zeros = builder.node(
                "ReduceSum", List.of(canvas.node("Mul", q, canvas.number(0)), axes), new Attribute("keepdims", 0L));
        String start = canvas.node("Add", zeros, canvas.number(1.0 / classes));
        String most = builder.constant(TensorData.longs(new long[] {Math.max(ITERATIONS, classes)}));
        String yes = builder.constant(TensorData.booleans(new boolean[] {true}));
        List<List<String>> entries = new ArrayList<>();
        for (int t = 0; t < classes; t++) {
            String index = builder.constant(TensorData.longs(new long[] {t}));
            entries.add(split(builder, builder.node("Gather", List.of(q, index), new Attribute("axis", 1L))));
        }
        // Names within the body must differ from all others, also of a second machine in the same ensemble.
        Graph body = body(start + "_body", q, entries);
        return builder.node("Loop", List.of(most, yes, start), new Attribute("body", body));
    }

    private List<String> split(GraphBuilder builder, String matrix) {
        List<String> columns = new ArrayList<>();
        for (int t = 0; t < classes; t++) {
            String at = builder.constant(TensorData.longs(new long[] {t}, 1));
            columns.add(builder.node("Gather", List.of(matrix, at), new Attribute("axis", 1L)));
        }
        return columns;
    }

    private Graph body(String prefix, String q, List<List<String>> entries) {
        GraphBuilder builder = new GraphBuilder(prefix);
        builder.input(prefix + "_iteration", ElementType.INT64);
        builder.input(prefix + "_go", ElementType.BOOL);
        String p = builder.input(prefix + "_p", ElementType.DOUBLE, ValueInfo.ROWS, classes);
        Step step = new Step(builder, q, entries);
        List<String> columns = split(builder, p);
        List<String> products = step.products(p);
        String total = step.dot(columns, products);
        String error = step.largest(products, total);
        String bound = step.number(TOLERANCE / classes);
        String active = step.node("Not", step.node("Less", error, bound));
        for (int t = 0; t < classes; t++) {
            total = step.update(t, columns, products, total);
        }
        String moved = builder.node("Where", List.of(active, step.join(columns), p));
        String any = builder.node(
                "ReduceMax",
                List.of(builder.node("Cast", List.of(active), new Attribute("to", (long) ElementType.INT64.code()))),
                new Attribute("keepdims", 0L));
        String go = step.node("Cast", any, ElementType.BOOL);
        builder.output(go, prefix + "_again", ElementType.BOOL);
        builder.output(moved, prefix + "_next", ElementType.DOUBLE, ValueInfo.ROWS, classes);
        return builder.build();
    }

    /** The arithmetic of one iteration; every column is double {@code [N, 1]}. */
    private final class Step {

        private final GraphBuilder builder;
        private final String q;
        private final List<List<String>> entries;

        Step(GraphBuilder builder, String q, List<List<String>> entries) {
            this.builder = builder;
            this.q = q;
            this.entries = entries;
        }

        String node(String operator, String... inputs) {
            return builder.node(operator, List.of(inputs));
        }

        String node(String operator, String input, ElementType to) {
            return builder.node(operator, List.of(input), new Attribute("to", (long) to.code()));
        }

        String number(double value) {
            return builder.constant(TensorData.doubles(new double[] {value}));
        }

        String join(List<String> columns) {
            return builder.node("Concat", columns, new Attribute("axis", 1L));
        }

        /** Returns the columns of Q·p. */
        List<String> products(String p) {
            String two = builder.constant(TensorData.longs(new long[] {2}, 1));
            String column = builder.node("Unsqueeze", List.of(p, two));
            String product = builder.node("MatMul", List.of(q, column));
            return split(builder, builder.node("Squeeze", List.of(product, two)));
        }

        String dot(List<String> left, List<String> right) {
            String sum = node("Mul", left.get(0), right.get(0));
            for (int t = 1; t < classes; t++) {
                sum = node("Add", sum, node("Mul", left.get(t), right.get(t)));
            }
            return sum;
        }

        String largest(List<String> products, String total) {
            List<String> errors = new ArrayList<>();
            for (String product : products) {
                errors.add(node("Abs", node("Sub", product, total)));
            }
            return builder.node("Max", errors);
        }

        /** Changes p_t, and with it every p, every product and pᵀQp; returns the last. */
        String update(int t, List<String> columns, List<String> products, String total) {
            String own = entries.get(t).get(t);
            String change = node("Div", node("Sub", total, products.get(t)), own);
            String divisor = node("Add", change, number(1));
            String inner = node("Add", node("Mul", change, own), node("Mul", products.get(t), number(2)));
            String next = node("Add", total, node("Mul", change, inner));
            columns.set(t, node("Add", columns.get(t), change));
            for (int j = 0; j < classes; j++) {
                String moved = node(
                        "Add",
                        products.get(j),
                        node("Mul", change, entries.get(t).get(j)));
                products.set(j, node("Div", moved, divisor));
                columns.set(j, node("Div", columns.get(j), divisor));
            }
            return node("Div", node("Div", next, divisor), divisor);
        }
    }
}
