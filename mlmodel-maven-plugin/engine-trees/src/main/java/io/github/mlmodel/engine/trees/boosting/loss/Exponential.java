package io.github.mlmodel.engine.trees.boosting.loss;

/** e to a power by plain arithmetic, thus the same on every platform and quicker than StrictMath; to about 1 in 10^10. */
final class Exponential {

    private static final double LN2 = 0.6931471805599453;
    private static final double PER_LN2 = 1 / LN2;
    private static final double MOST = 700;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private Exponential() {}

    static double of(double x) {
        // Not by min and max, which take several times as long as they care for signs of zero.
        double bounded = x > MOST ? MOST : x < -MOST ? -MOST : x;
        int whole = (int) (bounded * PER_LN2 + BIAS + 0.5) - BIAS;
        double r = bounded - whole * LN2;
        double square = r * r;
        double sum = 1
                + r
                + square
                        * (1.0 / 2
                                + r * (1.0 / 6)
                                + square
                                        * (1.0 / 24
                                                + r * (1.0 / 120)
                                                + square * (1.0 / 720 + r * (1.0 / 5040) + square * (1.0 / 40320))));
        return sum * Double.longBitsToDouble((long) (whole + BIAS) << MANTISSA_BITS);
    }

    /** Computes each sum's share of all sums' exponentials. */
    static void shares(float[] sums, double[] shares) {
        double most = Double.NEGATIVE_INFINITY;
        for (float sum : sums) {
            most = Math.max(most, sum);
        }
        double total = 0;
        for (int k = 0; k < sums.length; k++) {
            shares[k] = of(sums[k] - most);
            total += shares[k];
        }
        for (int k = 0; k < sums.length; k++) {
            shares[k] /= total;
        }
    }
}
