package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.look.DescribeOutcome;
import io.github.mlmodel.build.step.look.DescribeRequest;
import io.github.mlmodel.build.step.look.DescribeStep;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prints the effective specification of each model: every default spelled out, the columns of its data, its fingerprint,
 * and what a build would do and why. Changes nothing.
 *
 * @since 1.0.0
 */
@Mojo(name = "describe", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class DescribeMojo extends AbstractModelMojo {

    /**
     * When models are trained, as in the goal {@code train}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.training", defaultValue = "when-stale")
    private String training;

    /**
     * Whether a stale stored model is graded, as in the goal {@code train}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowStale", defaultValue = "false")
    private boolean allowStale;

    @Override
    DescribeOutcome run(MavenBuild build) throws IOException {
        DescribeOutcome outcome = new DescribeStep(build.module(), build.workers()).run(toRequest(build));
        if (outcome instanceof DescribeOutcome.Described described) {
            described.texts().forEach(text -> getLog().info("\n" + text));
        }
        return outcome;
    }

    private DescribeRequest toRequest(MavenBuild build) throws IOException {
        return new DescribeRequest(build.models(), TrainingMode.of(training), allowStale);
    }
}
