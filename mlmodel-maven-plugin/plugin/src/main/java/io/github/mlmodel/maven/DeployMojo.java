package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.deploy.DeployOutcome;
import io.github.mlmodel.build.step.deploy.DeployRequest;
import io.github.mlmodel.build.step.deploy.DeployStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Proves what was published: fetches each bundle back from the deployment repository, compares its bytes with those that
 * were built, loads it in a fresh JVM, predicts the recorded samples, and writes {@code receipt.json}. The project's own jar is
 * fetched too where it carries models, and these are compared with those in the jar that was built.
 *
 * <p>The upload itself is maven-deploy-plugin's. Where it publishes later ({@code deployAtEnd}, staging) the last module
 * checks what is there; what is not is recorded as unverified, with a warning, and {@code mvn mlmodel:deploy} alone checks
 * it later.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "deploy",
        defaultPhase = LifecyclePhase.DEPLOY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class DeployMojo extends AbstractModelMojo {

    /**
     * Skips the goal, because nothing is uploaded.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.deploy.skip", defaultValue = "false")
    private boolean mavenDeploySkip;

    /**
     * How many seconds a repository is asked again for a bundle that it does not show yet, or while it has trouble; 60 at
     * most.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.deploy.wait", defaultValue = "60")
    private int wait;

    @Override
    DeployOutcome run(MavenBuild build) throws IOException {
        return new DeployStep(build.module(), build.workers(), build.uploads()).run(toRequest(build));
    }

    private DeployRequest toRequest(MavenBuild build) throws IOException {
        return new DeployRequest(
                mavenDeploySkip ? List.of() : build.models(),
                mavenDeploySkip,
                !build.settings().models().selected().isEmpty(),
                Duration.ofSeconds(wait));
    }
}
