package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.device.GpuSearch;
import io.github.mlmodel.core.device.Machine;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.file.Folders;
import io.github.mlmodel.core.gate.Grade;
import io.github.mlmodel.core.json.Json;
import io.github.mlmodel.core.message.EvaluateJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.EvaluateResult;
import io.github.mlmodel.core.model.Evaluation;
import io.github.mlmodel.core.model.ModelDescription;
import io.github.mlmodel.core.model.ModelFiles;
import io.github.mlmodel.core.report.ConsoleSummary;
import io.github.mlmodel.core.report.HtmlReport;
import io.github.mlmodel.core.report.SurefireXml;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.maven.fork.WorkerJobs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Evaluates each model's exported file on the held-back rows, judges its gates, and fails the build if one failed.
 *
 * <p>The build fails once, after all gates of all models were judged, in Surefire's manner. An evaluation whose inputs
 * (model, rows, metric code, runtime) did not change is reused; gates are judged anew each time.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "test",
        defaultPhase = LifecyclePhase.TEST,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class TestMojo extends AbstractModelMojo {

    /**
     * Skips the evaluation and the gates, as it skips Surefire's tests. A valid grade of an earlier run counts.
     *
     * @since 1.0.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /**
     * Skips the evaluation and the gates, as {@code skipTests} does.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    /**
     * Goes on after a failed gate, as after a failed test of Surefire. The model stays without a passing grade.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean mavenTestFailureIgnore;

    /**
     * Goes on after a failed gate, but not after a failed test of Surefire. A crash is never ignored.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    /**
     * Folder of the {@code TEST-mlmodel.<name>.xml} reports.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.directory}/surefire-reports")
    private File reportsDirectory;

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        List<ConfiguredModel> models = build.models();
        requireModels(build, models);
        if (skipTests || mavenTestSkip) {
            skip(build, models);
            return;
        }
        evaluate(build, models);
        List<Grade> grades = new ArrayList<>();
        for (ConfiguredModel model : models) {
            grades.add(judge(build, model));
            build.workspace().publish(model.name());
        }
        report(build, models, grades);
    }

    private static void requireModels(ModuleBuild build, List<ConfiguredModel> models) {
        List<String> missing = models.stream()
                .map(ConfiguredModel::name)
                .filter(name ->
                        !Files.isRegularFile(build.workspace().model(name).resolve(ModelFiles.MODEL)))
                .toList();
        if (!missing.isEmpty()) {
            throw MlModelException.user("There is no trained model " + Names.list(missing)
                    + " in target/mlmodel. Run the goal 'train' first: bind it in the same <execution>, or run"
                    + " 'mvn verify'.");
        }
    }

    private void skip(ModuleBuild build, List<ConfiguredModel> models) throws IOException {
        for (ConfiguredModel model : models) {
            if (Grades.validGrade(build, model).isPresent()) {
                getLog().info(model.name() + ": tests are skipped, the grade of an earlier run holds");
            } else {
                getLog().info(model.name() + ": tests are skipped, there is no grade");
                Grades.markUngraded(build, model, "tests were skipped");
            }
            build.workspace().publish(model.name());
        }
    }

    private void evaluate(ModuleBuild build, List<ConfiguredModel> models)
            throws IOException, MojoExecutionException, MojoFailureException {
        Worker worker = new Worker(this, build);
        List<EvaluateJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Map<String, String> inputs = build.evaluationInputs(model);
            Optional<Evaluation> known = Grades.evaluation(build, model, inputs);
            if (known.isPresent()) {
                getLog().info(model.name() + ": evaluation is up to date ("
                        + known.get().rows() + " rows)");
            } else {
                jobs.add(new EvaluateJob(
                        model.spec(),
                        build.heldBackFiles(model),
                        build.workspace().model(model.name()),
                        worker.evaluateClasses(),
                        mayCompareOnGpu(build.workspace().model(model.name())),
                        inputs,
                        Folders.empty(build.workspace().work(model.name(), "test"))));
            }
        }
        if (jobs.isEmpty()) {
            return;
        }
        WorkerResponse response = worker.run("test", WorkerJobs.evaluate(jobs));
        for (EvaluateResult result : response.evaluated()) {
            Path work = build.workspace().work(result.name(), "test");
            AtomicFiles.move(
                    work.resolve(ModelFiles.EVALUATION),
                    build.workspace().model(result.name()).resolve(ModelFiles.EVALUATION));
            Folders.delete(work);
            result.notes().forEach(note -> getLog().info(result.name() + ": " + note));
        }
        worker.failIfAnyFailed(response);
    }

    /** Looks for a GPU only where a model was trained on one. */
    private static boolean mayCompareOnGpu(Path folder) throws IOException {
        return TrainingRecord.isOfGpu(folder)
                && GpuSearch.on(Machine.current()).gpu().isPresent();
    }

    private Grade judge(ModuleBuild build, ConfiguredModel model) throws IOException {
        Path folder = build.workspace().model(model.name());
        Evaluation evaluation = Json.read(folder.resolve(ModelFiles.EVALUATION), Evaluation.class);
        ModelDescription description = Json.read(folder.resolve(ModelFiles.DESCRIPTION), ModelDescription.class);
        Grade grade = Grade.judge(
                model.gates(),
                description,
                evaluation,
                build.digests().digest(folder.resolve(ModelFiles.MODEL)),
                build.metricsDigest());
        String json = Json.write(grade);
        if (!isReported(folder, json)) {
            AtomicFiles.write(folder.resolve(ModelFiles.GRADE), json);
            HtmlReport.write(
                    folder.resolve(ModelFiles.REPORT),
                    description,
                    evaluation,
                    grade,
                    TrainingRecord.difference(folder));
        }
        SurefireXml.write(grade, reportsDirectory.toPath());
        return grade;
    }

    /** Returns whether the report was made of this grade, and of an evaluation and a description that have not changed since. */
    private static boolean isReported(Path folder, String grade) throws IOException {
        Path report = folder.resolve(ModelFiles.REPORT);
        Path known = folder.resolve(ModelFiles.GRADE);
        if (!Files.isRegularFile(report)
                || !Files.isRegularFile(known)
                || !Files.readString(known).equals(grade)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(report);
        return made.compareTo(Files.getLastModifiedTime(folder.resolve(ModelFiles.EVALUATION))) >= 0
                && made.compareTo(Files.getLastModifiedTime(folder.resolve(ModelFiles.DESCRIPTION))) >= 0;
    }

    private void report(ModuleBuild build, List<ConfiguredModel> models, List<Grade> grades)
            throws MojoFailureException {
        for (ConfiguredModel model : models) {
            getLog().info(model.name() + ": report in target/mlmodel/" + model.name() + "/" + ModelFiles.REPORT);
            if (model.gates().isEmpty()) {
                getLog().warn(model.name() + ": the model has no gates, so nothing says whether it is good enough."
                        + " Add for example <gates><gate>accuracy >= 0.80</gate></gates>.");
            }
        }
        ConsoleSummary summary = ConsoleSummary.of(grades);
        summary.warnings().forEach(getLog()::warn);
        summary.errors().forEach(getLog()::error);
        getLog().info(summary.counts());
        if (summary.errors().isEmpty()) {
            return;
        }
        if (testFailureIgnore || mavenTestFailureIgnore) {
            getLog().warn("The build goes on, because "
                    + (testFailureIgnore ? "mlmodel.test.failure.ignore" : "maven.test.failure.ignore") + " is set");
            return;
        }
        throw new MojoFailureException("There are failed gates.\n\n" + String.join("\n", summary.errors()) + "\n\n"
                + summary.counts() + "\n\nSee " + build.workspace().target()
                + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade.");
    }
}
