package io.github.mlmodel.grade.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of rows by actual and predicted class, and what follows from them. Ratios without a denominator are those of
 * scikit-learn with {@code zero_division=0}, except that a class's own recall and F1 are undefined where no row could
 * have shown them.
 */
final class ConfusionMatrix {

    private final long[][] counts;
    private final long[] actual;
    private final long[] predicted;
    private final long rows;
    private final long hits;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
        int classes = counts.length;
        actual = new long[classes];
        predicted = new long[classes];
        long onDiagonal = 0;
        long all = 0;
        for (int a = 0; a < classes; a++) {
            onDiagonal += counts[a][a];
            for (int p = 0; p < classes; p++) {
                actual[a] += counts[a][p];
                predicted[p] += counts[a][p];
                all += counts[a][p];
            }
        }
        hits = onDiagonal;
        rows = all;
    }

    /** Counts rows; {@code actual} and {@code predicted} hold an index below {@code classes} a row. */
    static ConfusionMatrix of(int classes, int[] actual, int[] predicted) {
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < actual.length; row++) {
            counts[actual[row]][predicted[row]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** Returns the counts: a list an actual class, with a count a predicted class. */
    List<List<Long>> counts() {
        List<List<Long>> lists = new ArrayList<>();
        for (long[] line : counts) {
            List<Long> list = new ArrayList<>();
            for (long count : line) {
                list.add(count);
            }
            lists.add(list);
        }
        return lists;
    }

    /** Returns the number of rows of a class. */
    long rowsOf(int label) {
        return actual[label];
    }

    /** Returns the share of rows that are predicted right; undefined without rows. */
    double accuracy() {
        return rows == 0 ? Double.NaN : (double) hits / rows;
    }

    /** Returns the mean recall of the classes that have rows. */
    double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < counts.length; label++) {
            if (actual[label] > 0) {
                sum += recall(label);
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /** Returns the share of a class among the rows predicted so; 0 when none is. */
    double precision(int label) {
        return occurs(label) ? ratio(counts[label][label], predicted[label]) : Double.NaN;
    }

    /** Returns the share of a class's rows that are predicted so; undefined without such rows. */
    double recall(int label) {
        return actual[label] == 0 ? Double.NaN : ratio(counts[label][label], actual[label]);
    }

    /** Returns the harmonic mean of precision and recall; undefined when the class neither occurs nor is predicted. */
    double f1(int label) {
        return occurs(label) ? ratio(2 * counts[label][label], actual[label] + predicted[label]) : Double.NaN;
    }

    /** Returns whether a class occurs among the actual or the predicted ones: averages are over these classes. */
    boolean occurs(int label) {
        return actual[label] + predicted[label] > 0;
    }

    /** Returns the unweighted mean over the classes that occur. */
    double macro(Ratio ratio) {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < counts.length; label++) {
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
        for (int label = 0; label < counts.length; label++) {
            sum += orZero(ratio.of(label)) * actual[label];
        }
        return rows == 0 ? Double.NaN : sum / rows;
    }

    /**
     * Returns Matthews' correlation, for several classes as in Gorodkin, "Comparing two K-category assignments by a
     * K-category correlation coefficient" (2004); 0 when one class is all that occurs or is predicted.
     */
    double matthews() {
        double n = rows;
        double both = hits * n;
        double ofActual = n * n;
        double ofPredicted = n * n;
        for (int label = 0; label < counts.length; label++) {
            both -= (double) actual[label] * predicted[label];
            ofActual -= (double) actual[label] * actual[label];
            ofPredicted -= (double) predicted[label] * predicted[label];
        }
        if (rows == 0) {
            return Double.NaN;
        }
        return ofActual == 0 || ofPredicted == 0 ? 0 : both / StrictMath.sqrt(ofActual) / StrictMath.sqrt(ofPredicted);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** A ratio by class. */
    @FunctionalInterface
    interface Ratio {
        /** Returns the ratio of a class. */
        double of(int label);
    }
}
