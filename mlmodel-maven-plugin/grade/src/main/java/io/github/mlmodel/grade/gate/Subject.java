package io.github.mlmodel.grade.gate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is about.
 *
 * @param metric the metric's name
 * @param label the class that the metric is of, or absent
 * @param slice the part of the held-back rows, or absent for all of them
 */
public record Subject(
        String metric, @Nullable String label, @Nullable String slice) {

    /** Refuses what lacks a metric. */
    public Subject {
        Objects.requireNonNull(metric);
    }

    /** Returns a metric over all rows. */
    public static Subject of(String metric) {
        return new Subject(metric, null, null);
    }

    /** Returns the same of all rows. */
    public Subject ofAllRows() {
        return new Subject(metric, label, null);
    }

    /** Returns it as users write it, for example {@code recall[yes]} or {@code recall[yes] @ region=north}. */
    public String text() {
        return metric + (label == null ? "" : "[" + label + "]") + (slice == null ? "" : " @ " + quoted(slice));
    }

    private static String quoted(String slice) {
        return slice.matches("[^\\s\\[\\]<>']+") ? slice : "'" + slice + "'";
    }
}
