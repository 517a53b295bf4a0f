package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.operator.Windows;
import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of a convolution's weight: each element of a batch that a weight was multiplied by, times the gradient of what
 * came of it. The bound is memory: a batch is laid out once for each element of the kernel.
 */
final class WeightGradient {

    /** So many rows at once keep what is laid out in the processor's caches. */
    private static final long CHUNK = 16;

    private static final long FEW_CHANNELS = 3;
    private static final long MOST_AT_ONCE = 1L << 24;

    private final TensorGraph target;
    private final Window window;
    private final List<Long> places;
    private final long[] weight;

    private WeightGradient(TensorGraph target, Window window, List<Long> places, long... weight) {
        this.target = target;
        this.window = window;
        this.places = places;
        this.weight = weight;
    }

    /** Lowers the composite of what was convolved, {@code [N, C, …]}, and a gradient {@code [N, O, …]}. */
    static Tensor lower(TensorGraph target, Call call) {
        Tensor x = call.input(0);
        Tensor dy = call.input(1);
        long[] shape = call.integers("weight_shape");
        long groups = call.integer("group", 1);
        Window window = window(call);
        if (groups == 1 && x.rank() == 3) {
            long[] image = {shape[0], shape[1], 1, shape[2]};
            return of(target, flat(x), flat(dy), window.asImage(), image).reshape(shape);
        }
        return groups == 1 && x.rank() == 4
                ? of(target, x, dy, window, shape)
                : new WeightGradient(target, window, Windows.spatial(dy), shape).whole(x, dy, groups);
    }

    static Window window(Call call) {
        long[] shape = call.integers("weight_shape");
        List<Long> kernel = Arrays.stream(shape, 2, shape.length).boxed().toList();
        return Windows.of(call, kernel, Windows.spatial(call.input(0)));
    }

    private static Tensor flat(Tensor sequence) {
        return sequence.reshape(sequence.length(0), sequence.length(1), 1, sequence.length(2));
    }

    private static Tensor of(TensorGraph target, Tensor x, Tensor dy, Window window, long... shape) {
        WeightGradient gradient = new WeightGradient(target, window, Windows.spatial(dy), shape);
        long laidOut = x.length(0) * x.length(1) * window.size() * Shapes.product(gradient.places);
        boolean few = x.length(1) <= FEW_CHANNELS && laidOut <= MOST_AT_ONCE;
        return few || chunk(x) < 4 ? gradient.whole(x, dy, 1) : gradient.inChunks(x, dy);
    }

    /** Returns the largest number of rows up to {@link #CHUNK} that divides a batch. */
    static long chunk(Tensor x) {
        long chunk = CHUNK;
        while (x.length(0) % chunk != 0) {
            chunk--;
        }
        return chunk;
    }

    /** Lays out all rows at once, then a product for each row. */
    private Tensor whole(Tensor x, Tensor dy, long groups) {
        long rows = x.length(0);
        long in = x.length(1) / groups;
        long out = dy.length(1) / groups;
        long area = Shapes.product(places);
        Tensor padded = padded(x, window);
        List<Tensor> columns = new ArrayList<>();
        for (int element = 0; element < window.size(); element++) {
            columns.add(under(padded, element).reshape(rows, groups, in, area));
        }
        Tensor column = x.graph().concat(2, columns);
        Tensor gradient = dy.reshape(rows, groups, out, area).transpose(0, 1, 3, 2);
        return column.matMul(gradient)
                .reduceSum(false, 0)
                .reshape(groups, window.size(), in, out)
                .transpose(0, 3, 2, 1)
                .reshape(weight);
    }

    /** Returns what lies under one element of the window, in all places. */
    private Tensor under(Tensor padded, long element) {
        int rank = places.size();
        long[] at = new long[rank];
        long rest = element;
        for (int i = rank - 1; i >= 0; i--) {
            at[i] = rest % window.kernel().get(i);
            rest /= window.kernel().get(i);
        }
        return cut(padded, Shapes.range(0, rank), at);
    }

    /** Returns what lies under one row or column of the window, in all places along these dimensions. */
    private Tensor cut(Tensor padded, long[] dimensions, long... elements) {
        int count = dimensions.length;
        long[] starts = new long[count];
        long[] ends = new long[count];
        long[] axes = new long[count];
        long[] strides = new long[count];
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            int dimension = (int) dimensions[i];
            starts[i] = elements[i] * window.dilations().get(dimension);
            strides[i] = window.strides().get(dimension);
            ends[i] = starts[i] + (places.get(dimension) - 1) * strides[i] + 1;
            axes[i] = dimension + 2L;
            whole &= starts[i] == 0 && ends[i] == padded.length(dimension + 2) && strides[i] == 1;
        }
        Tensor.Owner graph = padded.graph();
        return whole
                ? padded
                : graph.apply(
                        "Slice",
                        List.of(
                                padded,
                                graph.longs(starts),
                                graph.longs(ends),
                                graph.longs(axes),
                                graph.longs(strides)));
    }

    private Tensor along(Tensor padded, long dimension, long element) {
        return cut(padded, new long[] {dimension}, element);
    }

    static Tensor padded(Tensor x, Window window) {
        List<Long> before = new ArrayList<>(List.of(0L, 0L));
        List<Long> after = new ArrayList<>(before);
        before.addAll(window.before());
        after.addAll(window.after());
        return x.pad(Shapes.array(before), Shapes.array(after));
    }

    private Tensor inChunks(Tensor x, Tensor dy) {
        long rows = chunk(x);
        return scan(
                x,
                dy,
                (part, gradient) -> inSteps(
                        part.transpose(1, 0, 2, 3),
                        gradient.transpose(0, 2, 3, 1).reshape(rows * Shapes.product(places), weight[0])));
    }

    /**
     * Lowers the composite of blocked images.
     *
     * @param blockOfX channels of a block of what was convolved; 0 if its few channels are in the ordinary order
     * @param blockOfDy channels of a block of the gradient
     */
    static Tensor lowerBlocked(TensorGraph target, Call call, long blockOfX, long blockOfDy) {
        Tensor x = call.input(0);
        Tensor dy = call.input(1);
        WeightGradient gradient =
                new WeightGradient(target, window(call), Windows.spatial(dy), call.integers("weight_shape"));
        long rows = chunk(x);
        long area = Shapes.product(gradient.places);
        return gradient.scan(x, dy, (part, partOfDy) -> {
            Tensor places = partOfDy.reshape(rows, dy.length(1) / blockOfDy, area, blockOfDy)
                    .transpose(0, 2, 1, 3)
                    .reshape(rows * area, dy.length(1));
            if (blockOfX == 0) {
                return gradient.atOnce(part.transpose(1, 0, 2, 3), places);
            }
            Tensor channels = part.reshape(rows, x.length(1) / blockOfX, x.length(2), x.length(3), blockOfX)
                    .transpose(1, 4, 0, 2, 3)
                    .reshape(x.length(1), rows, x.length(2), x.length(3));
            return gradient.inSteps(channels, places);
        });
    }

    /** Lays out the whole window: one product is faster than several of few channels. */
    private Tensor atOnce(Tensor channels, Tensor gradient) {
        Tensor padded = padded(channels, window);
        List<Tensor> columns = new ArrayList<>();
        for (long column = 0; column < window.kernel().get(1); column++) {
            columns.add(along(padded, 1, column));
        }
        Tensor wide = channels.graph().concat(0, columns);
        List<Tensor> all = new ArrayList<>();
        for (long row = 0; row < window.kernel().get(0); row++) {
            all.add(along(wide, 0, row).reshape(wide.length(0), gradient.length(0)));
        }
        return channels.graph().concat(0, all).matMul(gradient);
    }

    /** What one chunk adds. */
    @FunctionalInterface
    interface Part {
        Tensor of(Tensor x, Tensor dy);
    }

    /** Adds up, chunk by chunk, {@code [kernel · C, O]}. */
    private Tensor scan(Tensor x, Tensor dy, Part part) {
        TensorGraph body = target.nested();
        long rows = chunk(x);
        long[] sums = {window.size() * weight[1], weight[0]};
        String name = target.fresh("Scan");
        Tensor sum = body.input(name + "_sum", x.type(), sums);
        Tensor partOfX = body.input(name + "_x", x.type(), chunked(x, rows));
        Tensor partOfDy = body.input(name + "_dy", x.type(), chunked(dy, rows));
        Tensor next = sum.add(part.of(partOfX, partOfDy));
        return target.apply(
                        "Scan",
                        List.of(x.number(0).expand(sums), stacked(x, rows), stacked(dy, rows)),
                        new Attribute("body", body.build(body.inputs(), List.of(next))),
                        new Attribute("num_scan_inputs", 2L))
                .reshape(window.kernel().get(0), window.kernel().get(1), weight[1], weight[0])
                .transpose(3, 2, 0, 1);
    }

    private static long[] chunked(Tensor tensor, long rows) {
        long[] lengths = tensor.lengths();
        lengths[0] = rows;
        return lengths;
    }

    private static Tensor stacked(Tensor tensor, long rows) {
        long[] lengths = new long[tensor.rank() + 1];
        System.arraycopy(tensor.lengths(), 0, lengths, 1, tensor.rank());
        lengths[0] = tensor.length(0) / rows;
        lengths[1] = rows;
        return tensor.reshape(lengths);
    }

    /** Lays out the columns of the window first, and each of its rows is then a slice of that: {@code [C, rows, H, W]}. */
    private Tensor inSteps(Tensor channels, Tensor gradient) {
        Tensor padded = padded(channels, window);
        List<Tensor> columns = new ArrayList<>();
        for (long column = 0; column < window.kernel().get(1); column++) {
            columns.add(along(padded, 1, column));
        }
        Tensor wide = channels.graph().concat(0, columns);
        List<Tensor> products = new ArrayList<>();
        for (long row = 0; row < window.kernel().get(0); row++) {
            products.add(along(wide, 0, row)
                    .reshape(wide.length(0), gradient.length(0))
                    .matMul(gradient));
        }
        return channels.graph().concat(0, products);
    }
}
