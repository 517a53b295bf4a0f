package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.resolve.ResolveOutcome;
import io.github.mlmodel.build.step.resolve.ResolveRequest;
import io.github.mlmodel.build.step.resolve.ResolveStep;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Resolves the worker, the engines of the configured models, the artifacts that networks begin with and the released models
 * that others are compared with, so that {@code mvn -o} works afterwards.
 *
 * <p>{@code dependency:go-offline} cannot see them, because the plugin resolves them only when a build needs them.
 *
 * @since 1.0.0
 */
@Mojo(name = "resolve", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class ResolveMojo extends AbstractModelMojo {

    @Override
    ResolveOutcome run(MavenBuild build) throws IOException {
        ResolveOutcome outcome =
                new ResolveStep(build.module(), build.libraries(), Machine.current()).run(toRequest(build));
        if (outcome instanceof ResolveOutcome.Resolved resolved) {
            getLog().info("Resolved the worker and the engines of " + resolved.models() + ": " + resolved.jars()
                    + " jars");
        }
        return outcome;
    }

    private ResolveRequest toRequest(MavenBuild build) throws IOException {
        return new ResolveRequest(build.models());
    }
}
