package io.github.mlmodel.build.step.reproduce;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.LineEnds;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.message.ReproduceJob;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.train.TrainStep;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains released models again, of the checkout as it stands, and says in what they are still the same. */
public final class ReproduceStep {

    private final BuiltModule module;
    private final Workers workers;
    private final OwnCode ownCode;
    private final Machine machine;

    /** Prepares; nothing is done yet. */
    public ReproduceStep(BuiltModule module, Workers workers, OwnCode ownCode, Machine machine) {
        this.module = module;
        this.workers = workers;
        this.ownCode = ownCode;
        this.machine = machine;
    }

    /**
     * Trains and compares.
     *
     * @throws MlModelException if a bundle cannot be read, or a worker crashes
     */
    public ReproduceOutcome run(ReproduceRequest request) throws IOException {
        @Nullable BundleCoordinates version = request.released();
        if (version == null) {
            return new ReproduceOutcome.NotReproduced(
                    StepFailure.user(unnamed(request.training().models())));
        }
        Map<String, ReleasedVersion> released = new LinkedHashMap<>();
        for (ConfiguredModel model : request.training().models()) {
            EarlierModel found = module.inputs().released(version.ofModel(model.name()));
            if (found instanceof NoBaseline none) {
                return new ReproduceOutcome.NotReproduced(
                        new StepFailure(!none.error(), missing(model.name(), none), null));
            }
            released.put(model.name(), ReleasedVersion.read((BaselineBundle) found));
        }
        Optional<StepFailure> untrained = new TrainStep(module, workers, ownCode, machine)
                .run(request.training().withoutFolds())
                .failure();
        if (untrained.isPresent()) {
            return new ReproduceOutcome.NotReproduced(untrained.get());
        }
        return compared(request.training().models(), released);
    }

    private String unnamed(List<ConfiguredModel> models) {
        List<String> versions = models.stream()
                .findFirst()
                .map(model -> module.inputs().releasedVersions(model.name()))
                .orElse(List.of());
        return "mlmodel.reproduce.version is not set, which names the released version to reproduce. Run 'mvn"
                + " mlmodel:reproduce -Dmlmodel.reproduce.version="
                + versions.stream().findFirst().orElse("VERSION") + "'."
                + (versions.isEmpty() ? "" : " " + released(versions));
    }

    private String missing(String model, NoBaseline none) {
        List<String> versions = none.error() ? List.of() : module.inputs().releasedVersions(model);
        return "Model '" + model + "' cannot be compared with a released one: " + none.reason()
                + ". -Dmlmodel.reproduce.version names the version."
                + (versions.isEmpty() ? "" : " " + released(versions));
    }

    private static String released(List<String> versions) {
        return "Released versions are: " + Shown.of(versions).list() + ".";
    }

    private ReproduceOutcome compared(List<ConfiguredModel> models, Map<String, ReleasedVersion> released)
            throws IOException {
        Map<String, List<Level>> levels = new LinkedHashMap<>();
        JobFailures failures = new JobFailures(module);
        failures.run(
                workers,
                "reproduce",
                jobs(models, released),
                (job, result) ->
                        levels.put(job.name(), levels(job, result, Objects.requireNonNull(released.get(job.name())))));
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return new ReproduceOutcome.NotReproduced(failure.get());
        }
        List<String> others = new ArrayList<>();
        for (ConfiguredModel model : models) {
            ReleasedVersion before = Objects.requireNonNull(released.get(model.name()));
            List<Level> found = Objects.requireNonNull(levels.get(model.name()));
            say(model.name(), before, found);
            if (found.get(0).holds() && !found.get(1).holds()) {
                objection(model.name(), before).ifPresent(others::add);
            }
        }
        return others.isEmpty()
                ? new ReproduceOutcome.Compared(levels)
                : new ReproduceOutcome.NotReproduced(StepFailure.user(String.join("\n", others)));
    }

    private List<ReproduceJob> jobs(List<ConfiguredModel> models, Map<String, ReleasedVersion> released)
            throws IOException {
        @Nullable Path classes = module.inputs().hasOwnMetrics() ? ownCode.evaluateClasses() : null;
        List<ReproduceJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            EvaluateJob evaluation = new EvaluateJob(
                    module.inputs().heldBackForWorker(model),
                    module.inputs().digested(module.inputs().heldBackFiles(model)),
                    module.workspace().model(model.name()),
                    null,
                    Slicing.NONE,
                    classes,
                    false,
                    Map.of(),
                    Folders.empty(module.workspace().work(model.name(), "reproduce")));
            jobs.add(new ReproduceJob(
                    evaluation,
                    Objects.requireNonNull(released.get(model.name())).bundle()));
        }
        return jobs;
    }

    private List<Level> levels(ReproduceJob job, ReproduceResult result, ReleasedVersion before) throws IOException {
        Path folder = module.workspace().model(job.name());
        RecordedFingerprint again = RecordedFingerprint.ofWholeModel(folder)
                .orElseThrow(() -> new IllegalStateException("the training has put the model down"));
        List<String> changes = again.fingerprint()
                .changesSince(
                        before.fingerprint().fingerprint(),
                        new LineEnds(module.workspace().checkout())::told);
        Evaluation evaluation =
                Json.read(ModelFile.EVALUATION.in(job.evaluation().output()), Evaluation.class);
        Folders.delete(job.evaluation().output());
        return new Levels(before, again, DescriptionReader.ofModelIn(folder)).of(changes, result, evaluation);
    }

    private void say(String model, ReleasedVersion before, List<Level> levels) {
        module.log()
                .info(model + ": trained again, and compared with "
                        + before.bundle().name());
        for (Level level : levels) {
            String line = model + ":   " + level.of().text() + ": " + level.sentence();
            if (level.holds()) {
                module.log().info(line);
            } else {
                module.log().warn(line);
            }
        }
    }

    /** A GPU promises no bytes. */
    private Optional<String> objection(String model, ReleasedVersion before) throws IOException {
        if (TrainingRecord.isOfGpu(module.workspace().model(model))) {
            return Optional.empty();
        }
        return Optional.of("Model '" + model + "' was not reproduced: its inputs are those of "
                + before.bundle().name() + ", and its bytes are others. Equal inputs give equal bytes on one CPU"
                + " architecture, and networks on one instruction set; a trainer of the project's own has to see to that"
                + " itself. Train it where the release was trained, or look for what the training depends on beside its"
                + " inputs.");
    }
}
