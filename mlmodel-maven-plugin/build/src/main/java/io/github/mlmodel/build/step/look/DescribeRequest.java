package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import java.util.List;

/**
 * Models to describe.
 *
 * @param models the models
 * @param mode when models are trained
 * @param allowStale whether a stale stored model is taken where nothing may be trained
 */
public record DescribeRequest(List<ConfiguredModel> models, TrainingMode mode, boolean allowStale) {

    /** Copies the list. */
    public DescribeRequest {
        models = List.copyOf(models);
    }
}
