package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Models to bring: trained if stale.
 *
 * @param models the models
 * @param configured names of all models that any execution of the plugin in the project configures
 * @param mode when models are trained
 * @param allowStale whether a stale stored model is taken where nothing may be trained
 * @param device {@code mlmodel.device}, or absent
 * @param checkpoints folder that survives a {@code clean} and takes a folder a fingerprint
 * @param debugGraphs folder that takes the graphs of trainings, a folder a model; or absent
 * @param version the product's version
 * @param reports folder of the reports in Surefire's form, which tell of data that is not as its schema asks; or absent
 * @param testOutput output folder of the project's tests, where these ask for held-back rows; or absent
 */
public record TrainRequest(
        List<ConfiguredModel> models,
        Set<String> configured,
        TrainingMode mode,
        boolean allowStale,
        @Nullable String device,
        Path checkpoints,
        @Nullable Path debugGraphs,
        String version,
        @Nullable Path reports,
        @Nullable Path testOutput) {

    /** Copies the collections. */
    public TrainRequest {
        models = List.copyOf(models);
        configured = Set.copyOf(configured);
    }

    /** Makes a request without reports, of a project whose tests ask for no rows. */
    public TrainRequest(
            List<ConfiguredModel> models,
            Set<String> configured,
            TrainingMode mode,
            boolean allowStale,
            @Nullable String device,
            Path checkpoints,
            @Nullable Path debugGraphs,
            String version) {
        this(models, configured, mode, allowStale, device, checkpoints, debugGraphs, version, null, null);
    }

    /** Returns the same without cross-validation, which makes no model another one. */
    public TrainRequest withoutFolds() {
        List<ConfiguredModel> without = models.stream()
                .map(model -> model.withSpec(
                        model.spec().withDataset(model.spec().dataset().withFolds(null))))
                .toList();
        return new TrainRequest(
                without, configured, mode, allowStale, device, checkpoints, debugGraphs, version, reports, testOutput);
    }
}
