package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of tensors, put together or picked, whatever they are made of. */
final class Copies {

    private Copies() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Concat", Copies::concat);
        all.put("Gather", Copies::gather);
        all.put("Transpose", Copies::transpose);
        all.put("Slice", Copies::slice);
        return all;
    }

    private static Bound concat(Site site) throws BeyondJava {
        site.takes(1, Integer.MAX_VALUE);
        site.knows("axis");
        site.alike(0);
        long axis = site.attributes().integer("axis", 0);
        return Bound.of(site.type(0), in -> concat(in, Axes.of(axis, in[0].rank())));
    }

    private static TensorValue concat(TensorValue[] in, int axis) {
        int[] shape = in[0].shape().clone();
        shape[axis] = 0;
        for (TensorValue part : in) {
            for (int i = 0; i < shape.length; i++) {
                if (part.rank() != shape.length || (i != axis && part.shape()[i] != shape[i])) {
                    throw new IllegalArgumentException("shapes " + Arrays.toString(in[0].shape()) + " and "
                            + Arrays.toString(part.shape()) + " cannot stand side by side");
                }
            }
            shape[axis] += part.shape()[axis];
        }
        Object result = in[0].type().array(TensorValue.size(shape));
        int[] around = Axes.around(shape, axis);
        int to = 0;
        for (int row = 0; row < around[0]; row++) {
            for (TensorValue part : in) {
                int length = part.shape()[axis] * around[1];
                System.arraycopy(part.data(), row * length, result, to, length);
                to += length;
            }
        }
        return new TensorValue(in[0].type(), shape, result);
    }

    private static Bound gather(Site site) throws BeyondJava {
        site.takes(2, 2);
        site.knows("axis");
        site.of(1, TensorElement.INT64, TensorElement.INT32);
        long axis = site.attributes().integer("axis", 0);
        return Bound.of(site.type(0), in -> gather(in[0], in[1], Axes.of(axis, in[0].rank())));
    }

    private static TensorValue gather(TensorValue from, TensorValue indexes, int axis) {
        int[] shape = new int[from.rank() - 1 + indexes.rank()];
        System.arraycopy(from.shape(), 0, shape, 0, axis);
        System.arraycopy(indexes.shape(), 0, shape, axis, indexes.rank());
        System.arraycopy(from.shape(), axis + 1, shape, axis + indexes.rank(), from.rank() - axis - 1);
        int length = from.shape()[axis];
        int[] around = Axes.around(from.shape(), axis);
        Object result = from.type().array(TensorValue.size(shape));
        int to = 0;
        long[] places = indexes.integers();
        for (int row = 0; row < around[0]; row++) {
            for (long place : places) {
                if (place < -length || place >= length) {
                    throw new IllegalArgumentException("there is no place " + place + " of " + length);
                }
                int at = (int) (place < 0 ? place + length : place);
                System.arraycopy(from.data(), (row * length + at) * around[1], result, to, around[1]);
                to += around[1];
            }
        }
        return new TensorValue(from.type(), shape, result);
    }

    private static Bound transpose(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("perm");
        int[] order = site.attributes().ints("perm");
        return Bound.of(site.type(0), in -> transpose(in[0], order.length == 0 ? reversed(in[0].rank()) : order));
    }

    private static int[] reversed(int rank) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = rank - 1 - i;
        }
        return order;
    }

    private static TensorValue transpose(TensorValue in, int[] order) {
        int rank = in.rank();
        boolean[] seen = Axes.of(Arrays.stream(order).asLongStream().toArray(), rank);
        if (order.length != rank || !all(seen)) {
            throw new IllegalArgumentException(Arrays.toString(order) + " is no order of " + rank + " dimensions");
        }
        int[] strides = strides(in.shape());
        int[] shape = new int[rank];
        int[] steps = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = in.shape()[order[i]];
            steps[i] = strides[order[i]];
        }
        return in.picked(places(0, shape, steps), shape);
    }

    private static boolean all(boolean[] values) {
        for (boolean value : values) {
            if (!value) {
                return false;
            }
        }
        return true;
    }

    static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    /** Returns the places of values, row by row, of which neighbours in each dimension lie a step apart. */
    static int[] places(int first, int[] lengths, int[] steps) {
        int[] places = new int[TensorValue.size(lengths)];
        int[] at = new int[lengths.length];
        int place = first;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            for (int axis = lengths.length - 1; axis >= 0; axis--) {
                place += steps[axis];
                if (++at[axis] < lengths[axis]) {
                    break;
                }
                place -= steps[axis] * lengths[axis];
                at[axis] = 0;
            }
        }
        return places;
    }

    private static Bound slice(Site site) throws BeyondJava {
        site.takes(3, 5);
        site.knows();
        for (int place = 1; place < site.inputs(); place++) {
            if (site.has(place)) {
                site.of(place, TensorElement.INT64, TensorElement.INT32);
            }
        }
        boolean hasAxes = site.has(3);
        boolean hasSteps = site.has(4);
        return Bound.of(
                site.type(0),
                in -> slice(
                        in[0],
                        in[1].integers(),
                        in[2].integers(),
                        hasAxes ? in[3].integers() : null,
                        hasSteps ? in[4].integers() : null));
    }

    private static TensorValue slice(
            TensorValue in, long[] starts, long[] ends, long @Nullable [] axes, long @Nullable [] steps) {
        int[] shape = in.shape().clone();
        int[] strides = strides(in.shape());
        int first = 0;
        for (int i = 0; i < starts.length; i++) {
            int axis = Axes.of(axes == null ? i : axes[i], in.rank());
            long step = steps == null ? 1 : steps[i];
            if (step == 0 || step != (int) step) {
                throw new IllegalArgumentException("a slice goes on by steps of " + step);
            }
            int length = shape[axis];
            long start = bounded(starts[i], length, step > 0 ? 0 : -1, step > 0 ? length : length - 1L);
            start = Math.max(start, 0);
            long end = bounded(ends[i], length, step > 0 ? 0 : -1, step > 0 ? length : length - 1L);
            long count = step > 0 ? (end - start + step - 1) / step : (start - end - step - 1) / -step;
            first += (int) start * strides[axis];
            shape[axis] = (int) Math.max(0, count);
            strides[axis] *= (int) step;
        }
        return TensorValue.size(shape) == 0
                ? new TensorValue(in.type(), shape, in.type().array(0))
                : in.picked(places(first, shape, strides), shape);
    }

    private static long bounded(long place, int length, long least, long most) {
        long counted = place < 0 ? place + length : place;
        return Math.min(most, Math.max(least, counted));
    }
}
