package io.github.mlmodel.grade.weak;

import java.util.Objects;

/**
 * A part of the held-back rows in which a model is wrong more often than elsewhere.
 *
 * @param when what its rows keep, as a condition
 * @param rows how many there are
 * @param metric what was measured: {@code accuracy} of classes, {@code mae} of numbers
 * @param value what it comes to on these rows
 * @param others what it comes to on the other rows
 * @param probability how often the weakest of all parts would be so weak by chance alone
 */
public record WeakSlice(String when, long rows, String metric, double value, double others, double probability) {

    /** Refuses what lacks a part, as a damaged file does. */
    public WeakSlice {
        Objects.requireNonNull(when);
        Objects.requireNonNull(metric);
    }
}
