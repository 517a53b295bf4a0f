package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Resolves the worker, the engines of the configured models and the artifacts that networks begin with, so that {@code mvn -o} works afterwards.
 *
 * <p>{@code dependency:go-offline} cannot see them, because the plugin resolves them only when a build needs them.
 *
 * @since 1.0.0
 */
@Mojo(name = "resolve", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class ResolveMojo extends AbstractModelMojo {

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException {
        List<ConfiguredModel> models = build.models();
        Worker worker = new Worker(this, build);
        for (ConfiguredModel model : models) {
            build.base(model);
        }
        int jars = worker.resolveAll(models).size();
        getLog().info("Resolved the worker and the engines of "
                + models.stream().map(ConfiguredModel::name).toList() + ": " + jars + " jars");
    }
}
