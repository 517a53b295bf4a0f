package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.build.step.bundle.PackageRequest;
import io.github.mlmodel.build.step.bundle.PackageStep;
import io.github.mlmodel.build.step.lock.LockOutcome;
import io.github.mlmodel.build.step.lock.LockStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes one ZIP bundle a model and attaches it, with the model's name as classifier.
 *
 * <p>Without a valid passing grade a release fails, unless {@code mlmodel.allowUngated}; a SNAPSHOT warns, and its bundle
 * is not attached. Gates are judged anew; a release whose evaluation neither this build nor the cache knows is evaluated
 * again, also where tests are skipped. What the jar would carry decides: the goal opens the finished jar and the output
 * folder, and fails unless what they have under {@code META-INF/mlmodel} is what the bundles hold, file by file, or the same
 * in a dependency. A release fails with any other model there, also with {@code mlmodel.skip}.
 *
 * <p>What a model takes and gives is compared with the model that was released before. A release that breaks those who use that
 * one, and whose major version (below 1.0.0 the minor one) was not raised, fails unless {@code <compatibility>} says otherwise.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class PackageMojo extends AbstractModelMojo {

    /**
     * Packages a release whose model has no gates or no valid passing grade, and a SNAPSHOT alike. {@code package} warns by
     * model with its failed gates, and grade, receipt and {@code Model.grade()} say that it is ungated; {@code test} puts that
     * mark down, because the jar is made in between. For the day on which that is decided by a person.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowUngated", defaultValue = "false")
    private boolean allowUngated;

    /**
     * Attaches the bare {@code model.onnx} too, of type {@code onnx}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.attachOnnx", defaultValue = "false")
    private boolean attachOnnx;

    /**
     * Time stamp of the bundle's entries, from 1980-01-01T00:00:02Z to 2099-12-31T23:59:59Z as in Maven's own archives.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

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
        PackageRequest request = toRequest(build);
        LockStep locked = new LockStep(build.module());
        return (lock ? new LockOutcome.Fine() : locked.beforePackaging(request.models()))
                .then(() -> step(build).run(request));
    }

    @Override
    void skipped() throws MojoExecutionException, MojoFailureException {
        running(build -> step(build).skip(build.ungated(allowUngated)));
    }

    private PackageStep step(MavenBuild build) {
        return new PackageStep(build.module(), build.evaluations(), build.origins(), build.attachments(helper()));
    }

    private PackageRequest toRequest(MavenBuild build) throws IOException {
        return new PackageRequest(build.models(), build.ungated(allowUngated), attachOnnx, outputTimestamp);
    }
}
