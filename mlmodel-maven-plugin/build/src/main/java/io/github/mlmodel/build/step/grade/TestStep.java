package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.GradeFiles;
import io.github.mlmodel.build.step.judge.Standing;
import io.github.mlmodel.build.step.judge.Supplied;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.report.ConsoleSummary;
import io.github.mlmodel.report.ResultLines;
import io.github.mlmodel.report.ResultLines.Graded;
import io.github.mlmodel.report.SurefireXml;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates models on held-back rows, judges all gates of all models, and reports them. */
public final class TestStep {

    private final BuiltModule module;
    private final EvaluationSupply supply;
    private final GradeFiles files;

    /** What is read; the others are written. */
    private static final List<ModelFile> TRAINED =
            List.of(ModelFile.MODEL, ModelFile.DESCRIPTION, ModelFile.FINGERPRINT);

    /** Prepares; nothing is done yet. */
    public TestStep(BuiltModule module, EvaluationSupply supply) {
        this.module = module;
        this.supply = supply;
        this.files = new GradeFiles(module);
    }

    /**
     * Grades the models.
     *
     * @throws MlModelException if a worker crashes, after what it has evaluated before was judged
     */
    public TestOutcome run(TestRequest request) throws IOException {
        List<String> inTheWay = request.models().stream()
                .flatMap(model -> module.workspace().inTheWayOf(model.name(), TRAINED).stream())
                .toList();
        if (!inTheWay.isEmpty()) {
            return new TestOutcome.NothingToGrade(String.join("\n", inTheWay));
        }
        List<String> missing = missing(request.models());
        if (!missing.isEmpty()) {
            return new TestOutcome.NothingToGrade("There is no trained model " + Names.list(missing) + " in "
                    + module.workspace().shown() + ". Run the goal 'train' first: bind it in the same <execution>, or"
                    + " run 'mvn verify'.");
        }
        if (request.skipped()) {
            return new SkippedTests(module, supply, request).run();
        }
        Supplied supplied = supply.supply("test", request.models(), this::isToBeMade);
        List<Grade> grades = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            grades.add(grade(request, model, supplied));
            module.workspace().publish(model.name());
        }
        TestOutcome outcome = report(request, grades, supplied);
        supplied.endIfCrashed();
        return outcome;
    }

    private List<String> missing(List<ConfiguredModel> models) {
        return models.stream()
                .map(ConfiguredModel::name)
                .filter(name -> !Files.isRegularFile(module.workspace().file(name, ModelFile.MODEL)))
                .toList();
    }

    /** Says why only where something was wrong with what stood there. */
    private boolean isToBeMade(ConfiguredModel model, Standing standing) {
        if (standing instanceof Standing.Counts counts) {
            module.log()
                    .info(model.name() + ": evaluation is up to date ("
                            + counts.evaluation().scores().rows() + " rows)");
        } else if (standing instanceof Standing.Doubted) {
            module.log().info(model.name() + ": evaluating again, because " + standing.why());
        }
        return true;
    }

    private Grade grade(TestRequest request, ConfiguredModel model, Supplied supplied) throws IOException {
        Optional<Evaluation> evaluation = supplied.evaluation(model.name());
        if (evaluation.isEmpty()) {
            Grade lost = request.ungated()
                    .mark(Grade.unevaluated(
                            model.gates(), model.name(), module.workspace().digest(model.name(), ModelFile.MODEL)));
            files.write(lost);
            SurefireXml.writeUnevaluated(lost, String.valueOf(supplied.lost().get(model.name())), request.reports());
            return lost;
        }
        Grade grade = request.ungated().mark(supply.evaluations().judge(model, evaluation.get()));
        files.write(model, evaluation.get(), grade);
        SurefireXml.write(grade, request.reports());
        return grade;
    }

    private TestOutcome report(TestRequest request, List<Grade> grades, Supplied supplied) throws IOException {
        for (ConfiguredModel model : request.models()) {
            if (supplied.evaluation(model.name()).isPresent() && files.isReported(model)) {
                module.log()
                        .info(model.name() + ": report in " + module.workspace().shown(model.name()) + "/"
                                + ModelFile.REPORT);
            }
            NoGates.warn(module, model);
        }
        ResultLines.of(results(request, grades, supplied)).forEach(module.log()::info);
        grades.forEach(this::sayKept);
        ConsoleSummary summary = ConsoleSummary.of(grades, supplied.lost());
        summary.warnings().forEach(module.log()::warn);
        summary.errors().forEach(module.log()::error);
        summary.failures().forEach(module.log()::error);
        module.log().info(summary.counts());
        Optional<String> failed = summary.failures().isEmpty() ? Optional.empty() : failed(request, summary);
        Optional<StepFailure> lost = supplied.failure();
        if (lost.isPresent()) {
            return new TestOutcome.JobsFailed(
                    lost.get().and(failed.map(gates -> "\n\n" + gates).orElse("")));
        }
        return failed.<TestOutcome>map(TestOutcome.GatesFailed::new).orElseGet(() -> new TestOutcome.Graded(grades));
    }

    private void sayKept(Grade grade) {
        grade.listed().stream()
                .filter(check -> check.outcome() == GateOutcome.PASS)
                .forEach(kept -> module.log().info(grade.model() + ": " + kept.text()));
    }

    private List<Graded> results(TestRequest request, List<Grade> grades, Supplied supplied) throws IOException {
        List<Graded> results = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            String name = request.models().get(i).name();
            Optional<Evaluation> evaluation = supplied.evaluation(name);
            if (evaluation.isPresent()) {
                results.add(new Graded(
                        DescriptionReader.ofModelIn(module.workspace().model(name)), evaluation.get(), grades.get(i)));
            }
        }
        return results;
    }

    /** Says what failed, unless the user wants to go on. */
    private Optional<String> failed(TestRequest request, ConsoleSummary summary) {
        @Nullable String ignoredBy = request.failureIgnoredBy();
        if (ignoredBy != null) {
            module.log().warn("The build goes on, because " + ignoredBy + " is set");
            return Optional.empty();
        }
        return Optional.of(summary.heading() + "\n\n" + String.join("\n", summary.failures()) + "\n\n"
                + summary.counts() + "\n\nSee " + module.workspace().target()
                + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade.");
    }
}
