package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.check.ConsumerContracts;
import io.github.mlmodel.device.GpuSearch;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Supplies evaluations that count: those that stand in {@code target} and need not be made again, and others by a worker. */
public final class EvaluationSupply {

    private final BuiltModule module;
    private final Workers workers;
    private final OwnCode ownCode;
    private final Machine machine;
    private final Evaluations evaluations;

    /** Prepares; nothing is done yet. */
    public EvaluationSupply(BuiltModule module, Workers workers, OwnCode ownCode, Machine machine) {
        this.module = module;
        this.workers = workers;
        this.ownCode = ownCode;
        this.machine = machine;
        this.evaluations = new Evaluations(module);
    }

    /** Says whether an evaluation is made, by what stands in the model's folder. */
    @FunctionalInterface
    public interface Choice {

        /** Returns whether it is, where the one that stands there does not count; says to the user what should be known of it. */
        boolean isToBeMade(ConfiguredModel model, Standing standing);
    }

    /** Returns the evaluations that stand in the models' folders, and whether they count. */
    public Evaluations evaluations() {
        return evaluations;
    }

    /**
     * Supplies what counts of the models, and tries contracts of consumers on those that are evaluated.
     *
     * @param run name of the worker's run
     */
    public Supplied supply(String run, List<ConfiguredModel> models, Choice choice) throws IOException {
        Map<String, Evaluation> found = new LinkedHashMap<>();
        Map<ConfiguredModel, Standing> toBeMade = new LinkedHashMap<>();
        List<ConfiguredModel> relied = new ArrayList<>();
        JobFailures failures = new JobFailures(module);
        for (ConfiguredModel model : models) {
            try {
                Standing standing = evaluations.standing(model);
                boolean make = choice.isToBeMade(model, standing);
                if (standing instanceof Standing.Counts counts) {
                    found.put(model.name(), counts.evaluation());
                } else if (make) {
                    toBeMade.put(model, standing);
                }
                if (make || !module.project().snapshot()) {
                    relied.add(model);
                }
            } catch (MlModelException e) {
                failures.add(model.name(), e);
            }
        }
        Optional<MlModelException> crash = failures.runUntilCrash(
                workers, run, jobs(toBeMade), (job, result) -> found.put(job.name(), keep(job, result)));
        if (crash.isEmpty()) {
            relied.removeIf(model -> !found.containsKey(model.name()));
            crash = new ConsumerContracts(module).look(relied, workers, failures);
        }
        Supplied supplied = new Supplied(found, failures);
        if (crash.isEmpty()) {
            return supplied;
        }
        List<String> unfinished = toBeMade.keySet().stream()
                .map(ConfiguredModel::name)
                .filter(name -> !found.containsKey(name) && !supplied.lost().containsKey(name))
                .toList();
        return supplied.crashed(unfinished, crash.get());
    }

    private List<EvaluateJob> jobs(Map<ConfiguredModel, Standing> models) throws IOException {
        @Nullable
        Path classes = !models.isEmpty() && module.inputs().hasOwnMetrics() ? ownCode.evaluateClasses() : null;
        List<EvaluateJob> jobs = new ArrayList<>();
        for (Map.Entry<ConfiguredModel, Standing> entry : models.entrySet()) {
            ConfiguredModel model = entry.getKey();
            Path folder = module.workspace().model(model.name());
            jobs.add(new EvaluateJob(
                    module.inputs().heldBackForWorker(model),
                    module.inputs().digested(module.inputs().heldBackFiles(model)),
                    folder,
                    module.inputs().baseline(model).orElse(null),
                    module.inputs().slicing(model),
                    model.intervalConfidence(),
                    classes,
                    mayCompareOnGpu(folder),
                    entry.getValue().inputs(),
                    Folders.empty(module.workspace().work(model.name(), "test"))));
        }
        return jobs;
    }

    /** Looks for a GPU only where a model was trained on one. */
    private boolean mayCompareOnGpu(Path folder) throws IOException {
        return TrainingRecord.isOfGpu(folder) && GpuSearch.on(machine).gpu().isPresent();
    }

    private Evaluation keep(EvaluateJob job, EvaluateResult result) throws IOException {
        Path made = ModelFile.EVALUATION.in(job.output());
        byte[] bytes = RegularFiles.bytes(made);
        Evaluation evaluation = Evaluations.read(bytes)
                .orElseThrow(() -> new IllegalStateException("a worker of this version writes its format"));
        Path folder = module.workspace().model(job.name());
        String inputs = EvaluationInputs.digestIn(job.inputs());
        new EvaluationRecord(inputs, Digest.of(bytes)).write(folder);
        AtomicFiles.move(made, ModelFile.EVALUATION.in(folder));
        remember(job.name(), inputs, Digest.of(bytes));
        Folders.delete(job.output());
        result.notes().forEach(note -> module.log().info(job.name() + ": " + note));
        return evaluation;
    }

    /** The cache saves a later build an evaluation, and decides nothing in this one. */
    private void remember(String model, String inputs, String digest) {
        try {
            module.evaluations().keep(inputs, digest);
        } catch (IOException e) {
            module.log()
                    .trouble(model + ": its evaluation is not remembered in the cache: " + FileTrouble.clause(e)
                            + ". A later build of a release will evaluate it again. mlmodel.cache.directory names"
                            + " another folder.");
        }
    }
}
