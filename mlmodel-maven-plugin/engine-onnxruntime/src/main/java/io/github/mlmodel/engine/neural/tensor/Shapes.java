package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Arithmetic of shapes: lists of lengths, in which {@link ValueInfo#ROWS} is a number of rows that is not known. */
public final class Shapes {

    private Shapes() {}

    /** Returns lengths as a list. */
    public static List<Long> of(long... lengths) {
        return Arrays.stream(lengths).boxed().toList();
    }

    /** Returns the shape to which two broadcast, as NumPy does. */
    public static List<Long> broadcast(List<Long> a, List<Long> b) {
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

    /** Returns an axis counted from the front. */
    public static int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("axis " + axis + " of " + rank + " dimensions");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** Returns axes counted from the front, sorted. */
    public static long[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).map(axis -> axis(axis, rank)).sorted().toArray();
    }

    /** Returns the axes from {@code from} on. */
    public static long[] range(long from, long end) {
        return LongStream.range(from, end).toArray();
    }

    /** Returns lengths in which unknown ones are the rows. */
    public static List<Long> rows(long[] lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> length == Known.UNKNOWN ? ValueInfo.ROWS : length)
                .toList();
    }

    /** Returns a product in which unknown rows stay unknown. */
    public static long times(long a, long b) {
        return a == ValueInfo.ROWS || b == ValueInfo.ROWS ? ValueInfo.ROWS : a * b;
    }

    /** Returns the product of lengths; unknown rows make it unknown. */
    public static long product(List<Long> lengths) {
        return lengths.stream().reduce(1L, Shapes::times);
    }

    /** Returns a copy with one length replaced. */
    public static List<Long> with(List<Long> shape, int axis, long length) {
        List<Long> changed = new ArrayList<>(shape);
        changed.set(axis, length);
        return changed;
    }

    /** Returns lengths as an array. */
    public static long[] array(List<Long> lengths) {
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }
}
