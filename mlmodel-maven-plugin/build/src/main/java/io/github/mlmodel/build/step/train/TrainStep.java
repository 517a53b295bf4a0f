package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Devices;
import io.github.mlmodel.build.step.Grades;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.workspace.ModelSupply;
import io.github.mlmodel.device.DeviceDecisions;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Brings every model into its folder and into the project's output: from where it is, or by training. */
public final class TrainStep {

    private final BuiltModule module;
    private final Workers workers;
    private final OwnCode ownCode;
    private final Machine machine;

    /** Prepares; nothing is done yet. */
    public TrainStep(BuiltModule module, Workers workers, OwnCode ownCode, Machine machine) {
        this.module = module;
        this.workers = workers;
        this.ownCode = ownCode;
        this.machine = machine;
    }

    /**
     * Brings the models.
     *
     * @throws MlModelException if a worker crashes, or a device that is asked for is not there
     */
    public TrainOutcome run(TrainRequest request) throws IOException {
        ModelSupply supply = new ModelSupply(
                module.workspace(), module.cache(), module.secrets(), request.mode(), request.allowStale());
        Map<Fingerprint, ModelSupply.Decision> decisions = new LinkedHashMap<>();
        Optional<StepFailure> refusal = decide(request.models(), supply, decisions);
        if (refusal.isPresent()) {
            return new TrainOutcome.Refused(refusal.get());
        }
        Optional<StepFailure> data = new CheckedData(module, workers).refusal(request.models(), request.reports());
        if (data.isPresent()) {
            return new TrainOutcome.Refused(data.get());
        }
        Map<String, Fingerprint> stale = supply(supply, decisions);
        JobFailures failures = new JobFailures(module);
        trainAndPublish(request, stale, failures);
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return new TrainOutcome.JobsFailed(failure.get());
        }
        Optional<StepFailure> otherClasses = new GeneratedClasses(module).failure(request.models());
        if (otherClasses.isPresent()) {
            return new TrainOutcome.JobsFailed(otherClasses.get());
        }
        new RuntimeNeeds(module, request.version()).warn(request.models());
        Optional<StepFailure> unread = new LeftForTests(module, workers, ownCode).leave(request);
        if (unread.isPresent()) {
            return new TrainOutcome.JobsFailed(unread.get());
        }
        return new TrainOutcome.Supplied(List.copyOf(stale.keySet()));
    }

    /** Decides for all models before anything is changed, so that all that is wrong with them is said at once. */
    private Optional<StepFailure> decide(
            List<ConfiguredModel> models, ModelSupply supply, Map<Fingerprint, ModelSupply.Decision> decisions)
            throws IOException {
        Violations violations = new Violations();
        boolean withoutData = models.stream().allMatch(this::hasNoSource);
        for (ConfiguredModel model : models) {
            violations.collect(() -> module.inputs().heldBackFiles(model));
            violations.collect(() -> {
                Fingerprint fingerprint = module.inputs().fingerprint(model);
                decisions.put(fingerprint, supply.decide(fingerprint));
            });
        }
        if (!violations.sentences().isEmpty()) {
            for (ConfiguredModel model : models) {
                module.inputs().requireOtherFiles(model, violations);
            }
        }
        String advice = withoutData
                ? module.project()
                        .howToKeepThePluginOut()
                        .map(sentence -> "\n" + sentence)
                        .orElse("")
                : "";
        return violations
                .sentence("Nothing was trained, because of", "problem")
                .map(sentence -> new StepFailure(
                        true, sentence + advice, violations.anchor().orElse(null)));
    }

    private boolean hasNoSource(ConfiguredModel model) {
        try {
            return module.inputs().sources(model).isEmpty();
        } catch (IOException | MlModelException e) {
            // Said with all else that is wrong.
            return true;
        }
    }

    /** Brings the models that are somewhere, and returns the fingerprints of the others. */
    private Map<String, Fingerprint> supply(ModelSupply supply, Map<Fingerprint, ModelSupply.Decision> decisions)
            throws IOException {
        Map<String, Fingerprint> stale = new LinkedHashMap<>();
        for (Map.Entry<Fingerprint, ModelSupply.Decision> entry : decisions.entrySet()) {
            module.log().info(entry.getValue().line());
            if (!entry.getValue().warning().isEmpty()) {
                module.log().warn(entry.getValue().warning());
            }
            if (!supply.supply(entry.getKey(), entry.getValue())) {
                stale.put(entry.getKey().model(), entry.getKey());
            } else {
                // Where this module trained it, what is to be looked at still is.
                String name = entry.getKey().model();
                TrainingRecord.notes(module.workspace().model(name))
                        .forEach(note -> module.log().warn(name + ": " + note));
            }
        }
        return stale;
    }

    /** A failure of the training comes first, whatever fails when the models are published afterwards. */
    @SuppressWarnings("try")
    private void trainAndPublish(TrainRequest request, Map<String, Fingerprint> stale, JobFailures failures)
            throws IOException {
        try (Closeable published = () -> {
            withdraw(request);
            publish(request.models());
            if (module.project().isJar()) {
                module.workspace().nameResources(module.project().artifact());
            }
        }) {
            train(request, stale, failures);
            if (failures.asOne().isEmpty()) {
                new FoldEstimates(module, workers, new TrainJobs(module, ownCode, request), machine).supply(failures);
            }
        }
    }

    private void train(TrainRequest request, Map<String, Fingerprint> stale, JobFailures failures) throws IOException {
        List<ConfiguredModel> trained = request.models().stream()
                .filter(model -> stale.containsKey(model.name()))
                .toList();
        DeviceDecisions decisions = Devices.decide(trained, request.device(), machine);
        decisions.lines().forEach(module.log()::info);
        TrainJobs asked = new TrainJobs(module, ownCode, request);
        List<TrainJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : trained) {
            // What is missing for the judgement is said before the model is trained.
            module.inputs().requireBaselineFile(model);
            String device = Objects.requireNonNull(decisions.devices().get(model.name()));
            Fingerprint fingerprint = Objects.requireNonNull(stale.get(model.name()));
            jobs.add(asked.of("train", model, device, fingerprint, fingerprint.keyBesideTask()));
        }
        FreshModels fresh = new FreshModels(module);
        JobFailures.ResultTaker<TrainJob, TrainResult> taker =
                (job, result) -> fresh.keep(Objects.requireNonNull(stale.get(job.name())), job, result);
        // Apart, because ONNX Runtime's build for CUDA must decide no byte of what is trained on the processor.
        failures.run(workers, "train", on("cpu", jobs), taker);
        failures.run(workers, "train-cuda", on("cuda", jobs), taker);
        if (!jobs.isEmpty()) {
            module.cache().discardAbandoned(request.checkpoints());
        }
    }

    private static List<TrainJob> on(String device, List<TrainJob> jobs) {
        return jobs.stream().filter(job -> job.device().equals(device)).toList();
    }

    /** What an earlier build has published, and nothing configures any more, must not reach the next jar. */
    private void withdraw(TrainRequest request) throws IOException {
        Set<String> configured = new HashSet<>(request.configured());
        request.models().forEach(model -> configured.add(model.name()));
        for (String name : module.workspace().withdrawAllBut(configured)) {
            module.log().info(name + ": removed, because it is configured no more");
        }
    }

    /** Happens after a failure, too: what is in the output folder is then what stands in the models' folders. */
    private void publish(List<ConfiguredModel> models) throws IOException {
        for (ConfiguredModel model : models) {
            if (Files.isRegularFile(module.workspace().file(model.name(), ModelFile.FINGERPRINT))) {
                module.workspace().describe(model.name(), model.spec().description());
            }
            Grades.voidUnlessOfModel(module, model);
            module.workspace().publish(model.name());
        }
    }
}
