package io.github.mlmodel.engine.trees.linear;

/**
 * How strong the L2 penalty of a linear regression is.
 *
 * @param strength added to the sums of squares of each feature, as ridge regression's alpha
 * @param chosen whether a person has set it
 */
record RidgePenalty(double strength, boolean chosen) {

    /** A feature that is determined by all rows is shrunk by no more than a thousandth for the sake of those that are not. */
    private static final double SHARE = 0.001;

    /** Returns the penalty that somebody has set. */
    static RidgePenalty of(double strength) {
        return new RidgePenalty(strength, true);
    }

    /**
     * Returns the penalty that follows from the data: {@code features / rows}, but at least a thousandth of the rows and at
     * most 1, times the mean weight. Where there are many rows for each feature it does not tell, where there are as many
     * features as rows it is scikit-learn's default for ridge regression.
     *
     * @param totalWeight the sum of the rows' weights
     */
    static RidgePenalty automatic(int features, int rows, double totalWeight) {
        double strength = Math.min(1, Math.max((double) features / rows, SHARE * rows));
        return new RidgePenalty(strength * totalWeight / rows, false);
    }
}
