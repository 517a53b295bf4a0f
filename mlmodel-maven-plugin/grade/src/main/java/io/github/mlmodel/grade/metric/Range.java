package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Scale;

/**
 * The values that a metric can have, both ends included.
 *
 * @param lowest the least one; may be infinite
 * @param highest the largest one; may be infinite
 */
public record Range(double lowest, double highest) {

    /** Any number. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** From 0 to 1. */
    static final Range UNIT = new Range(0, 1);

    /** From 0 upwards. */
    static final Range FROM_ZERO = new Range(0, Double.POSITIVE_INFINITY);

    /** Returns whether a value lies in it. */
    public boolean contains(double value) {
        return lowest <= value && value <= highest;
    }

    /** Returns the scale on which values of it are off as far on either side. */
    public Scale scale() {
        return new Scale(lowest, highest);
    }

    /** Returns it in words, for example {@code from 0 to 1}. */
    public String text() {
        if (Double.isInfinite(lowest)) {
            return Double.isInfinite(highest) ? "of all numbers" : "up to " + MetricText.of(highest);
        }
        return Double.isInfinite(highest)
                ? "from " + MetricText.of(lowest) + " upwards"
                : "from " + MetricText.of(lowest) + " to " + MetricText.of(highest);
    }
}
