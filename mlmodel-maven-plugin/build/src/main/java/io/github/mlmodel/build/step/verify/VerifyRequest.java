package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.util.List;

/**
 * Models whose bundles are verified.
 *
 * @param models the models
 * @param store whether models with a passing grade are stored afterwards
 */
public record VerifyRequest(List<ConfiguredModel> models, boolean store) {

    /** Copies the list. */
    public VerifyRequest {
        models = List.copyOf(models);
    }
}
