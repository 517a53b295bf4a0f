package io.github.mlmodel.grade.metric;

/** Differences between actual and predicted numbers, summed up in one pass over the rows. */
public final class Residuals {

    private static final double LEAST_DIVISOR = Math.ulp(1.0);

    private final double[] actual;
    private final double absolute;
    private final double squared;
    private final double relative;
    private final double largest;

    private Residuals(double[] actual, double absolute, double squared, double relative, double largest) {
        this.actual = actual;
        this.absolute = absolute;
        this.squared = squared;
        this.relative = relative;
        this.largest = largest;
    }

    /** Sums up; both arrays are of shape [N]. */
    static Residuals of(double[] actual, double[] predicted) {
        double absolute = 0;
        double squared = 0;
        double relative = 0;
        double largest = 0;
        for (int row = 0; row < actual.length; row++) {
            double error = Math.abs(actual[row] - predicted[row]);
            absolute += error;
            squared += error * error;
            relative += relative(actual[row], predicted[row]);
            largest = Math.max(largest, error);
        }
        return new Residuals(actual, absolute, squared, relative, largest);
    }

    /** Returns the difference as a share of the actual number. */
    static double relative(double actual, double predicted) {
        return Math.abs(actual - predicted) / Math.max(Math.abs(actual), LEAST_DIVISOR);
    }

    double meanAbsolute() {
        return absolute / rows();
    }

    double meanSquared() {
        return squared / rows();
    }

    double rootMeanSquared() {
        return StrictMath.sqrt(squared / rows());
    }

    double meanRelative() {
        return relative / rows();
    }

    double largest() {
        return actual.length == 0 ? Double.NaN : largest;
    }

    /** Returns the share of variance explained. */
    double r2() {
        if (actual.length < 2 || Double.isNaN(squared)) {
            return Double.NaN;
        }
        double sum = 0;
        boolean constant = true;
        for (double value : actual) {
            sum += value;
            constant &= value == actual[0];
        }
        // Compared, not left to the spread: the mean of a thousand times 0.1 is not quite 0.1.
        if (constant) {
            return squared == 0 ? 1 : 0;
        }
        double mean = sum / actual.length;
        double spread = 0;
        for (double value : actual) {
            spread += (value - mean) * (value - mean);
        }
        return 1 - squared / spread;
    }

    private double rows() {
        return actual.length == 0 ? Double.NaN : actual.length;
    }
}
