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
        double bounded = bounded(x);
        int whole = whole(bounded);
        return times(polynomial(bounded - whole * LN2), whole);
    }

    /**
     * Computes e to the negatives of numbers but for a power of two each, by which {@link #times} multiplies. Each step has a
     * loop of its own: the second compiler does several numbers at a time in those that do not turn any into whole ones.
     *
     * @param results of as many as {@code count}
     * @param wholes which powers of two
     */
    static void ofNegatives(double[] numbers, int from, int count, double[] results, double[] wholes) {
        for (int i = 0; i < count; i++) {
            double bounded = bounded(-numbers[from + i]);
            results[i] = bounded;
            wholes[i] = whole(bounded);
        }
        for (int i = 0; i < count; i++) {
            results[i] = polynomial(results[i] - wholes[i] * LN2);
        }
    }

    /** Multiplies by a power of two. */
    static double times(double number, int whole) {
        return number * Double.longBitsToDouble((long) (whole + BIAS) << MANTISSA_BITS);
    }

    /** Not by min and max, which take several times as long as they care for signs of zero. */
    private static double bounded(double x) {
        return x > MOST ? MOST : x < -MOST ? -MOST : x;
    }

    /** Returns how many times a number has the logarithm of 2, rounded. */
    private static int whole(double bounded) {
        return (int) (bounded * PER_LN2 + BIAS + 0.5) - BIAS;
    }

    /** Returns e to a power that is near zero. */
    private static double polynomial(double r) {
        double square = r * r;
        return 1
                + r
                + square
                        * (1.0 / 2
                                + r * (1.0 / 6)
                                + square
                                        * (1.0 / 24
                                                + r * (1.0 / 120)
                                                + square * (1.0 / 720 + r * (1.0 / 5040) + square * (1.0 / 40320))));
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
