package io.github.mlmodel.runtime.plan;

import java.util.Arrays;

/**
 * Adds up what leaves give.
 *
 * @param targets the number of sums
 * @param base what is added to each sum at last
 * @param first by leaf where its weights begin; empty where each leaf has one
 * @param to the sum to which a weight is added
 * @param weights what is added
 */
record LeafWeights(int targets, float[] base, int[] first, int[] to, float[] weights) {

    boolean isSingle() {
        return first.length == 0;
    }

    /** Adds up, in the order of trees, what the leaves of a row give, and puts the sums into registers. */
    void one(int[] leaves, int trees, float[] sums, Registers rows, int register) {
        if (isSingle()) {
            float sum = 0;
            for (int tree = 0; tree < trees; tree++) {
                sum += weights[~leaves[tree]];
            }
            rows.set(register, 0, sum + base[0]);
            return;
        }
        Arrays.fill(sums, 0);
        for (int tree = 0; tree < trees; tree++) {
            add(~leaves[tree], sums, 0);
        }
        put(sums, 1, rows, register);
    }

    /** Adds what a leaf gives to the sums of a row, which are followed by how often each was added to. */
    void add(int leaf, float[] sums, int row) {
        if (isSingle()) {
            sums[row] += weights[leaf];
            return;
        }
        int at = 2 * row * targets;
        for (int i = first[leaf]; i < first[leaf + 1]; i++) {
            sums[at + to[i]] += weights[i];
            sums[at + targets + to[i]] = 1;
        }
    }

    /** ONNX Runtime adds nothing to a sum to which no leaf has added; but to the only one it does. */
    void put(float[] sums, int count, Registers rows, int register) {
        for (int row = 0; row < count; row++) {
            for (int target = 0; target < targets; target++) {
                int at = isSingle() ? row : 2 * row * targets + target;
                boolean reached = targets == 1 || sums[at + targets] != 0;
                rows.set(register + target, row, reached ? sums[at] + base[target] : sums[at]);
            }
        }
    }

    int scratch(int rows) {
        return isSingle() ? rows : 2 * rows * targets;
    }
}
