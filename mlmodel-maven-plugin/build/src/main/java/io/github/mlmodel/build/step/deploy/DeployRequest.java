package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.time.Duration;
import java.util.List;

/**
 * Models whose published bundles are checked.
 *
 * @param models the models; none where nothing is uploaded
 * @param skipped whether nothing is uploaded
 * @param selected whether these are not all models of the project
 * @param patience how long a repository is asked again
 */
public record DeployRequest(List<ConfiguredModel> models, boolean skipped, boolean selected, Duration patience) {

    /** Copies the list. */
    public DeployRequest {
        models = List.copyOf(models);
    }
}
