package io.github.mlmodel.maven.config;

import io.github.mlmodel.core.gate.Gate;
import io.github.mlmodel.core.spec.ModelSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model as configured: what decides its bytes, and what judges it.
 *
 * @param spec what decides its bytes
 * @param gates what judges it
 * @param maxBytes largest size of {@code model.onnx}, or absent
 * @param maxLatencyMillis longest median time of one row's prediction in milliseconds, or absent
 * @param path XML path of its element, for messages
 */
public record ConfiguredModel(
        ModelSpec spec,
        List<Gate> gates,
        @Nullable Long maxBytes,
        @Nullable Double maxLatencyMillis,
        String path) {

    /** Copies the list. */
    public ConfiguredModel {
        gates = List.copyOf(gates);
    }

    /** Returns the model's name. */
    public String name() {
        return spec.name();
    }

    /** Returns the file of held-back rows as configured, if there is one. */
    public Optional<String> testSourceName() {
        return Optional.ofNullable(spec.dataset().testSource());
    }
}
