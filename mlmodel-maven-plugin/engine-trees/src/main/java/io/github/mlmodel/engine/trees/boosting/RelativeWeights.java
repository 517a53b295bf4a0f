package io.github.mlmodel.engine.trees.boosting;

import java.util.function.IntToDoubleFunction;

/** Weights of rows with a mean of 1, for which the least weight of a leaf and penalties are meant. */
final class RelativeWeights {

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

    /** Returns the mean of a value a row. */
    double mean(int rows, IntToDoubleFunction value) {
        return ExactSum.of(rows, row -> of(row) * value.applyAsDouble(row)) / rows;
    }
}
