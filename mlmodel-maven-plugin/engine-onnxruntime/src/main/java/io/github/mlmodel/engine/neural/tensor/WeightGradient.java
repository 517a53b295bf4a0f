package io.github.mlmodel.engine.neural.tensor;

import java.util.ArrayList;
import java.util.List;

/** The gradient of a convolution's weight. */
final class WeightGradient {

    private WeightGradient() {}

    /**
     * Returns the gradient.
     *
     * @param x what was convolved, {@code [N, C, …]}
     * @param dy the gradient of what came of it, {@code [N, O, …]}
     * @param weight {@code [O, C/groups, …]}
     */
    static Tensor of(Tensor x, Tensor dy, Tensor weight, Window window, long groups) {
        return whole(x, dy, weight, window, groups);
    }

    /** Every element that a weight was multiplied by, for all rows at once, times the gradient: a product for each row. */
    private static Tensor whole(Tensor x, Tensor dy, Tensor weight, Window window, long groups) {
        long rows = x.length(0);
        long in = x.length(1) / groups;
        long out = dy.length(1) / groups;
        List<Long> places = ConvolutionOperators.spatial(dy);
        long area = Shapes.product(places);
        Tensor padded = padded(x, window);
        List<Tensor> columns = new ArrayList<>();
        for (int element = 0; element < window.size(); element++) {
            columns.add(under(padded, window, places, element).reshape(rows, groups, in, area));
        }
        Tensor column = x.graph().concat(2, columns);
        Tensor gradient = dy.reshape(rows, groups, out, area).transpose(0, 1, 3, 2);
        return column.matMul(gradient)
                .reduceSum(false, 0)
                .reshape(groups, window.size(), in, out)
                .transpose(0, 3, 2, 1)
                .reshapeLike(weight);
    }

    private static Tensor padded(Tensor x, Window window) {
        List<Long> before = new ArrayList<>(List.of(0L, 0L));
        List<Long> after = new ArrayList<>(before);
        before.addAll(window.before());
        after.addAll(window.after());
        return x.pad(Shapes.array(before), Shapes.array(after));
    }

    /** Returns what lies under one element of the window, in all places. */
    private static Tensor under(Tensor padded, Window window, List<Long> places, long element) {
        int rank = places.size();
        long[] starts = new long[rank];
        long[] ends = new long[rank];
        long rest = element;
        for (int i = rank - 1; i >= 0; i--) {
            starts[i] = rest % window.kernel().get(i) * window.dilations().get(i);
            rest /= window.kernel().get(i);
            ends[i] = starts[i] + (places.get(i) - 1) * window.strides().get(i) + 1;
        }
        TensorGraph graph = padded.graph();
        return graph.apply(
                "Slice",
                List.of(
                        padded,
                        graph.longs(starts),
                        graph.longs(ends),
                        graph.longs(Shapes.range(2, rank + 2L)),
                        graph.longs(Shapes.array(window.strides()))));
    }
}
