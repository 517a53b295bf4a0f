package io.github.mlmodel.grade.metric;

import java.util.Arrays;

/**
 * How well scores rank the rows of one class before the others. Rows of equal score form one step, as in scikit-learn's
 * {@code roc_auc_score} and {@code average_precision_score}; counts are whole numbers, so that no order of rows matters.
 * The order itself is not kept: it takes eight bytes a row, for each class.
 *
 * @param rocAuc the area under the ROC curve; undefined when either side has no row
 * @param averagePrecision the sum over steps of precision times gained recall; undefined when the class has no row
 */
record Ranking(double rocAuc, double averagePrecision) {

    /** Ranks the rows by the probability of {@code label}, against all other labels. */
    static Ranking of(int label, int[] actual, float[] probabilities, int classes) {
        long[] keys = new long[actual.length];
        long positives = 0;
        boolean defined = true;
        for (int row = 0; row < keys.length; row++) {
            float score = probabilities[row * classes + label];
            boolean positive = actual[row] == label;
            positives += positive ? 1 : 0;
            defined &= !Float.isNaN(score);
            keys[row] = sortable(score) << 1 | (positive ? 1 : 0);
        }
        if (!defined) {
            return new Ranking(Double.NaN, Double.NaN);
        }
        Arrays.sort(keys);
        return new Ranking(rocAuc(keys, positives), averagePrecision(keys, positives));
    }

    private static double rocAuc(long[] keys, long positives) {
        long negatives = keys.length - positives;
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        long twiceOrdered = 0;
        long negativesBelow = 0;
        for (int from = 0; from < keys.length; ) {
            int to = endOfStep(keys, from);
            long positivesHere = positivesIn(keys, from, to);
            long negativesHere = to - from - positivesHere;
            twiceOrdered += positivesHere * (2 * negativesBelow + negativesHere);
            negativesBelow += negativesHere;
            from = to;
        }
        return (double) twiceOrdered / 2 / positives / negatives;
    }

    private static double averagePrecision(long[] keys, long positives) {
        if (positives == 0) {
            return Double.NaN;
        }
        double sum = 0;
        long found = 0;
        for (int to = keys.length; to > 0; ) {
            int from = startOfStep(keys, to);
            long positivesHere = positivesIn(keys, from, to);
            found += positivesHere;
            sum += (double) positivesHere * found / (keys.length - from);
            to = from;
        }
        return sum / positives;
    }

    private static int endOfStep(long[] keys, int from) {
        int to = from + 1;
        while (to < keys.length && keys[to] >> 1 == keys[from] >> 1) {
            to++;
        }
        return to;
    }

    private static int startOfStep(long[] keys, int to) {
        int from = to - 1;
        while (from > 0 && keys[from - 1] >> 1 == keys[to - 1] >> 1) {
            from--;
        }
        return from;
    }

    private static long positivesIn(long[] keys, int from, int to) {
        long positivesHere = 0;
        for (int i = from; i < to; i++) {
            positivesHere += keys[i] & 1;
        }
        return positivesHere;
    }

    /** Returns an integer that orders as the score does; both zeros are equal. */
    private static long sortable(float score) {
        int bits = Float.floatToIntBits(score + 0.0f);
        return bits >= 0 ? bits : bits ^ 0x7fffffff;
    }
}
