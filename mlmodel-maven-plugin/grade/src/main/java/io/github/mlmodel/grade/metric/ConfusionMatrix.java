package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Proportion;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Counts of rows by class, actual and predicted, and what follows from them. Ratios without a denominator are those of
 * scikit-learn with {@code zero_division=0}, except that a class's own recall and F1 are undefined where no row could
 * have shown them.
 */
final class ConfusionMatrix {

    private static final double STEP = 1e-4;

    private final double[] right;
    private final double[] actual;
    private final double[] predicted;
    private final double rows;
    private final double hits;

    /**
     * Takes what all metrics follow from: numbers of rows, which need not be whole.
     *
     * @param right rows of each class that are predicted right
     * @param actual rows of each class
     * @param predicted rows that are predicted to be of each class
     */
    ConfusionMatrix(double[] right, double[] actual, double[] predicted) {
        this.right = right;
        this.actual = actual;
        this.predicted = predicted;
        this.hits = sum(right);
        this.rows = sum(actual);
    }

    /** Returns the matrix with one more row of some classes, of which a part is predicted right; as many more predictions. */
    ConfusionMatrix with(boolean[] classes, double part) {
        double[] moreRight = right.clone();
        double[] moreActual = actual.clone();
        double[] morePredicted = predicted.clone();
        for (int label = 0; label < classes.length; label++) {
            if (classes[label]) {
                moreRight[label] += part;
                moreActual[label]++;
                morePredicted[label]++;
            }
        }
        return new ConfusionMatrix(moreRight, moreActual, morePredicted);
    }

    /** Returns what a metric gains from one more row by each of the three numbers of each class. */
    Slopes slopes(ToDoubleFunction<ConfusionMatrix> value) {
        double[][] counts = {right.clone(), actual.clone(), predicted.clone()};
        return new Slopes(slopes(value, counts, 0), slopes(value, counts, 1), slopes(value, counts, 2));
    }

    private static double[] slopes(ToDoubleFunction<ConfusionMatrix> value, double[][] counts, int which) {
        double[] slopes = new double[counts[which].length];
        for (int label = 0; label < slopes.length; label++) {
            double count = counts[which][label];
            double step = count * STEP;
            if (count > 0) {
                counts[which][label] = count + step;
                double above = value.applyAsDouble(new ConfusionMatrix(counts[0], counts[1], counts[2]));
                counts[which][label] = count - step;
                double below = value.applyAsDouble(new ConfusionMatrix(counts[0], counts[1], counts[2]));
                counts[which][label] = count;
                slopes[label] = (above - below) / (2 * step);
            }
        }
        return slopes;
    }

    /** Returns the number of rows of a class. */
    long rowsOf(int label) {
        return (long) actual[label];
    }

    /** Returns the number of rows of the rarest class that has some; 0 without rows. */
    long rarest() {
        return (long) Arrays.stream(actual).filter(count -> count > 0).min().orElse(0);
    }

    /** Returns the rows that are predicted right, of all. */
    Optional<Proportion> share() {
        return Proportion.of((long) hits, (long) rows);
    }

    /** Returns a class among the rows predicted so. */
    Optional<Proportion> precise(int label) {
        return Proportion.of((long) right[label], (long) predicted[label]);
    }

    /** Returns the rows of a class that are predicted so. */
    Optional<Proportion> recalled(int label) {
        return Proportion.of((long) right[label], (long) actual[label]);
    }

    /** Returns the share of rows that are predicted right; undefined without rows. */
    double accuracy() {
        return rows == 0 ? Double.NaN : hits / rows;
    }

    /** Returns the mean recall of the classes that have rows. */
    double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < right.length; label++) {
            if (actual[label] > 0) {
                sum += recall(label);
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /** Returns the share of a class among the rows predicted so; 0 when none is. */
    double precision(int label) {
        return occurs(label) ? ratio(right[label], predicted[label]) : Double.NaN;
    }

    /** Returns the share of a class's rows that are predicted so; undefined without such rows. */
    double recall(int label) {
        return actual[label] == 0 ? Double.NaN : ratio(right[label], actual[label]);
    }

    /** Returns the harmonic mean of precision and recall; undefined when the class neither occurs nor is predicted. */
    double f1(int label) {
        return occurs(label) ? ratio(2 * right[label], actual[label] + predicted[label]) : Double.NaN;
    }

    /** Returns whether a class occurs among the actual or the predicted ones: averages are over these classes. */
    boolean occurs(int label) {
        return actual[label] + predicted[label] > 0;
    }

    /** Returns the unweighted mean over the classes that occur. */
    double macro(Ratio ratio) {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < right.length; label++) {
            if (occurs(label)) {
                sum += orZero(ratio.of(label));
                occurring++;
            }
        }
        return occurring == 0 ? Double.NaN : sum / occurring;
    }

    /** Returns the mean over the classes, weighted by their rows. */
    double weighted(Ratio ratio) {
        double sum = 0;
        for (int label = 0; label < right.length; label++) {
            sum += orZero(ratio.of(label)) * actual[label];
        }
        return rows == 0 ? Double.NaN : sum / rows;
    }

    /**
     * Returns Matthews' correlation, for several classes as in Gorodkin, "Comparing two K-category assignments by a
     * K-category correlation coefficient" (2004); 0 when one class is all that occurs or is predicted.
     */
    double matthews() {
        double both = hits * rows;
        double ofActual = rows * rows;
        double ofPredicted = rows * rows;
        for (int label = 0; label < right.length; label++) {
            both -= actual[label] * predicted[label];
            ofActual -= actual[label] * actual[label];
            ofPredicted -= predicted[label] * predicted[label];
        }
        if (rows == 0) {
            return Double.NaN;
        }
        return ofActual == 0 || ofPredicted == 0 ? 0 : both / StrictMath.sqrt(ofActual) / StrictMath.sqrt(ofPredicted);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * What a metric gains from one more row.
     *
     * @param right of a class that is predicted right, by class
     * @param actual of a class, by class
     * @param predicted that is predicted to be of a class, by class
     */
    record Slopes(double[] right, double[] actual, double[] predicted) {

        /** Returns what it gains from one more row. */
        double of(int actualClass, int predictedClass) {
            return actual[actualClass]
                    + predicted[predictedClass]
                    + (actualClass == predictedClass ? right[actualClass] : 0);
        }
    }

    /** A ratio by class. */
    @FunctionalInterface
    interface Ratio {
        /** Returns the ratio of a class. */
        double of(int label);
    }
}
