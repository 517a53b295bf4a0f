package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;

/**
 * Sums the derivatives of leaves to many more bits than trees are grown by, whose rounding leaves rare classes short of their
 * rate. The sums are of whole numbers, and thus the same in any order.
 *
 * @param loss whose derivatives
 * @param output the output that a tree is of
 * @param scores its sums before the tree
 * @param pairs by which the tree was grown, and which know the weights that rows have for it
 * @param gradientPower the power of two that makes first derivatives whole
 * @param hessianPower the power of two that makes second derivatives whole
 */
record WideSums(BoostedLoss loss, int output, double[] scores, Pairs pairs, int gradientPower, int hessianPower) {

    /** Any power above this one makes a scale that is no number any more. */
    private static final int MOST_POWER = 1000;

    /** So many bits of a whole number may be used by the sum of all rows. */
    private static final int BITS = 61;

    /** The derivatives of so many rows stay in the first cache. */
    private static final int ROWS_AT_ONCE = 1 << 9;

    static WideSums of(BoostedLoss loss, int output, double[] scores, Pairs pairs) {
        int bits = BITS - pairs.rowBits();
        return new WideSums(
                loss, output, scores, pairs, power(bits, pairs.mostGradient()), power(bits, pairs.mostHessian()));
    }

    private static int power(int bits, double most) {
        return Math.min(MOST_POWER, bits - Math.getExponent(most));
    }

    /** Adds the derivatives of the rows {@code from … to − 1} to their leaves' sums, of which each leaf has two. */
    void add(int[] leafOfRow, int from, int to, long[] sums) {
        double[] first = new double[ROWS_AT_ONCE];
        double[] second = new double[ROWS_AT_ONCE];
        for (int row = from; row < to; row += ROWS_AT_ONCE) {
            int end = Math.min(to, row + ROWS_AT_ONCE);
            loss.derive(output, scores, row, end, first, second);
            pairs.weigh(row, end, first, second);
            add(leafOfRow, row, end, first, second, sums);
        }
    }

    private void add(int[] leafOfRow, int from, int to, double[] first, double[] second, long[] sums) {
        double firstScale = Math.scalb(1.0, gradientPower);
        double secondScale = Math.scalb(1.0, hessianPower);
        for (int row = from; row < to; row++) {
            int at = 2 * leafOfRow[row];
            sums[at] += RowRounding.nearest(first[row - from] * firstScale);
            sums[at + 1] += RowRounding.nearest(second[row - from] * secondScale);
        }
    }

    /** Returns what is best added to the rows of a leaf, whose sums were written. */
    double value(long[] sums, int at, Penalties penalties) {
        return penalties.value(sums[at] / Math.scalb(1.0, gradientPower), sums[at + 1] / Math.scalb(1.0, hessianPower));
    }
}
