package io.github.mlmodel.grade.gate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bound that a metric must keep.
 *
 * @param metric the metric's name
 * @param label the class that the metric is of, or absent
 * @param min the lower bound, or absent
 * @param max the upper bound, or absent; at least one of the two is there
 * @param severity what it means when the bound is not kept
 * @param text the gate as the user wrote it
 */
public record Gate(
        String metric,
        @Nullable String label,
        @Nullable Bound min,
        @Nullable Bound max,
        Severity severity,
        String text) {

    /** Checks that there is a bound. */
    public Gate {
        if (min == null && max == null) {
            throw new IllegalArgumentException("a gate without bounds");
        }
    }

    /** Returns a gate that fails when the metric is below {@code value}. */
    public static Gate atLeast(String metric, double value) {
        return new Gate(metric, null, new Bound(value, true), null, Severity.ERROR, metric + " >= " + value);
    }

    /** Returns a gate that fails when the metric is above {@code value}. */
    public static Gate atMost(String metric, double value) {
        return new Gate(metric, null, null, new Bound(value, true), Severity.ERROR, metric + " <= " + value);
    }

    /** Returns whether a value keeps every bound. */
    public boolean isKeptBy(double value) {
        boolean aboveMin = min == null || value > min.value() || (min.inclusive() && value == min.value());
        boolean belowMax = max == null || value < max.value() || (max.inclusive() && value == max.value());
        return aboveMin && belowMax;
    }

    /** Returns the metric with its class, for example {@code recall[yes]}. */
    public String subject() {
        return label == null ? metric : metric + "[" + label + "]";
    }

    /**
     * A threshold.
     *
     * @param value the number
     * @param inclusive whether the number itself is good enough
     */
    public record Bound(double value, boolean inclusive) {}

    /** What it means when a gate is not kept. */
    public enum Severity {
        /** The grade is not passing. */
        ERROR,
        /** A warning. */
        WARN;

        /** Returns the name as users write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
