package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;

/**
 * Sums the derivatives of leaves to many more bits than trees are grown by, whose rounding leaves rare classes short of their
 * rate. The sums are of whole numbers, and thus the same in any order.
 *
 * @param loss whose derivatives
 * @param output the output that a tree is of
 * @param scores its sums before the tree
 * @param gradientPower the power of two that makes first derivatives whole
 * @param hessianPower the power of two that makes second derivatives whole
 */
record WideSums(BoostedLoss loss, int output, double[] scores, int gradientPower, int hessianPower) {

    /** Any power above this one makes a scale that is no number any more. */
    private static final int MOST_POWER = 1000;

    /** So many bits of a whole number may be used by the sum of all rows. */
    private static final int BITS = 61;

    /** The derivatives of so many rows stay in the first cache. */
    private static final int ROWS_AT_ONCE = 1 << 9;

    static WideSums of(BoostedLoss loss, int output, double[] scores, Pairs pairs) {
        int bits = BITS - pairs.rowBits();
        return new WideSums(loss, output, scores, power(bits, pairs.mostGradient()), power(bits, pairs.mostHessian()));
    }

    private static int power(int bits, double most) {
        return Math.min(MOST_POWER, bits - Math.getExponent(most));
    }

    /** Sums the derivatives of rows, and writes the first and the second one's. */
    void add(SeenRows rows, long[] to, int at) {
        double[] first = new double[ROWS_AT_ONCE];
        double[] second = new double[ROWS_AT_ONCE];
        for (int from = rows.start(); from < rows.end(); from += ROWS_AT_ONCE) {
            int end = Math.min(rows.end(), from + ROWS_AT_ONCE);
            loss.derive(output, scores, rows.rows(), from, end, first, second);
            rows.weigh(from, end, first, second);
            to[at] += sum(first, end - from, Math.scalb(1.0, gradientPower));
            to[at + 1] += sum(second, end - from, Math.scalb(1.0, hessianPower));
        }
    }

    private static long sum(double[] derivatives, int count, double scale) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (long) Math.rint(derivatives[i] * scale);
        }
        return sum;
    }

    /** Returns what is best added to the rows of a leaf, whose sums were written. */
    double value(long[] sums, int at, Penalties penalties) {
        return penalties.value(sums[at] / Math.scalb(1.0, gradientPower), sums[at + 1] / Math.scalb(1.0, hessianPower));
    }
}
