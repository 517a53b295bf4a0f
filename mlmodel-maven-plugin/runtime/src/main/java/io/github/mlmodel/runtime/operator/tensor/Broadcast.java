package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.Arrays;

/**
 * How tensors of different shapes go together: each is repeated along dimensions in which it has the length 1. Dimensions in
 * which all of them go on alike are one loop.
 */
final class Broadcast {

    private final int[] shape;
    private final int[] lengths;
    private final int[][] strides;

    private Broadcast(int[] shape, int[] lengths, int[][] strides) {
        this.shape = shape;
        this.lengths = lengths;
        this.strides = strides;
    }

    /** Some values that stand in a row. */
    @FunctionalInterface
    interface Run {

        /**
         * Computes them.
         *
         * @param starts place of each tensor's first value
         * @param steps 1, or 0 for a tensor whose value stays the same
         * @param to place of the first result
         * @param count how many
         */
        void run(int[] starts, int[] steps, int to, int count);
    }

    static Broadcast of(TensorValue... tensors) {
        int[][] shapes = new int[tensors.length][];
        for (int i = 0; i < tensors.length; i++) {
            shapes[i] = tensors[i].shape();
        }
        int[] shape = shape(shapes);
        int[][] strides = new int[shapes.length][];
        for (int i = 0; i < shapes.length; i++) {
            strides[i] = strides(shapes[i], shape);
        }
        return joined(shape, strides);
    }

    /** Returns the shape that others go together to. */
    static int[] shape(int[]... shapes) {
        int rank = Arrays.stream(shapes).mapToInt(shape -> shape.length).max().orElse(0);
        int[] all = new int[rank];
        Arrays.fill(all, 1);
        for (int[] shape : shapes) {
            for (int i = 0; i < shape.length; i++) {
                int place = rank - shape.length + i;
                if (all[place] == 1) {
                    all[place] = shape[i];
                } else if (shape[i] != 1 && shape[i] != all[place]) {
                    throw new IllegalArgumentException("shapes " + Arrays.toString(all) + " and "
                            + Arrays.toString(shape) + " do not go together");
                }
            }
        }
        return all;
    }

    /** Returns how far apart neighbours of each dimension lie; 0 where a value is repeated. */
    private static int[] strides(int[] shape, int[] all) {
        int[] strides = new int[all.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            int place = all.length - shape.length + i;
            strides[place] = shape[i] == 1 ? 0 : stride;
            stride *= shape[i];
        }
        return strides;
    }

    private static Broadcast joined(int[] shape, int[][] strides) {
        int[] lengths = new int[shape.length];
        int[][] kept = new int[strides.length][shape.length];
        int count = 0;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 1) {
                continue;
            }
            boolean goesOn = count > 0;
            for (int tensor = 0; goesOn && tensor < strides.length; tensor++) {
                goesOn = strides[tensor][i] == kept[tensor][count - 1] * lengths[count - 1];
            }
            if (goesOn) {
                lengths[count - 1] *= shape[i];
            } else {
                for (int tensor = 0; tensor < strides.length; tensor++) {
                    kept[tensor][count] = strides[tensor][i];
                }
                lengths[count++] = shape[i];
            }
        }
        for (int tensor = 0; tensor < kept.length; tensor++) {
            kept[tensor] = Arrays.copyOf(kept[tensor], count);
        }
        return new Broadcast(shape, Arrays.copyOf(lengths, count), kept);
    }

    int[] shape() {
        return shape;
    }

    int size() {
        return TensorValue.size(shape);
    }

    /** Computes all values; the first dimension kept is the one whose values stand side by side. */
    void forEach(Run run) {
        int size = size();
        if (size == 0) {
            return;
        }
        int count = lengths.length == 0 ? 1 : lengths[0];
        int[] starts = new int[strides.length];
        int[] steps = new int[strides.length];
        for (int tensor = 0; tensor < strides.length; tensor++) {
            steps[tensor] = lengths.length == 0 ? 0 : strides[tensor][0];
        }
        int[] at = new int[Math.max(1, lengths.length)];
        for (int to = 0; to < size; to += count) {
            run.run(starts, steps, to, count);
            advance(at, starts);
        }
    }

    private void advance(int[] at, int[] starts) {
        for (int i = 1; i < lengths.length; i++) {
            boolean wraps = ++at[i] == lengths[i];
            for (int tensor = 0; tensor < strides.length; tensor++) {
                starts[tensor] += wraps ? -strides[tensor][i] * (lengths[i] - 1) : strides[tensor][i];
            }
            if (!wraps) {
                return;
            }
            at[i] = 0;
        }
    }
}
