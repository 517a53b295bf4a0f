package io.github.mlmodel.engine.trees.boosting;

import java.util.function.IntToDoubleFunction;

/** Weights of rows with a mean of 1, for which the least weight of a leaf and penalties are meant. */
final class RelativeWeights {

    /** What a weight of 1 is as a whole number: the sum of all rows' fits a long. */
    private static final int WHOLE = 1 << 20;

    private final float[] weights;
    private final double scale;

    /** Takes positive weights, or none where all are 1. */
    RelativeWeights(float[] weights) {
        this.weights = weights;
        this.scale = weights.length == 0 ? 1 : weights.length / ExactSum.of(weights.length, row -> weights[row]);
    }

    boolean areEqual() {
        return weights.length == 0;
    }

    double of(int row) {
        return weights.length == 0 ? 1 : weights[row] * scale;
    }

    /** Returns a row's weight as a whole number. */
    long whole(int row) {
        return weights.length == 0 ? 1 : Math.max(1, (long) StrictMath.rint(of(row) * WHOLE));
    }

    /** Returns the mean of a value a row. */
    double mean(int rows, IntToDoubleFunction value) {
        return ExactSum.of(rows, row -> of(row) * value.applyAsDouble(row)) / rows;
    }
}
