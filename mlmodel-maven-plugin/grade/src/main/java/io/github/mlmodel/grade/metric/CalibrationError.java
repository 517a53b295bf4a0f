package io.github.mlmodel.grade.metric;

import java.util.OptionalDouble;

/**
 * How far a classifier's probabilities are from how often it is right: rows are put into 15 bins of equal width by the
 * probability of the predicted class, and the differences between mean probability and share of right predictions are averaged
 * by rows (Guo et al., 2017, "expected calibration error").
 */
public final class CalibrationError {

    private static final int BINS = 15;

    private CalibrationError() {}

    /** Returns it, from 0 to 1; nothing without rows, or without probabilities that are numbers. */
    public static OptionalDouble of(Scored scored) {
        return scored.choose(CalibrationError::ofClasses, numbers -> OptionalDouble.empty());
    }

    private static OptionalDouble ofClasses(ScoredClasses classes) {
        if (classes.rows() == 0 || !classes.hasProbabilities()) {
            return OptionalDouble.empty();
        }
        double[] surplus = new double[BINS];
        for (int row = 0; row < classes.rows(); row++) {
            int predicted = classes.predicted(row);
            double probability = classes.probability(row, predicted);
            if (!(probability >= 0 && probability <= 1)) {
                return OptionalDouble.empty();
            }
            surplus[Math.min(BINS - 1, (int) (probability * BINS))] +=
                    probability - (classes.actual(row) == predicted ? 1 : 0);
        }
        double sum = 0;
        for (double bin : surplus) {
            sum += Math.abs(bin);
        }
        return OptionalDouble.of(sum / classes.rows());
    }
}
