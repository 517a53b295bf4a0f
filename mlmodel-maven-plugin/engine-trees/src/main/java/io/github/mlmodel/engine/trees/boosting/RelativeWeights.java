package io.github.mlmodel.engine.trees.boosting;

import java.util.function.IntToDoubleFunction;

/** Weights of rows with a mean of 1 over those that count, for which the least weight of a leaf and penalties are meant. */
final class RelativeWeights {

    /** What a weight of 1 is as a whole number: the sum of all rows' fits a long. */
    private static final int WHOLE = 1 << 20;

    private final float[] weights;
    private final double scale;

    /** Takes weights, zero for rows that do not count, or none where all are 1. */
    RelativeWeights(float[] weights) {
        this.weights = weights;
        this.scale = weights.length == 0 ? 1 : counted() / ExactSum.of(weights.length, row -> weights[row]);
    }

    boolean areEqual() {
        return weights.length == 0;
    }

    double of(int row) {
        return weights.length == 0 ? 1 : weights[row] * scale;
    }

    /** Returns what a weight of 1 is as a whole number. */
    long unit() {
        return weights.length == 0 ? 1 : WHOLE;
    }

    /** Returns a row's weight as a whole number. */
    long whole(int row) {
        if (weights.length == 0) {
            return 1;
        }
        return weights[row] == 0 ? 0 : Math.max(1, (long) StrictMath.rint(of(row) * WHOLE));
    }

    /** Returns the mean of a value a row. */
    double mean(int rows, IntToDoubleFunction value) {
        return ExactSum.of(rows, row -> of(row) * value.applyAsDouble(row)) / (weights.length == 0 ? rows : counted());
    }

    private int counted() {
        int counted = 0;
        for (float weight : weights) {
            counted += weight > 0 ? 1 : 0;
        }
        return counted;
    }
}
