package io.github.mlmodel.maven;

import io.github.mlmodel.build.generate.JavaPackages;
import io.github.mlmodel.build.step.generate.GenerateOutcome;
import io.github.mlmodel.build.step.generate.GenerateRequest;
import io.github.mlmodel.build.step.generate.GenerateStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes typed Java classes for each model, so that code compiles against the model: a record of its columns, one of what it
 * predicts, and a class that loads it. They come from the model's schema in {@code src/models}, or from its data.
 * {@code mlmodel.skip} and {@code mlmodel.models} never keep the goal from it.
 *
 * @since 1.0.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class GenerateMojo extends AbstractModelMojo {

    /**
     * Folder of the classes' sources, which is compiled with the project's own. Nothing else may stand in it.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/mlmodel")
    private File generatedSourcesDirectory;

    @Override
    boolean isRepeated() {
        return true;
    }

    @Override
    GenerateOutcome run(MavenBuild build) throws IOException {
        return run(build, false);
    }

    /** Code that is not there does not compile. */
    @Override
    void skipped() throws MojoExecutionException, MojoFailureException {
        running(build -> run(build, true));
    }

    private GenerateOutcome run(MavenBuild build, boolean skipped) throws IOException {
        GenerateOutcome outcome = new GenerateStep(build.module(), build.workers()).run(toRequest(build, skipped));
        build.compile(generatedSourcesDirectory);
        return outcome;
    }

    private GenerateRequest toRequest(MavenBuild build, boolean skipped) throws IOException {
        return new GenerateRequest(
                build.allModels(skipped),
                build.told(generatedSourcesDirectory),
                JavaPackages.of(build.groupId()),
                build.settings().folders().cache().toPath().resolve("schemas"),
                build.isWithinIde(),
                skipped);
    }
}
