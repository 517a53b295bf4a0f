package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Arithmetic of shapes. */
final class Shapes {

    private Shapes() {}

    /** Returns the shape to which two broadcast, as NumPy does. */
    static List<Long> broadcast(List<Long> a, List<Long> b) {
        int rank = Math.max(a.size(), b.size());
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            long left = i < rank - a.size() ? 1 : a.get(i - rank + a.size());
            long right = i < rank - b.size() ? 1 : b.get(i - rank + b.size());
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("shapes " + a + " and " + b + " do not broadcast");
            }
            shape.add(left == 1 ? right : left);
        }
        return shape;
    }

    /** Returns one output like the first input. */
    static List<Signature> likeFirst(Call call) {
        Tensor first = call.input(0);
        return List.of(new Signature(first.type(), first.shape()));
    }

    /** Returns one output of all inputs' broadcast shape and the first one's type. */
    static List<Signature> broadcast(Call call) {
        return List.of(new Signature(call.input(0).type(), common(call)));
    }

    /** Returns one truth value an element of the inputs' broadcast shape. */
    static List<Signature> comparison(Call call) {
        return List.of(new Signature(ElementType.BOOL, common(call)));
    }

    private static List<Long> common(Call call) {
        List<Long> shape = List.of();
        for (Tensor input : call.inputs()) {
            shape = broadcast(shape, input.shape());
        }
        return shape;
    }

    /** Returns one output of this type and shape. */
    static List<Signature> one(ElementType type, List<Long> shape) {
        return List.of(new Signature(type, shape));
    }

    /** Returns an axis counted from the front. */
    static int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("axis " + axis + " of " + rank + " dimensions");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** Returns axes counted from the front, sorted. */
    static long[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).map(axis -> axis(axis, rank)).sorted().toArray();
    }

    /** Returns the axes from {@code from} on. */
    static long[] range(long from, long end) {
        return LongStream.range(from, end).toArray();
    }

    /**
     * Returns the integers that an input holds, which must be known while the graph is built.
     *
     * @throws IllegalArgumentException if they are not, or depend on the number of rows
     */
    static long[] integers(Call call, int input) {
        long[] values = lengths(call, input);
        if (Arrays.stream(values).anyMatch(value -> value == Known.UNKNOWN)) {
            throw unknown(call, input);
        }
        return values;
    }

    /** Returns the integers that an input holds, {@link Known#UNKNOWN} where one is the unknown number of rows. */
    static long[] lengths(Call call, int input) {
        return call.graph().known(call.input(input)).map(Known::integers).orElseThrow(() -> unknown(call, input));
    }

    private static IllegalArgumentException unknown(Call call, int input) {
        return new IllegalArgumentException(call.node().operator() + " needs constant integers, and "
                + call.input(input).name() + " is none");
    }

    /** Returns lengths in which unknown ones are the rows. */
    static List<Long> rows(long[] lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> length == Known.UNKNOWN ? ValueInfo.ROWS : length)
                .toList();
    }

    /** Returns a product in which unknown rows stay unknown. */
    static long times(long a, long b) {
        return a == ValueInfo.ROWS || b == ValueInfo.ROWS ? ValueInfo.ROWS : a * b;
    }

    /** Returns the product of lengths; unknown rows make it unknown. */
    static long product(List<Long> lengths) {
        return lengths.stream().reduce(1L, Shapes::times);
    }

    /** Returns a copy with one length replaced. */
    static List<Long> with(List<Long> shape, int axis, long length) {
        List<Long> changed = new ArrayList<>(shape);
        changed.set(axis, length);
        return changed;
    }

    /** Returns lengths as an array. */
    static long[] array(List<Long> lengths) {
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }
}
