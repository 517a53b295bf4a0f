package io.github.mlmodel.grade.interval;

/**
 * What a value gains from each row, times the number of rows: their mean is about 0, and the mean of their squares, divided by
 * the number of rows, is the value's variance (Hampel, <i>The influence curve and its role in robust estimation</i>, Journal of
 * the American Statistical Association 69, 1974).
 */
final class Influence {

    private final double[] rows;
    private final double squares;

    /** Takes a value a row, and what they are on average from each. */
    Influence(double[] values) {
        rows = new double[values.length];
        double all = 0;
        for (double value : values) {
            all += value;
        }
        double mean = all / values.length;
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = values[row] - mean;
            sum += rows[row] * rows[row];
        }
        squares = sum;
    }

    /** Returns the standard error of the value; rows are all the freedom that there is. */
    double error() {
        return rows.length < 2 ? 0 : StrictMath.sqrt(squares / rows.length / (rows.length - 1));
    }

    /** Returns a sixth of the skewness over the root of the number of rows: how fast the error changes with the value. */
    double acceleration() {
        double cubes = 0;
        for (double row : rows) {
            cubes += row * row * row;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * StrictMath.sqrt(squares));
    }

    /**
     * Returns how many rows the variance rests on: all of them, divided by the kurtosis. Of hits and misses it is about the
     * number of the rarer ones.
     */
    double effectiveRows() {
        double fourth = 0;
        for (double row : rows) {
            fourth += row * row * row * row;
        }
        return fourth == 0 ? rows.length : squares * squares / fourth;
    }

    /** Returns how far two values of the same rows go together, from -1 to 1; 0 where one of them has no spread. */
    double correlation(Influence other) {
        if (rows.length != other.rows.length) {
            throw new IllegalArgumentException(rows.length + " rows and " + other.rows.length);
        }
        double products = 0;
        for (int row = 0; row < rows.length; row++) {
            products += rows[row] * other.rows[row];
        }
        double both = StrictMath.sqrt(squares * other.squares);
        return both == 0 ? 0 : Math.max(-1, Math.min(1, products / both));
    }
}
