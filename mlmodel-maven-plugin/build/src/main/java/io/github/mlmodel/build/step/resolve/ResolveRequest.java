package io.github.mlmodel.build.step.resolve;

import io.github.mlmodel.build.config.ConfiguredModel;
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
