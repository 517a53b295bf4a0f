package io.github.mlmodel.grade.metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of a regression on some rows, as scikit-learn 1.9 defines them. Undefined is NaN: without rows, and where
 * an actual or predicted value is no number.
 *
 * <ul>
 *   <li>{@code mape} is a fraction, and divides by at least 2.22e-16, so that an actual 0 makes it huge.
 *   <li>{@code r2} of a constant target is 1 for perfect predictions and else 0; it takes two rows.
 * </ul>
 */
public final class RegressionMetrics {

    private static final double LEAST_DIVISOR = Math.ulp(1.0);

    private RegressionMetrics() {}

    /** Returns values by metric, sorted by name; {@code actual} and {@code predicted} are of shape [N]. */
    public static Map<String, Double> of(double[] actual, double[] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException("shapes differ");
        }
        double absolute = 0;
        double squared = 0;
        double relative = 0;
        double largest = 0;
        for (int row = 0; row < actual.length; row++) {
            double error = Math.abs(actual[row] - predicted[row]);
            absolute += error;
            squared += error * error;
            relative += error / Math.max(Math.abs(actual[row]), LEAST_DIVISOR);
            largest = Math.max(largest, error);
        }
        double rows = actual.length == 0 ? Double.NaN : actual.length;
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("example_count", (double) actual.length);
        metrics.put("mae", absolute / rows);
        metrics.put("mse", squared / rows);
        metrics.put("rmse", StrictMath.sqrt(squared / rows));
        metrics.put("mape", relative / rows);
        metrics.put("max_error", actual.length == 0 ? Double.NaN : largest);
        metrics.put("r2", r2(actual, squared));
        return metrics;
    }

    private static double r2(double[] actual, double squared) {
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
}
