package io.github.mlmodel.build.step;

import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.message.CheckJob;
import io.github.mlmodel.build.message.CheckResult;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.build.message.ContractResult;
import io.github.mlmodel.build.message.DriftJob;
import io.github.mlmodel.build.message.DriftResult;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.ReproduceJob;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.message.SchemaResult;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.grade.schema.Observed;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works at once: a model's bytes are a count, so that no two trainings give the same. */
public final class FakeWorkers implements Workers {

    /** What the worker finds of training rows. */
    public static final TrainingFigures FIGURES = new TrainingFigures(80, "accuracy", 0.9, "age", 0.5);

    /** What comes of folds. */
    public static final FoldScores FOLDS = new FoldScores(List.of(38L, 42L), Map.of("accuracy", List.of(0.8, 0.9)));

    /** Names of the runs, in order. */
    public final List<String> runs = new ArrayList<>();

    /** Jobs of training, in order. */
    public final List<TrainJob> trained = new ArrayList<>();

    /** Jobs of cross-validation, in order. */
    public final List<FoldsJob> folded = new ArrayList<>();

    /** Jobs of evaluation, in order. */
    public final List<EvaluateJob> evaluated = new ArrayList<>();

    /** Jobs of verification, in order. */
    public final List<VerifyJob> verified = new ArrayList<>();

    /** Jobs of trying contracts, in order. */
    public final List<ContractJob> contracted = new ArrayList<>();

    /** What became of contracts, by the coordinates of the consumer. */
    public final Map<String, JudgedContract> contracts = new HashMap<>();

    /** Jobs of inspection, in order. */
    public final List<InspectJob> inspected = new ArrayList<>();

    /** Jobs of trial, in order. */
    public final List<TrialJob> tried = new ArrayList<>();

    /** Jobs of comparing data with schemas, in order. */
    public final List<CheckJob> checked = new ArrayList<>();

    /** Jobs of inferring schemas, in order. */
    public final List<SchemaJob> inferred = new ArrayList<>();

    /** What is seen in data, by model. */
    public final Map<String, List<Observed>> seen = new HashMap<>();

    /** The schema that data is said to have. */
    public String schema = "";

    /** Jobs of comparing rows with those of a training, in order. */
    public final List<DriftJob> drifted = new ArrayList<>();

    /** Jobs of reading held-back rows for tests, in order. */
    public final List<RowsJob> read = new ArrayList<>();

    /** What is left for tests. */
    public String leftRows = "age,churned\n30,yes\n";

    /** What rows are said to be today. */
    public DriftResult today = new DriftResult(0, List.of());

    /** What a trial comes to. */
    public TrialResult trial = new TrialResult(1, 803, 803, 197, 0.8765, 0.5, "'no'");

    /** What is found in data, a result a run; the last one stays. */
    public final List<InspectResult> findings = new ArrayList<>(List.of(found("churned")));

    /** Accuracy by model; 0.9 unless set. */
    public final Map<String, Double> accuracy = new HashMap<>();

    /** What models with a baseline are said to be compared with it. */
    public @Nullable Comparison comparison;

    /** Grades that bundles have, by model; passed unless set. */
    public final Map<String, ModelGrade> grades = new HashMap<>();

    /** What is wrong with bundles, by model. */
    public final Map<String, List<String>> violations = new HashMap<>();

    /** Budgets that models go beyond, by model. */
    public final Map<String, List<String>> exceeded = new HashMap<>();

    /** Failures by model. */
    public final Map<String, Outcome.Failed<Object>> failures = new HashMap<>();

    /** Models that are not begun, because others fail. */
    public final Set<String> notBegun = new HashSet<>();

    /** A crash, which every run is. */
    public @Nullable MlModelException crash;

    /** The model whose job ends with the crash; the first one unless set. */
    public @Nullable String crashAt;

    /** What trainings make; something else each time unless set. */
    public @Nullable String graph;

    /** How far predictions of models that are trained again lie from those of released ones. */
    public ReproduceResult reproduced = new ReproduceResult("", 20, 0, "", true);

    /** The task that trainings find. */
    public Task task = Task.CLASSIFICATION;

    /** Whether the rows themselves tell it. */
    public boolean toldByRows = true;

    /** What models are trained on that are not trained on the processor. */
    public String provenance = "";

    /** What of models Java does not evaluate. */
    public String beyondJava = "";

    /** Lets the jobs of a model fail by the user's fault. */
    public FakeWorkers failing(String model) {
        failures.put(model, Outcome.Failed.user("The target of model '" + model + "' is missing."));
        return this;
    }

    @Override
    public <J extends Job<R>, R> void run(String run, List<J> jobs, Outcome.Taker<J, R> taker) throws IOException {
        if (jobs.isEmpty()) {
            return;
        }
        runs.add(run);
        for (J job : jobs) {
            begin(job);
            if (crash != null && (crashAt == null || crashAt.equals(job.name()))) {
                throw crash;
            }
            if (notBegun.contains(job.name())) {
                taker.take(job, new Outcome.NotBegun<>());
                continue;
            }
            Outcome.@Nullable Failed<Object> failure = failures.get(job.name());
            taker.take(
                    job,
                    failure == null
                            ? new Outcome.Done<>(job.finds().cast(result(job)))
                            : new Outcome.Failed<>(
                                    failure.user(),
                                    failure.sentence(),
                                    failure.anchor(),
                                    failure.trace(),
                                    failure.changed()));
        }
    }

    private void begin(Job<?> job) throws IOException {
        if (job instanceof TrainJob asked) {
            trained.add(asked);
            Files.createDirectories(asked.checkpoints());
        } else if (job instanceof FoldsJob asked) {
            folded.add(asked);
            Files.createDirectories(asked.training().checkpoints());
        } else if (job instanceof EvaluateJob asked) {
            evaluated.add(asked);
        } else if (job instanceof VerifyJob asked) {
            verified.add(asked);
        } else if (job instanceof ContractJob asked) {
            contracted.add(asked);
        } else if (job instanceof TrialJob asked) {
            tried.add(asked);
        } else if (job instanceof CheckJob asked) {
            checked.add(asked);
        } else if (job instanceof SchemaJob asked) {
            inferred.add(asked);
        } else if (job instanceof DriftJob asked) {
            drifted.add(asked);
        } else if (job instanceof ReproduceJob asked) {
            evaluated.add(asked.evaluation());
        } else if (job instanceof RowsJob asked) {
            read.add(asked);
        } else {
            inspected.add((InspectJob) job);
        }
    }

    private Object result(Job<?> job) throws IOException {
        if (job instanceof TrainJob asked) {
            return train(asked);
        }
        if (job instanceof FoldsJob) {
            return FOLDS;
        }
        if (job instanceof EvaluateJob asked) {
            return evaluate(asked);
        }
        if (job instanceof TrialJob) {
            return trial;
        }
        if (job instanceof ReproduceJob asked) {
            evaluate(asked.evaluation());
            return reproduced;
        }
        if (job instanceof ContractJob asked) {
            return new ContractResult(asked.contracts().stream()
                    .map(file -> Objects.requireNonNull(contracts.get(file.name())))
                    .toList());
        }
        if (job instanceof CheckJob) {
            return new CheckResult(seen.getOrDefault(job.name(), List.of()));
        }
        if (job instanceof SchemaJob) {
            return new SchemaResult(schema);
        }
        if (job instanceof DriftJob) {
            return today;
        }
        if (job instanceof RowsJob asked) {
            Files.writeString(asked.output(), leftRows);
            return new RowsResult(Math.max(0, leftRows.lines().count() - 1));
        }
        if (job instanceof VerifyJob) {
            return new VerifyResult(
                    8,
                    1.5e-7,
                    grades.getOrDefault(job.name(), ModelGrade.PASSED),
                    violations.getOrDefault(job.name(), List.of()),
                    exceeded.getOrDefault(job.name(), List.of()));
        }
        return findings.size() > 1 ? findings.remove(0) : findings.get(0);
    }

    private TrainResult train(TrainJob job) throws IOException {
        Files.writeString(ModelFile.MODEL.in(job.output()), graph == null ? "graph " + trained.size() : graph);
        Files.writeString(ModelFile.DESCRIPTION.in(job.output()), Json.write(description(job.name())));
        Files.writeString(
                ModelFile.STATISTICS.in(job.output()),
                Json.write(new Statistics(Statistics.FORMAT, job.name(), 80, List.of(), 0)));
        return new TrainResult(
                task,
                toldByRows,
                80,
                1,
                2e-7,
                1.25,
                7_300,
                List.of(),
                FIGURES,
                beyondJava,
                provenance,
                "",
                List.of("few rows"));
    }

    private EvaluateResult evaluate(EvaluateJob job) throws IOException {
        Files.writeString(ModelFile.EVALUATION.in(job.output()), Json.write(evaluation(job)));
        return new EvaluateResult(20, 0.5, List.of("read as dates"));
    }

    /** Returns what is found in a table of two columns. */
    public static InspectResult found(String suggestedTarget) {
        return new InspectResult(
                1_000,
                List.of(
                        new InspectedColumn(new ColumnSchema("age", ColumnKind.NUMERIC), 0, 60, List.of("30 (20)")),
                        new InspectedColumn(
                                new ColumnSchema("churned", ColumnKind.CATEGORICAL),
                                0,
                                2,
                                List.of("no (800)", "yes (200)"))),
                new WrittenText(",", true, "UTF-8", Marks.NONE),
                Suggestions.of(suggestedTarget, Task.CLASSIFICATION),
                List.of("trees = 200"));
    }

    /** Returns what a model says of itself. */
    public static ModelDescription description(String name) {
        return GivenDescription.classifier(name, "no", "yes")
                .target("churned")
                .trainer("random-forest")
                .trainingDigest("0123")
                .build();
    }

    private Evaluation evaluation(EvaluateJob job) throws IOException {
        Path model = ModelFile.MODEL.in(job.model());
        String name = job.spec().name();
        GivenEvaluation given = GivenEvaluation.of(name);
        if (comparison != null && job.baseline() != null) {
            given.comparison(comparison);
        }
        if (EvaluationInputs.foldsIn(job.inputs()).isPresent()) {
            given.crossValidation(CrossValidation.of(FOLDS, job.confidence()));
        }
        return given.digests(Digest.of(model), "4567")
                .inputs(job.inputs())
                .rows(20, "datasets/churn.csv (20 % held back)")
                .metric("accuracy", accuracy.getOrDefault(name, 0.9))
                .classRows("no", 10)
                .classRows("yes", 10)
                .trivial("no", GivenEvaluation.scores(20, Map.of("accuracy", 0.5)))
                .evaluation();
    }
}
