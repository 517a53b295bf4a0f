package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.reproduce.ReproduceOutcome;
import io.github.mlmodel.build.step.reproduce.ReproduceRequest;
import io.github.mlmodel.build.step.reproduce.ReproduceStep;
import io.github.mlmodel.build.step.train.TrainRequest;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Trains each model again, of the checkout as it stands, and compares it with that of a released version: inputs, bytes,
 * predictions and metrics. Fails where the inputs are the same and the bytes are not.
 *
 * <p>The released bundle is fetched from the repositories that the project reads and deploys to. What was trained stands in
 * {@code target/mlmodel} afterwards.
 *
 * @since 1.0.0
 */
@Mojo(name = "reproduce", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class ReproduceMojo extends AbstractModelMojo {

    /**
     * The released version of this project; without it the goal fails, and lists the versions that there are.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.reproduce.version")
    private @Nullable String released;

    @Override
    ReproduceOutcome run(MavenBuild build) throws IOException {
        return new ReproduceStep(build.module(), build.workers(), build.ownCode(), Machine.current())
                .run(toRequest(build));
    }

    private ReproduceRequest toRequest(MavenBuild build) throws IOException {
        TrainRequest training = new TrainRequest(
                build.models(),
                build.origins().names(),
                TrainingMode.AGAIN,
                false,
                build.settings().models().device(),
                build.checkpoints(),
                null,
                build.version());
        return new ReproduceRequest(
                training, released == null || released.isBlank() ? null : build.version(released.strip()));
    }
}
