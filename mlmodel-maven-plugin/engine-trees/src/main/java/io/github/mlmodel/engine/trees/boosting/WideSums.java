package io.github.mlmodel.engine.trees.boosting;

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

    static WideSums of(BoostedLoss loss, int output, double[] scores, Pairs pairs) {
        int bits = BITS - pairs.rowBits();
        return new WideSums(loss, output, scores, power(bits, pairs.mostGradient()), power(bits, pairs.mostHessian()));
    }

    private static int power(int bits, double most) {
        return Math.min(MOST_POWER, bits - Math.getExponent(most));
    }

    /** Sums the derivatives of a leaf's rows, and writes the first and the second one's. */
    void add(SeenRows rows, long[] to, int at) {
        double gradientScale = Math.scalb(1.0, gradientPower);
        double hessianScale = Math.scalb(1.0, hessianPower);
        double[] first = new double[1];
        double[] second = new double[1];
        long gradients = 0;
        long hessians = 0;
        for (int i = rows.start(); i < rows.end(); i++) {
            int row = rows.rows()[i];
            double weight = rows.choice().sees(row) ? rows.weights().of(row) : 0;
            if (weight > 0) {
                loss.derive(output, scores, row, row + 1, first, second);
                gradients += (long) Math.rint(first[0] * weight * gradientScale);
                hessians += (long) Math.rint(second[0] * weight * hessianScale);
            }
        }
        to[at] = gradients;
        to[at + 1] = hessians;
    }

    /** Returns what is best added to the rows of a leaf, whose sums were written. */
    double value(long[] sums, int at, Penalties penalties) {
        return penalties.value(sums[at] / Math.scalb(1.0, gradientPower), sums[at + 1] / Math.scalb(1.0, hessianPower));
    }
}
