package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.build.step.lock.LockStep;
import io.github.mlmodel.build.step.verify.VerifyOutcome;
import io.github.mlmodel.build.step.verify.VerifyRequest;
import io.github.mlmodel.build.step.verify.VerifyStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Loads each packaged bundle in a fresh JVM as an application would, and checks it.
 *
 * <p>Digests, inputs, outputs and shapes must be those described; the recorded samples must be predicted as recorded; a
 * release must have a passing grade, or the mark of {@code mlmodel.allowUngated}; the {@code <budget>} for size and latency
 * must be kept. A verification of equal bytes is reused. With {@code mlmodel.store} each model with a passing grade is then
 * written into {@code src/models}.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class VerifyMojo extends AbstractModelMojo {

    /**
     * Writes each model with a passing grade into {@code src/models}, to be committed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.store", defaultValue = "false")
    private boolean store;

    /**
     * Writes the file {@code mlmodel.lock}, with the fingerprint and the SHA-256 of each model, in {@code verify}; until
     * then nothing is compared with it. Where the file is there, every other build compares its models with it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.lock", defaultValue = "false")
    private boolean lock;

    @Override
    boolean isRepeated() {
        return true;
    }

    @Override
    StepOutcome run(MavenBuild build) throws IOException {
        VerifyRequest request = toRequest(build);
        VerifyOutcome verified = new VerifyStep(build.module(), build.workers()).run(request);
        return lock ? verified.then(() -> new LockStep(build.module()).write(request.models())) : verified;
    }

    private VerifyRequest toRequest(MavenBuild build) throws IOException {
        return new VerifyRequest(build.models(), store);
    }
}
