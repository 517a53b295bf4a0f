package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.build.step.lock.LockStep;
import io.github.mlmodel.build.step.train.TrainOutcome;
import io.github.mlmodel.build.step.train.TrainRequest;
import io.github.mlmodel.build.step.train.TrainStep;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Trains each model that is stale, and writes it into the project's output folder.
 *
 * <p>A model is stale when no model with its fingerprint stands in {@code target/mlmodel}, in the cache or in
 * {@code src/models}. The fingerprint covers the training source, the model's specification, the code of
 * {@code src/train} with what it needs of the project, and the engine; gates and held-back files are no part of it. One line
 * says what is done and why.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "train",
        defaultPhase = LifecyclePhase.COMPILE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class TrainMojo extends AbstractModelMojo {

    /**
     * When models are trained: {@code when-stale}; {@code always}; or {@code never}, where the model in
     * {@code src/models} is graded, and a missing or stale one fails the build.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.training", defaultValue = "when-stale")
    private String training;

    /**
     * Grades a stale model of {@code src/models} all the same, with a warning, when {@code mlmodel.training} is
     * {@code never}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowStale", defaultValue = "false")
    private boolean allowStale;

    /**
     * Writes the ONNX graphs that a neural network's training runs into {@code target/mlmodel-graphs}, a folder a model.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.debug.graphs", defaultValue = "false")
    private boolean debugGraphs;

    /**
     * Writes the file {@code mlmodel.lock}, with the fingerprint and the SHA-256 of each model, in {@code verify}; until
     * then nothing is compared with it. Where the file is there, every other build compares its models with it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.lock", defaultValue = "false")
    private boolean lock;

    /**
     * Folder of the {@code TEST-mlmodel.<name>.xml} reports.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.directory}/surefire-reports")
    private File reportsDirectory;

    @Override
    boolean isRepeated() {
        return true;
    }

    @Override
    StepOutcome run(MavenBuild build) throws IOException {
        TrainRequest request = toRequest(build);
        TrainOutcome trained =
                new TrainStep(build.module(), build.workers(), build.ownCode(), Machine.current()).run(request);
        return lock ? trained : trained.then(() -> new LockStep(build.module()).afterTraining(request.models()));
    }

    private TrainRequest toRequest(MavenBuild build) throws IOException {
        return new TrainRequest(
                build.models(),
                build.origins().names(),
                TrainingMode.of(training),
                allowStale,
                build.settings().models().device(),
                build.checkpoints(),
                debugGraphs ? build.module().workspace().target().resolveSibling("mlmodel-graphs") : null,
                build.version(),
                build.told(reportsDirectory),
                build.testOutput());
    }
}
