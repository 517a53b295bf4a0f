package io.github.mlmodel.maven.config;

import org.jspecify.annotations.Nullable;

/** The element {@code <gate>}: a text such as {@code accuracy >= 0.80}, or elements. */
public final class GateElement {

    private @Nullable String metric;
    private @Nullable String min;
    private @Nullable String max;
    private @Nullable String severity;
    private @Nullable String label;
    private @Nullable String text;

    /** Takes the short form, {@code <gate>accuracy at least 0.80</gate>}. */
    public void set(String text) {
        this.text = text;
    }

    /** Returns the short form, if that was used. */
    public @Nullable String text() {
        return text;
    }

    /** Returns {@code <class>}. */
    public @Nullable String label() {
        return label;
    }

    /** Takes {@code <class>}; {@code getClass} is taken. */
    public void setClass(String label) {
        this.label = label;
    }

    /** Returns {@code <metric>}. */
    public @Nullable String getMetric() {
        return metric;
    }

    /** Sets {@code <metric>}. */
    public void setMetric(String metric) {
        this.metric = metric;
    }

    /** Returns {@code <min>}. */
    public @Nullable String getMin() {
        return min;
    }

    /** Sets {@code <min>}. */
    public void setMin(String min) {
        this.min = min;
    }

    /** Returns {@code <max>}. */
    public @Nullable String getMax() {
        return max;
    }

    /** Sets {@code <max>}. */
    public void setMax(String max) {
        this.max = max;
    }

    /** Returns {@code <severity>}. */
    public @Nullable String getSeverity() {
        return severity;
    }

    /** Sets {@code <severity>}. */
    public void setSeverity(String severity) {
        this.severity = severity;
    }
}
