package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.judge.Ungated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models to package.
 *
 * @param models the models
 * @param ungated which models may go without a valid passing grade, also those that another execution packages
 * @param attachOnnx whether the bare {@code model.onnx} is attached too
 * @param outputTimestamp time of the bundles' entries as configured, or absent
 */
public record PackageRequest(
        List<ConfiguredModel> models,
        Ungated ungated,
        boolean attachOnnx,
        @Nullable String outputTimestamp) {

    /** Copies the list. */
    public PackageRequest {
        models = List.copyOf(models);
    }
}
