package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.LargestDifference;
import io.github.mlmodel.runtime.Predictions;

/**
 * How far two predictions of the same rows lie apart.
 *
 * @param largest the largest difference of a value
 * @param otherLabels number of rows with another label
 */
record PredictionDifference(LargestDifference largest, int otherLabels) {

    /** Compares predictions of models with the same classes. */
    static PredictionDifference between(Predictions one, Predictions other) {
        double largest = 0;
        float[] left = one.values();
        float[] right = other.values();
        for (int i = 0; i < left.length; i++) {
            double difference = Math.abs((double) left[i] - right[i]);
            // A NaN on one side alone is no small difference.
            largest = Math.max(largest, Float.compare(left[i], right[i]) == 0 ? 0 : difference);
        }
        int otherLabels = one.target().choose(classes -> labels(one, other), numbers -> 0);
        return new PredictionDifference(
                LargestDifference.of(largest, one.target(), one.hasProbabilities()), otherLabels);
    }

    private static int labels(Predictions one, Predictions other) {
        int others = 0;
        for (int row = 0; row < one.rows(); row++) {
            if (one.labelIndex(row) != other.labelIndex(row)) {
                others++;
            }
        }
        return others;
    }
}
