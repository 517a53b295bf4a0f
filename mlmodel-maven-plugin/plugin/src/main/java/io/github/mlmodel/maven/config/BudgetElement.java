package io.github.mlmodel.maven.config;

import org.jspecify.annotations.Nullable;

/** The element {@code <budget>}: limits that {@code verify} holds the packaged file to. */
public final class BudgetElement {

    private @Nullable Long maxBytes;
    private @Nullable Double maxLatencyMillis;

    /** Returns {@code <maxBytes>}. */
    public @Nullable Long getMaxBytes() {
        return maxBytes;
    }

    /** Sets {@code <maxBytes>}. */
    public void setMaxBytes(Long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns {@code <maxLatencyMillis>}. */
    public @Nullable Double getMaxLatencyMillis() {
        return maxLatencyMillis;
    }

    /** Sets {@code <maxLatencyMillis>}. */
    public void setMaxLatencyMillis(Double maxLatencyMillis) {
        this.maxLatencyMillis = maxLatencyMillis;
    }
}
