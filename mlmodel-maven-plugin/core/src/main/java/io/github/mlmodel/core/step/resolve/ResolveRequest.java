package io.github.mlmodel.core.step.resolve;

import io.github.mlmodel.core.config.ConfiguredModel;
import java.util.List;

/**
 * Models whose libraries and files are resolved.
 *
 * @param models the models
 */
public record ResolveRequest(List<ConfiguredModel> models) {

    /** Copies the list. */
    public ResolveRequest {
        models = List.copyOf(models);
    }
}
