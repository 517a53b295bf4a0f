package io.github.mlmodel.grade.interval;

import java.util.Arrays;

/**
 * What a value gains from each row, times the number of rows: their mean is about 0, and the mean of their squares, divided by
 * the number of rows, is the value's variance (Hampel, <i>The influence curve and its role in robust estimation</i>, Journal of
 * the American Statistical Association 69, 1974).
 */
final class Influence {

    /** With fewer the expansion of Student's distribution does not hold; no such interval is trusted. */
    private static final double LEAST_FREEDOM = 5;

    private static final double LEAST_EFFECTIVE_ROWS = 10;

    /** Below it there is no variance. */
    private static final double LEAST_TAIL = 2;

    /** How many of its own standard errors the index of a tail may be off for that. */
    private static final double TAIL_ERRORS = 2.2;

    /** Below it the transformation is the identity, to the last digits. */
    private static final double LEAST_SKEWNESS = 1e-6;

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

    /** Returns whether the variance rests on so few rows that others would have given another one. */
    boolean isDecidedByFew() {
        return effectiveRows() < LEAST_EFFECTIVE_ROWS;
    }

    /** Returns how many standard errors an interval reaches where no row is farther off than a bound. */
    double boundedReach(double confidence) {
        return Normal.both(confidence, Math.max(LEAST_FREEDOM, rows.length - 1));
    }

    /**
     * Returns how many standard errors an interval reaches: by Student's distribution, with as many degrees of freedom as there
     * are rows that the variance rests on. That is fewer than Satterthwaite's approximation gives, because the rows that would
     * decide are often not among those that were seen.
     */
    double reach(double confidence) {
        return Normal.both(confidence, Math.max(LEAST_FREEDOM, effectiveRows()));
    }

    /**
     * Returns the interval of a mean that reaches so many standard errors on either side, once its distribution is transformed
     * such that it is no longer skewed: Hall, <i>On the removal of skewness by transformation</i>, Journal of the Royal
     * Statistical Society B 54 (1992).
     */
    Interval unskewed(double value, double errors) {
        return new Interval(value - error() * skewed(errors), value - error() * skewed(-errors), null);
    }

    /** Returns the number of standard errors, skewed as they are, that is so many of a symmetric distribution. */
    private double skewed(double errors) {
        double skewness = 6 * acceleration();
        return Math.abs(skewness) < LEAST_SKEWNESS
                ? errors
                : 3 / skewness * (StrictMath.cbrt(1 + skewness * (errors - skewness / 6)) - 1);
    }

    /**
     * Returns the index of the tail: how fast values that are far off get rare, by the farthest of them, of which there are twice as
     * many as the root of the number of rows. Below 2 there is no variance (Hill, <i>A simple general approach to inference about the
     * tail of a distribution</i>, Annals of Statistics 3, 1975).
     */
    double tail() {
        double[] far = new double[rows.length];
        for (int row = 0; row < far.length; row++) {
            far[row] = Math.abs(rows[row]);
        }
        Arrays.sort(far);
        int count = Math.min(tailRows(), far.length - 1);
        double start = far[far.length - 1 - count];
        double sum = 0;
        for (int i = far.length - count; i < far.length; i++) {
            sum += StrictMath.log(far[i] / start);
        }
        return start == 0 ? 0 : count / sum;
    }

    /** Returns whether the tail may be such that there is no variance. */
    boolean hasHeavyTail() {
        return tail() < LEAST_TAIL * (1 - TAIL_ERRORS / StrictMath.sqrt(tailRows()));
    }

    private int tailRows() {
        return (int) StrictMath.ceil(2 * StrictMath.sqrt(rows.length));
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
