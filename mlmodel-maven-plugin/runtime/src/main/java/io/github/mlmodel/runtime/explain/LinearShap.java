package io.github.mlmodel.runtime.explain;

/**
 * What columns add to weighted sums of features: each weight times how far the feature is from its mean, which is the Shapley
 * value of the column where columns are independent.
 */
final class LinearShap implements FeatureSums {

    private final WeightedSums weights;
    private final double[] means;
    private final int[] featureColumns;
    private final int columns;

    /**
     * Prepares.
     *
     * @param means the mean of each feature
     * @param featureColumns the column of each feature
     * @param columns how many columns there are
     */
    LinearShap(WeightedSums weights, double[] means, int[] featureColumns, int columns) {
        this.weights = weights;
        this.means = means;
        this.featureColumns = featureColumns;
        this.columns = columns;
    }

    @Override
    public int targets() {
        return weights.added().length;
    }

    @Override
    public double[] sums(float[] features) {
        double[] sums = weights.added().clone();
        for (int target = 0; target < sums.length; target++) {
            double[] of = weights.byTarget()[target];
            for (int feature = 0; feature < of.length; feature++) {
                sums[target] += of[feature] == 0 ? 0 : of[feature] * features[feature];
            }
        }
        return sums;
    }

    @Override
    public Contributions contributions(float[] features) {
        double[] base = weights.added().clone();
        double[][] amounts = new double[columns][base.length];
        for (int target = 0; target < base.length; target++) {
            double[] of = weights.byTarget()[target];
            for (int feature = 0; feature < of.length; feature++) {
                if (of[feature] != 0) {
                    base[target] += of[feature] * means[feature];
                    amounts[featureColumns[feature]][target] += of[feature] * (features[feature] - means[feature]);
                }
            }
        }
        return new Contributions(base, amounts);
    }
}
