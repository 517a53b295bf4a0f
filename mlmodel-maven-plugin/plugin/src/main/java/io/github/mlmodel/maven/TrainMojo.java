package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.config.Violations;
import io.github.mlmodel.core.device.DeviceDecisions;
import io.github.mlmodel.core.device.Machine;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.file.Folders;
import io.github.mlmodel.core.fingerprint.Fingerprint;
import io.github.mlmodel.core.fingerprint.RecordedFingerprint;
import io.github.mlmodel.core.json.Json;
import io.github.mlmodel.core.message.TrainJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.TrainResult;
import io.github.mlmodel.core.model.ModelFiles;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.core.workspace.ModelSupply;
import io.github.mlmodel.core.workspace.TrainingMode;
import io.github.mlmodel.core.workspace.Workspace;
import io.github.mlmodel.maven.fork.WorkerJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Trains each model that is stale, and writes it into the project's output folder.
 *
 * <p>A model is stale when no model with its fingerprint stands in {@code target/mlmodel}, in the cache or in
 * {@code src/models}. The fingerprint covers the training source, the model's specification, the code of
 * {@code src/train}, and the engine; gates and held-back files are no part of it. One line says what is done and why.
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

    private static final String RUNTIME = "mlmodel-runtime";

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

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        List<ConfiguredModel> models = build.models();
        Map<String, Fingerprint> stale = decide(build, models);
        try {
            if (!stale.isEmpty()) {
                train(build, models, stale);
            }
        } finally {
            for (ConfiguredModel model : models) {
                if (Files.isRegularFile(build.workspace().model(model.name()).resolve(ModelFiles.FINGERPRINT))) {
                    build.workspace().describe(model.name(), model.spec().description());
                }
                Grades.voidUnlessOfModel(build, model);
                build.workspace().publish(model.name());
            }
        }
        warnWithoutRuntime(build);
    }

    /** Decides for all models before anything is changed, so that all that is wrong with them is said at once. */
    private Map<String, Fingerprint> decide(ModuleBuild build, List<ConfiguredModel> models) throws IOException {
        ModelSupply supply = new ModelSupply(
                build.workspace(), build.modelCache(), build.digests(), TrainingMode.of(training), allowStale);
        Map<Fingerprint, ModelSupply.Decision> decisions = new LinkedHashMap<>();
        Violations violations = new Violations();
        for (ConfiguredModel model : models) {
            try {
                build.heldBackFiles(model);
                Fingerprint fingerprint = build.fingerprint(model);
                decisions.put(fingerprint, supply.decide(fingerprint));
            } catch (MlModelException e) {
                violations.add(e);
            }
        }
        violations.failIfAny("Nothing was trained, because of", "problem");
        return supply(supply, decisions);
    }

    /** Brings the models that are somewhere, and returns the fingerprints of the others. */
    private Map<String, Fingerprint> supply(ModelSupply supply, Map<Fingerprint, ModelSupply.Decision> decisions)
            throws IOException {
        Map<String, Fingerprint> stale = new LinkedHashMap<>();
        for (Map.Entry<Fingerprint, ModelSupply.Decision> entry : decisions.entrySet()) {
            getLog().info(entry.getValue().line());
            if (!entry.getValue().warning().isEmpty()) {
                getLog().warn(entry.getValue().warning());
            }
            if (!supply.supply(entry.getKey(), entry.getValue())) {
                stale.put(entry.getKey().model(), entry.getKey());
            }
        }
        return stale;
    }

    private void train(ModuleBuild build, List<ConfiguredModel> models, Map<String, Fingerprint> stale)
            throws IOException, MojoExecutionException, MojoFailureException {
        List<ConfiguredModel> trained =
                models.stream().filter(model -> stale.containsKey(model.name())).toList();
        DeviceDecisions decisions = Devices.decide(trained, device(), Machine.current());
        decisions.lines().forEach(getLog()::info);
        Worker worker = new Worker(this, build);
        List<TrainJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : trained) {
            String device = Objects.requireNonNull(decisions.devices().get(model.name()));
            jobs.add(job(build, worker, model, device, Objects.requireNonNull(stale.get(model.name()))));
        }
        // Apart, because ONNX Runtime's build for CUDA must decide no byte of what is trained on the processor.
        WorkerResponse response = run(worker, "train", jobs, "cpu").and(run(worker, "train-cuda", jobs, "cuda"));
        for (TrainResult result : response.trained()) {
            keep(build, Objects.requireNonNull(stale.get(result.name())), result);
        }
        worker.failIfAnyFailed(response);
    }

    private static WorkerResponse run(Worker worker, String goal, List<TrainJob> all, String device)
            throws IOException {
        List<TrainJob> jobs =
                all.stream().filter(job -> job.device().equals(device)).toList();
        return jobs.isEmpty() ? WorkerResponse.empty() : worker.run(goal, WorkerJobs.train(jobs));
    }

    private TrainJob job(
            ModuleBuild build, Worker worker, ConfiguredModel model, String device, Fingerprint fingerprint)
            throws IOException, MojoExecutionException {
        Path work = Folders.empty(build.workspace().work(model.name(), "train"));
        Path checkpoints = cache().resolve("checkpoints").resolve(fingerprint.key());
        return new TrainJob(
                build.specForWorker(model),
                build.sources(model),
                worker.trainClasses(model),
                fingerprint.besideRows(),
                device,
                checkpoints,
                debugGraphs
                        ? build.workspace()
                                .target()
                                .resolveSibling("mlmodel-graphs")
                                .resolve(model.name())
                        : null,
                work);
    }

    private void keep(ModuleBuild build, Fingerprint asked, TrainResult result) throws IOException {
        Fingerprint fingerprint = asked.settled(result.task());
        Workspace workspace = build.workspace();
        String name = result.name();
        Path work = workspace.work(name, "train");
        AtomicFiles.write(work.resolve(ModelFiles.FINGERPRINT), Json.write(RecordedFingerprint.of(fingerprint, work)));
        TrainingRecord.write(work, result);
        workspace.install(name, work);
        AtomicFiles.move(
                work.resolve(TrainingRecord.FILE), workspace.model(name).resolve(TrainingRecord.FILE));
        Folders.delete(work);
        build.modelCache().keep(fingerprint.key(), workspace.model(name));
        build.settledTasks().learn(fingerprint);
        getLog().info(String.format(
                Locale.ROOT,
                "%s: trained on %d rows and %s in %.1f s%s, %s; exported file and trained model differ by %.1e at most",
                name,
                result.rows(),
                Names.count(result.features(), "feature"),
                result.seconds(),
                result.provenance().isEmpty() ? "" : " on " + result.provenance(),
                size(result.bytes()),
                result.maxDifference()));
        result.notes().forEach(note -> getLog().warn(name + ": " + note));
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void warnWithoutRuntime(ModuleBuild build) {
        boolean has = build.project().getDependencies().stream()
                .anyMatch(dependency -> dependency.getArtifactId().equals(RUNTIME));
        if (build.project().getPackaging().equals("jar") && !has) {
            getLog().warn("This project does not depend on io.github.mlmodel:" + RUNTIME + ":"
                    + execution().getVersion()
                    + ", so a project that depends on its jar finds the model but not the code to call it."
                    + " Add the dependency.");
        }
    }
}
