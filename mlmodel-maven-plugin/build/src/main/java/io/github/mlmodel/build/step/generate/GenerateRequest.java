package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.nio.file.Path;
import java.util.List;

/**
 * Models for which classes are generated.
 *
 * @param models all models of the project, as the POM alone has them
 * @param folder the source folder, in which nothing else stands
 * @param packageName the package of models that name none
 * @param schemas the folder of schemas that were inferred by earlier builds
 * @param withoutWorker whether no worker may be started, as where an IDE reads the project in
 * @param onlyCommitted whether models without data and without a schema are left out, as where the plugin is skipped
 */
public record GenerateRequest(
        List<ConfiguredModel> models,
        Path folder,
        String packageName,
        Path schemas,
        boolean withoutWorker,
        boolean onlyCommitted) {

    /** Copies the list. */
    public GenerateRequest {
        models = List.copyOf(models);
    }
}
