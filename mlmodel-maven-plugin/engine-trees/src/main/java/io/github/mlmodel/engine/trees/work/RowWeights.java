package io.github.mlmodel.engine.trees.work;

import io.github.mlmodel.spi.TrainingData;

/** Weights of rows as doubles. */
public final class RowWeights {

    private RowWeights() {}

    /** Returns each row's weight, or an empty array when all are 1. */
    public static double[] of(TrainingData<?, ?> data) {
        float[] weights = data.weights();
        if (weights == null) {
            return new double[0];
        }
        double[] doubles = new double[weights.length];
        for (int row = 0; row < doubles.length; row++) {
            doubles[row] = weights[row];
        }
        return doubles;
    }
}
