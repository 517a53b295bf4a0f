package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Grades;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.device.GpuSearch;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Folders;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.ConsoleSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates models on held-back rows, judges all gates of all models, and reports them. */
public final class TestStep {

    private final BuiltModule module;
    private final Workers workers;
    private final OwnCode ownCode;
    private final Machine machine;

    /** Prepares; nothing is done yet. */
    public TestStep(BuiltModule module, Workers workers, OwnCode ownCode, Machine machine) {
        this.module = module;
        this.workers = workers;
        this.ownCode = ownCode;
        this.machine = machine;
    }

    /**
     * Grades the models.
     *
     * @throws MlModelException if a worker crashes
     */
    public TestOutcome run(TestRequest request) throws IOException {
        List<String> missing = missing(request.models());
        if (!missing.isEmpty()) {
            return new TestOutcome.NothingToGrade("There is no trained model " + Names.list(missing) + " in "
                    + module.workspace().shown() + ". Run the goal 'train' first: bind it in the same <execution>, or"
                    + " run 'mvn verify'.");
        }
        if (request.skipped()) {
            skip(request.models());
            return new TestOutcome.Skipped();
        }
        Optional<StepFailure> failure = evaluate(request.models());
        if (failure.isPresent()) {
            return new TestOutcome.JobsFailed(failure.get());
        }
        GradeFiles files = new GradeFiles(module, request.reports());
        List<Grade> grades = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            grades.add(files.judge(model));
            module.workspace().publish(model.name());
        }
        return report(request, grades);
    }

    private List<String> missing(List<ConfiguredModel> models) {
        return models.stream()
                .map(ConfiguredModel::name)
                .filter(name -> !Files.isRegularFile(module.workspace().file(name, ModelFile.MODEL)))
                .toList();
    }

    private void skip(List<ConfiguredModel> models) throws IOException {
        for (ConfiguredModel model : models) {
            if (Grades.validGrade(module, model).isPresent()) {
                module.log().info(model.name() + ": tests are skipped, the grade of an earlier run holds");
            } else {
                module.log().info(model.name() + ": tests are skipped, there is no grade");
                Grades.markUngraded(module, model, "tests were skipped");
            }
            module.workspace().publish(model.name());
        }
    }

    private Optional<StepFailure> evaluate(List<ConfiguredModel> models) throws IOException {
        List<EvaluateJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Map<String, String> inputs = module.inputs().evaluationInputs(model);
            Optional<Evaluation> known = Grades.evaluation(module, model, inputs);
            if (known.isPresent()) {
                module.log()
                        .info(model.name() + ": evaluation is up to date ("
                                + known.get().scores().rows() + " rows)");
            } else {
                jobs.add(job(model, inputs));
            }
        }
        JobFailures failures = new JobFailures(module);
        failures.run(workers, "test", jobs, this::keep);
        return failures.asOne();
    }

    private void keep(EvaluateJob job, EvaluateResult result) throws IOException {
        AtomicFiles.move(
                ModelFile.EVALUATION.in(job.output()), module.workspace().file(job.name(), ModelFile.EVALUATION));
        Folders.delete(job.output());
        result.notes().forEach(note -> module.log().info(job.name() + ": " + note));
    }

    private EvaluateJob job(ConfiguredModel model, Map<String, String> inputs) throws IOException {
        Path folder = module.workspace().model(model.name());
        return new EvaluateJob(
                module.inputs().heldBackForWorker(model),
                module.inputs().digested(module.inputs().heldBackFiles(model)),
                folder,
                module.inputs().hasOwnMetrics() ? ownCode.evaluateClasses() : null,
                mayCompareOnGpu(folder),
                inputs,
                Folders.empty(module.workspace().work(model.name(), "test")));
    }

    /** Looks for a GPU only where a model was trained on one. */
    private boolean mayCompareOnGpu(Path folder) throws IOException {
        return TrainingRecord.isOfGpu(folder) && GpuSearch.on(machine).gpu().isPresent();
    }

    private TestOutcome report(TestRequest request, List<Grade> grades) {
        for (ConfiguredModel model : request.models()) {
            module.log()
                    .info(model.name() + ": report in " + module.workspace().shown(model.name()) + "/"
                            + ModelFile.REPORT);
            if (model.gates().isEmpty()) {
                module.log()
                        .warn(model.name() + ": the model has no gates, so nothing says whether it is good enough."
                                + " Add for example <gates><gate>accuracy >= 0.80</gate></gates>.");
            }
        }
        ConsoleSummary summary = ConsoleSummary.of(grades);
        summary.warnings().forEach(module.log()::warn);
        summary.errors().forEach(module.log()::error);
        module.log().info(summary.counts());
        if (summary.errors().isEmpty()) {
            return new TestOutcome.Graded(grades);
        }
        @Nullable String ignoredBy = request.failureIgnoredBy();
        if (ignoredBy != null) {
            module.log().warn("The build goes on, because " + ignoredBy + " is set");
            return new TestOutcome.Graded(grades);
        }
        return new TestOutcome.GatesFailed("There are failed gates.\n\n" + String.join("\n", summary.errors()) + "\n\n"
                + summary.counts() + "\n\nSee " + module.workspace().target()
                + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade.");
    }
}
