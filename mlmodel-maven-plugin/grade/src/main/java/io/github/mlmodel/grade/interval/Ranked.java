package io.github.mlmodel.grade.interval;

import java.util.Arrays;

/**
 * What each row does to the metrics of a ranking, all rows in one sorting.
 *
 * @param value the metric
 * @param influence a value a row
 */
public record Ranked(double value, double[] influence) {

    /**
     * Returns the area under the ROC curve. Its influence is made of the placements of DeLong, DeLong and Clarke-Pearson,
     * <i>Comparing the areas under two or more correlated receiver operating characteristic curves</i>, Biometrics 44 (1988),
     * found in O(n log n) as by Sun and Xu, <i>Fast implementation of DeLong's algorithm</i>, IEEE Signal Processing Letters 21
     * (2014).
     *
     * @param scores a score a row
     * @param positive whether the row is one of those that ought to be ranked first
     */
    public static Ranked rocAuc(float[] scores, boolean[] positive) {
        int rows = scores.length;
        long[] order = order(scores);
        long positives = count(positive);
        long negatives = rows - positives;
        double[] placement = new double[rows];
        double sum = 0;
        long positivesBelow = 0;
        long negativesBelow = 0;
        for (int from = 0; from < rows; ) {
            int to = end(order, from, scores);
            long positivesHere = 0;
            for (int i = from; i < to; i++) {
                positivesHere += positive[(int) order[i]] ? 1 : 0;
            }
            long negativesHere = to - from - positivesHere;
            double ofPositive = (negativesBelow + negativesHere / 2.0) / negatives;
            double ofNegative = (positives - positivesBelow - positivesHere / 2.0) / positives;
            for (int i = from; i < to; i++) {
                int row = (int) order[i];
                placement[row] = positive[row] ? ofPositive : ofNegative;
            }
            sum += ofPositive * positivesHere;
            positivesBelow += positivesHere;
            negativesBelow += negativesHere;
            from = to;
        }
        double area = sum / positives;
        // With the divisors of DeLong's variance, which are one less.
        double ofPositive = rows / StrictMath.sqrt((double) positives * Math.max(1, positives - 1));
        double ofNegative = rows / StrictMath.sqrt((double) negatives * Math.max(1, negatives - 1));
        for (int row = 0; row < rows; row++) {
            placement[row] = (placement[row] - area) * (positive[row] ? ofPositive : ofNegative);
        }
        return new Ranked(area, placement);
    }

    /**
     * Returns average precision, the sum over steps of precision times gained recall, with its influence: it is a mean over the
     * positives of the precision at their score, and a row changes the precision at each score below its own.
     *
     * @param scores a score a row
     * @param positive whether the row is one of those that ought to be ranked first
     */
    public static Ranked averagePrecision(float[] scores, boolean[] positive) {
        int rows = scores.length;
        long[] order = order(scores);
        double positives = count(positive);
        double[] precision = new double[rows];
        double sum = 0;
        long found = 0;
        for (int to = rows; to > 0; ) {
            int from = start(order, to, scores);
            long here = 0;
            for (int i = from; i < to; i++) {
                here += positive[(int) order[i]] ? 1 : 0;
            }
            found += here;
            Arrays.fill(precision, from, to, (double) found / (rows - from));
            sum += here * precision[from];
            to = from;
        }
        double value = sum / positives;
        double[] influence = new double[rows];
        double gained = 0;
        double lost = 0;
        for (int from = 0; from < rows; ) {
            int to = end(order, from, scores);
            long here = 0;
            for (int i = from; i < to; i++) {
                here += positive[(int) order[i]] ? 1 : 0;
            }
            double share = (double) here / (rows - from);
            gained += share;
            lost += share * precision[from];
            for (int i = from; i < to; i++) {
                int row = (int) order[i];
                double one = positive[row] ? 1 : 0;
                influence[row] = (one * (precision[from] + gained - value) - lost) * rows / positives;
            }
            from = to;
        }
        return new Ranked(value, influence);
    }

    private static long count(boolean[] positive) {
        long count = 0;
        for (boolean one : positive) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Returns the rows by ascending score; both zeros are equal. */
    static long[] order(float[] scores) {
        long[] keys = new long[scores.length];
        for (int row = 0; row < keys.length; row++) {
            int bits = Float.floatToIntBits(scores[row] + 0.0f);
            keys[row] = (long) (bits >= 0 ? bits : bits ^ 0x7fffffff) << Integer.SIZE | row;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            keys[i] &= 0xffffffffL;
        }
        return keys;
    }

    private static int end(long[] order, int from, float[] scores) {
        int to = from + 1;
        while (to < order.length && scores[(int) order[to]] == scores[(int) order[from]]) {
            to++;
        }
        return to;
    }

    private static int start(long[] order, int to, float[] scores) {
        int from = to - 1;
        while (from > 0 && scores[(int) order[from - 1]] == scores[(int) order[to - 1]]) {
            from--;
        }
        return from;
    }
}
