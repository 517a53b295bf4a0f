package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.Arrays;
import java.util.List;

/**
 * What a Slice cuts out of each dimension.
 *
 * @param starts first index of each dimension
 * @param steps step of each dimension, not 0
 * @param counts how many elements are taken; {@link ValueInfo#ROWS} of an unknown number that is taken whole
 */
record Slices(List<Long> starts, List<Long> steps, List<Long> counts) {

    static Slices of(Call call) {
        Tensor data = call.input(0);
        int rank = data.rank();
        long[] from = Signatures.lengths(call, 1);
        long[] to = Signatures.lengths(call, 2);
        long[] axes = call.input(3).isAbsent() ? Shapes.range(0, from.length) : Signatures.integers(call, 3);
        long[] by = new long[from.length];
        Arrays.fill(by, 1);
        if (!call.input(4).isAbsent()) {
            by = Signatures.integers(call, 4);
        }
        long[] starts = new long[rank];
        long[] steps = new long[rank];
        long[] counts = data.lengths();
        Arrays.fill(steps, 1);
        for (int i = 0; i < from.length; i++) {
            int axis = Shapes.axis(axes[i], rank);
            long length = data.length(axis);
            if (length == ValueInfo.ROWS) {
                requireWhole(call, from[i], to[i], by[i]);
                continue;
            }
            if (from[i] == Known.UNKNOWN || to[i] == Known.UNKNOWN) {
                throw new IllegalArgumentException("Slice needs constant integers, and the number of rows is none");
            }
            steps[axis] = by[i];
            starts[axis] = bound(from[i], length, by[i] > 0 ? 0 : -1, by[i] > 0 ? length : length - 1);
            long end = bound(to[i], length, by[i] > 0 ? 0 : -1, by[i] > 0 ? length : length - 1);
            counts[axis] = Math.max(0, -Math.floorDiv(starts[axis] - end, by[i]));
        }
        return new Slices(Shapes.of(starts), Shapes.of(steps), Shapes.of(counts));
    }

    long start(int axis) {
        return starts.get(axis);
    }

    long step(int axis) {
        return steps.get(axis);
    }

    private static void requireWhole(Call call, long from, long to, long by) {
        boolean whole = from == 0 && by == 1 && (to == Known.UNKNOWN || to >= Integer.MAX_VALUE);
        if (!whole) {
            throw new IllegalArgumentException(
                    "Slice of the rows of " + call.input(0).name() + ", whose number is not known");
        }
    }

    private static long bound(long index, long length, long least, long most) {
        long counted = index < 0 && index >= -length ? index + length : index;
        return Math.max(least, Math.min(most, counted < 0 ? -1 : counted));
    }
}
