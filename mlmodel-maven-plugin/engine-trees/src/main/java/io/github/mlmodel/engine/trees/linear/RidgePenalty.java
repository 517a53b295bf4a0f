package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;

/**
 * How strong the L2 penalty of a linear regression is.
 *
 * @param strength added to the sums of squares of each feature, as ridge regression's alpha
 * @param chosen whether a person has set it
 */
record RidgePenalty(double strength, boolean chosen) {

    /** A feature that is determined by all rows is shrunk by no more than a thousandth for the sake of those that are not. */
    private static final double SHARE = 0.001;

    /** With as many rows a feature no penalty of these tells. */
    private static final int FEW_ROWS = 20;

    private static final double[] STRONGER = {10, 100, 1000};

    /** Returns the penalty that somebody has set. */
    static RidgePenalty of(double strength) {
        return new RidgePenalty(strength, true);
    }

    /**
     * Returns the penalty that follows from the numbers of features and rows: {@code features / rows}, but at least a
     * thousandth of the rows and at most 1, times the mean weight. Where there are many rows for each feature it does not
     * tell, where there are as many features as rows it is scikit-learn's default for ridge regression.
     *
     * @param totalWeight the sum of the rows' weights
     */
    static RidgePenalty automatic(int features, int rows, double totalWeight) {
        double strength = Math.min(1, Math.max((double) features / rows, SHARE * rows));
        return new RidgePenalty(strength * totalWeight / rows, false);
    }

    /**
     * Returns this penalty or, where it is automatic and there are fewer than 20 rows a feature, the one of it and 10, 100
     * and 1000 times the mean weight that does best by generalized cross-validation; of equal ones the smallest.
     *
     * @param squares the targets' weighted sum of squares about their mean
     * @param meanWeight the rows' mean weight
     */
    RidgePenalty chosenFor(
            NormalEquations equations, FeatureMatrix features, double squares, double meanWeight, WorkPool workers) {
        if (chosen || features.rows() >= FEW_ROWS * (long) features.width()) {
            return this;
        }
        double best = strength;
        double least = equations.crossValidated(strength, squares, workers);
        for (double candidate : STRONGER) {
            double error = equations.crossValidated(candidate * meanWeight, squares, workers);
            if (error < least) {
                least = error;
                best = candidate * meanWeight;
            }
        }
        return new RidgePenalty(best, false);
    }
}
