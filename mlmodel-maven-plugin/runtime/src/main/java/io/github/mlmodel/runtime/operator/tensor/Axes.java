package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Dimensions that a node names. */
final class Axes {

    private Axes() {}

    /** Returns a dimension counted from the first, of one that may be counted from the last. */
    static int of(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("there is no dimension " + axis + " of " + rank);
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** Returns which dimensions are named. */
    static boolean[] of(long[] axes, int rank) {
        boolean[] named = new boolean[rank];
        for (long axis : axes) {
            named[of(axis, rank)] = true;
        }
        return named;
    }

    /** Returns the axes of a node that names them by an input, or by an attribute as it did in older operator sets. */
    static long[] named(Site site, int input) throws BeyondJava {
        if (!site.has(input)) {
            return site.attributes().integers("axes");
        }
        @Nullable TensorValue axes = site.constant(input);
        if (axes == null) {
            throw site.beyond("with computed axes");
        }
        return axes.integers();
    }

    /** Returns how many values lie in the dimensions before, and how many after one. */
    static int[] around(int[] shape, int axis) {
        return new int[] {
            TensorValue.size(Arrays.copyOfRange(shape, 0, axis)),
            TensorValue.size(Arrays.copyOfRange(shape, axis + 1, shape.length))
        };
    }
}
