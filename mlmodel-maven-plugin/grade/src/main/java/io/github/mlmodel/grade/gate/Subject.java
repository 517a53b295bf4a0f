package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.syntax.Token;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is about.
 *
 * @param metric the metric's name
 * @param label the class that the metric is of, or absent
 * @param slice the part of the held-back rows, or absent for all of them
 * @param spread how far the metric's values on several parts lie apart, or absent where it is the value itself
 */
public record Subject(
        String metric,
        @Nullable String label,
        @Nullable String slice,
        @Nullable Spread spread) {

    private static final String EQUALS = "=";

    /** Refuses what lacks a metric. */
    public Subject {
        Objects.requireNonNull(metric);
    }

    /** Makes one that is about a metric's value. */
    public Subject(String metric, @Nullable String label, @Nullable String slice) {
        this(metric, label, slice, null);
    }

    /** Returns the slice that it is of, or the column between whose slices it compares; nothing where it is of all rows. */
    @Nullable
    String part() {
        return spread == null ? slice : spread.column();
    }

    /** Returns a metric over all rows. */
    public static Subject of(String metric) {
        return new Subject(metric, null, null);
    }

    /** Returns the same metric of all rows. */
    public Subject ofAllRows() {
        return new Subject(metric, label, null);
    }

    /** Returns the same of a part of the rows. */
    Subject of(@Nullable Spread other, @Nullable String part) {
        return new Subject(metric, label, part, other);
    }

    /** Returns the metric with its class, as users write it. */
    public String metricText() {
        return metric + (label == null ? "" : "[" + label + "]");
    }

    /** Returns it as users write it, for example {@code recall[yes]} or {@code recall[yes] @ region=north}. */
    public String text() {
        return (spread == null ? metricText() : spread.around(metricText()))
                + (slice == null ? "" : " @ " + written(slice));
    }

    /** A column and its value are two words, each with quotes of its own. */
    private static String written(String slice) {
        int equals = slice.indexOf(EQUALS);
        return equals <= 0 || equals == slice.length() - 1 || slice.indexOf('<') >= 0 || slice.indexOf('>') >= 0
                ? Token.written(slice)
                : Token.written(slice.substring(0, equals)) + EQUALS + Token.written(slice.substring(equals + 1));
    }
}
