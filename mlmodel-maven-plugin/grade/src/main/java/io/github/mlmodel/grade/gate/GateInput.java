package io.github.mlmodel.grade.gate;

import org.jspecify.annotations.Nullable;

/**
 * A gate as it stands in the POM: either a text such as {@code recall[yes] >= 0.6}, or elements.
 *
 * @param text the text, or absent when the gate has elements
 * @param metric content of {@code <metric>}, or absent
 * @param label content of {@code <class>}, or absent
 * @param slice content of {@code <slice>}, or absent
 * @param min content of {@code <min>}, or absent
 * @param max content of {@code <max>}, or absent
 * @param maxRegression content of {@code <maxRegression>}, or absent
 * @param minImprovement content of {@code <minImprovement>}, or absent
 * @param maxImprovement content of {@code <maxImprovement>}, or absent
 * @param severity content of {@code <severity>}, or absent
 */
public record GateInput(
        @Nullable String text,
        @Nullable String metric,
        @Nullable String label,
        @Nullable String slice,
        @Nullable String min,
        @Nullable String max,
        @Nullable String maxRegression,
        @Nullable String minImprovement,
        @Nullable String maxImprovement,
        @Nullable String severity) {

    /** Returns a gate written as text. */
    public static GateInput text(String text) {
        return new GateInput(text, null, null, null, null, null, null, null, null, null);
    }

    /** Returns a gate on a value, written as elements. */
    public static GateInput elements(
            @Nullable String metric,
            @Nullable String label,
            @Nullable String min,
            @Nullable String max,
            @Nullable String severity) {
        return new GateInput(null, metric, label, null, min, max, null, null, null, severity);
    }
}
