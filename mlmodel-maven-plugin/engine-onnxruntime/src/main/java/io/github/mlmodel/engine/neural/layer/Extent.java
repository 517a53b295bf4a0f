package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.model.text.ShapeText;
import java.util.Arrays;
import java.util.List;

/**
 * Lengths along the places of a sequence or an image.
 *
 * @param lengths one or two
 */
record Extent(List<Long> lengths) {

    Extent {
        lengths = List.copyOf(lengths);
    }

    static Extent of(long... lengths) {
        return new Extent(Arrays.stream(lengths).boxed().toList());
    }

    int dimensions() {
        return lengths.size();
    }

    /** Returns one length for each of some dimensions; a single one holds for all. */
    long[] along(int dimensions) {
        if (lengths.size() != 1 && lengths.size() != dimensions) {
            throw new Misfit("'" + this + "' has " + lengths.size() + " numbers, and the kernel has " + dimensions
                    + "; write one number");
        }
        long[] all = new long[dimensions];
        Arrays.setAll(all, i -> lengths.get(lengths.size() == 1 ? 0 : i));
        return all;
    }

    @Override
    public String toString() {
        return ShapeText.of(lengths);
    }
}
