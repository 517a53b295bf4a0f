package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;

/** What leaves add to sums; leaves that add the same number follow each other as one, where there is one sum. */
final class Leaves {

    private static final int SLOTS = 1 << 12;

    private final TreeSums sums;
    private final boolean single;
    private final int[] slots = new int[SLOTS];
    private float[] numbers = new float[64];
    private int size;

    Leaves(TreeSums sums) {
        this.sums = sums;
        boolean one = sums.targets() == 1;
        for (int node = 0; node < sums.nodes().features().length && one; node++) {
            one = sums.firstWeights()[node + 1] <= sums.firstWeights()[node] + 1;
        }
        this.single = one;
    }

    /** Returns the number of a node that is a leaf. */
    int of(int node) {
        if (!single) {
            return node;
        }
        int from = sums.firstWeights()[node];
        float number = sums.firstWeights()[node + 1] == from ? 0 : sums.weights()[from];
        int bits = Float.floatToRawIntBits(number);
        int slot = (bits * 0x9E3779B1) >>> 20;
        int known = slots[slot] - 1;
        if (known >= 0 && Float.floatToRawIntBits(numbers[known]) == bits) {
            return known;
        }
        numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
        numbers[size] = number;
        slots[slot] = ++size;
        return size - 1;
    }

    /** Returns what was found of the leaves so far. */
    LeafWeights sums() {
        return single
                ? new LeafWeights(1, base(), new int[0], new int[0], Arrays.copyOf(numbers, size))
                : new LeafWeights(sums.targets(), base(), sums.firstWeights(), sums.weightTargets(), sums.weights());
    }

    private float[] base() {
        return sums.base().length == 0 ? new float[sums.targets()] : sums.base();
    }
}
