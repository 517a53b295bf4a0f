package io.github.mlmodel.build.step;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.build.message.WorkerResponse.EvaluateResult;
import io.github.mlmodel.build.message.WorkerResponse.InspectResult;
import io.github.mlmodel.build.message.WorkerResponse.InspectedColumn;
import io.github.mlmodel.build.message.WorkerResponse.JobFailure;
import io.github.mlmodel.build.message.WorkerResponse.TrainResult;
import io.github.mlmodel.build.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Output;
import io.github.mlmodel.model.ModelFiles;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works at once: a model's bytes are a count, so that no two trainings give the same. */
public final class FakeWorkers implements Workers {

    /** Names of the runs, in order. */
    public final List<String> runs = new ArrayList<>();

    /** Jobs of training, in order. */
    public final List<TrainJob> trained = new ArrayList<>();

    /** Jobs of evaluation, in order. */
    public final List<EvaluateJob> evaluated = new ArrayList<>();

    /** Jobs of verification, in order. */
    public final List<VerifyJob> verified = new ArrayList<>();

    /** Jobs of inspection, in order. */
    public final List<InspectJob> inspected = new ArrayList<>();

    /** What is found in data, a result a run; the last one stays. */
    public final List<InspectResult> findings = new ArrayList<>(List.of(found("churned")));

    /** Accuracy by model; 0.9 unless set. */
    public final Map<String, Double> accuracy = new HashMap<>();

    /** What is wrong with bundles, by model. */
    public final Map<String, List<String>> violations = new HashMap<>();

    /** Failures by model. */
    public final Map<String, JobFailure> failures = new HashMap<>();

    /** A crash, which every run is. */
    public @Nullable MlModelException crash;

    /** What models are trained on that are not trained on the processor. */
    public String provenance = "";

    /** Lets the jobs of a model fail by the user's fault. */
    public FakeWorkers failing(String model) {
        failures.put(model, new JobFailure(model, true, "The target of model '" + model + "' is missing.", ""));
        return this;
    }

    @Override
    public WorkerResponse train(String run, List<TrainJob> jobs) throws IOException {
        start(run);
        List<TrainResult> results = new ArrayList<>();
        for (TrainJob job : jobs) {
            trained.add(job);
            String name = job.spec().name();
            if (!failures.containsKey(name)) {
                Files.writeString(job.output().resolve(ModelFiles.MODEL), "graph " + trained.size());
                Files.writeString(job.output().resolve(ModelFiles.DESCRIPTION), Json.write(description(name)));
                results.add(new TrainResult(
                        name, Task.CLASSIFICATION, 80, 1, 2e-7, 1.25, 7_300, provenance, List.of("few rows")));
            }
        }
        return new WorkerResponse(
                failed(jobs.stream().map(job -> job.spec().name()).toList()), results, List.of(), List.of(), List.of());
    }

    @Override
    public WorkerResponse evaluate(String run, List<EvaluateJob> jobs) throws IOException {
        start(run);
        List<EvaluateResult> results = new ArrayList<>();
        for (EvaluateJob job : jobs) {
            evaluated.add(job);
            String name = job.spec().name();
            if (!failures.containsKey(name)) {
                Files.writeString(job.output().resolve(ModelFiles.EVALUATION), Json.write(evaluation(job)));
                results.add(new EvaluateResult(name, 20, 0.5, List.of("read as dates")));
            }
        }
        return new WorkerResponse(
                failed(jobs.stream().map(job -> job.spec().name()).toList()), List.of(), results, List.of(), List.of());
    }

    @Override
    public WorkerResponse verify(String run, List<VerifyJob> jobs) {
        start(run);
        verified.addAll(jobs);
        List<VerifyResult> results = jobs.stream()
                .filter(job -> !failures.containsKey(job.name()))
                .map(job -> new VerifyResult(job.name(), 8, 1.5e-7, violations.getOrDefault(job.name(), List.of())))
                .toList();
        return new WorkerResponse(
                failed(jobs.stream().map(VerifyJob::name).toList()), List.of(), List.of(), results, List.of());
    }

    @Override
    public WorkerResponse inspect(String run, List<InspectJob> jobs) {
        start(run);
        inspected.addAll(jobs);
        InspectResult found = findings.size() > 1 ? findings.remove(0) : findings.get(0);
        return new WorkerResponse(
                failed(jobs.stream().map(InspectJob::name).toList()),
                List.of(),
                List.of(),
                List.of(),
                jobs.stream().map(job -> found).toList());
    }

    private void start(String run) {
        runs.add(run);
        if (crash != null) {
            throw crash;
        }
    }

    private List<JobFailure> failed(List<String> names) {
        return names.stream().filter(failures::containsKey).map(failures::get).toList();
    }

    /** Returns what is found in a table of two columns. */
    public static InspectResult found(String suggestedTarget) {
        return new InspectResult(
                "datasets/churn.csv",
                1_000,
                List.of(
                        new InspectedColumn("age", "numeric", 0, 60, List.of("30 (20)")),
                        new InspectedColumn("churned", "categorical", 0, 2, List.of("no (800)", "yes (200)"))),
                suggestedTarget,
                "classification",
                ",",
                true,
                List.of(),
                List.of("trees = 200"));
    }

    /** Returns what a model says of itself. */
    public static ModelDescription description(String name) {
        return new ModelDescription(
                ModelDescription.FORMAT,
                name,
                "",
                Task.CLASSIFICATION,
                "churned",
                List.of(),
                List.of(),
                List.of(new Output("label", "string", 0)),
                List.of("no", "yes"),
                "yes",
                "random-forest",
                List.of(),
                "0123",
                0,
                List.of(),
                List.of());
    }

    private Evaluation evaluation(EvaluateJob job) throws IOException {
        Path model = job.model().resolve(ModelFiles.MODEL);
        String name = job.spec().name();
        return new Evaluation(
                Evaluation.FORMAT,
                name,
                Digest.of(model),
                "4567",
                job.inputs(),
                80,
                20,
                "datasets/churn.csv (20 % held back)",
                Map.of("accuracy", accuracy.getOrDefault(name, 0.9)),
                Map.of(),
                Map.of("no", 10L, "yes", 10L),
                List.of(),
                List.of(),
                List.of());
    }
}
