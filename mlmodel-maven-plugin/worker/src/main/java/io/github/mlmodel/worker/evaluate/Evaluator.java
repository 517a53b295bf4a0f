package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFolds;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Evaluation.Basis;
import io.github.mlmodel.grade.Evaluation.JudgedRows;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.own.CustomMetrics;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.evaluate.BaselineComparison.ComparedMetrics;
import io.github.mlmodel.worker.judge.EvaluatorJudge;
import io.github.mlmodel.worker.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates a model's file on the held-back rows, through the module that applications use. */
public final class Evaluator {

    private final EvaluateJob job;
    private final ModelDescription model;
    private final CustomMetrics custom;
    private final List<String> notes = new ArrayList<>();

    private Evaluator(EvaluateJob job, ModelDescription model, CustomMetrics custom) {
        this.job = job;
        this.model = model;
        this.custom = custom;
    }

    /**
     * Evaluates a model and writes {@code evaluation.json} into the job's output folder.
     *
     * @param threads how many threads may work; they decide no number
     * @param progress told about rows
     * @throws MlModelException if rows cannot be read or judged, the model is refused, or an own metric fails
     */
    public static EvaluateResult evaluate(EvaluateJob job, int threads, Progress progress) throws IOException {
        long start = System.nanoTime();
        Evaluation evaluation;
        List<String> notes = new ArrayList<>();
        Options options = Options.unverified().withThreads(threads).withMemoryLimit(Long.MAX_VALUE);
        try (Model file = Model.load(job.model(), options);
                EvaluatorJudge judge =
                        EvaluatorJudge.of(file, other -> Model.load(job.model(), options.withEvaluator(other)));
                CustomMetrics custom =
                        CustomMetrics.load(job.customClasses(), Metric.class.getClassLoader(), progress)) {
            HeldBackRows rows = HeldBackRows.read(job, file.description(), threads, progress);
            Batch batch = rows.rows().batch(file.columns());
            int count = rows.rows().rows();
            Predictions predictions = file.predict(batch, done -> progress.done("rows predicted", done, count));
            notes.addAll(SameMeaning.require(file, rows, predictions));
            judge.compare(batch, predictions);
            judge.require();
            Evaluator evaluator = new Evaluator(job, file.description(), custom);
            evaluation = evaluator.evaluate(file, rows, predictions, threads, progress);
            evaluation = judge.largest().isPresent()
                    ? evaluation.withEvaluatorDifference(judge.largest().getAsDouble())
                    : evaluation;
            Optional<FoldScores> folds = EvaluationInputs.foldsIn(job.inputs())
                    .flatMap(key -> RecordedFolds.read(job.model(), key))
                    .map(RecordedFolds::scores);
            evaluation =
                    folds.isPresent() ? evaluation.with(CrossValidation.of(folds.get(), job.confidence())) : evaluation;
            notes.addAll(rows.notes());
            judge.clause().ifPresent(notes::add);
            notes.addAll(evaluator.notes);
            if (job.compareOnGpu()) {
                notes.add(DeviceComparison.of(job.model(), batch, predictions, progress));
            }
        }
        AtomicFiles.write(ModelFile.EVALUATION.in(job.output()), Json.write(evaluation));
        return new EvaluateResult(evaluation.scores().rows(), (System.nanoTime() - start) / 1e9, notes);
    }

    private Evaluation evaluate(Model file, HeldBackRows rows, Predictions predictions, int threads, Progress progress)
            throws IOException {
        Split split = Split.heldBack(job.spec());
        ExcludedColumns excluded = ExcludedColumns.of(job, model, split, threads, progress);
        Scored scored = new RowSample(job, model, threads, progress)
                .of(new ScoredPredictions(model, rows.rows(), excluded).of(rows.target(), predictions), split);
        Scores scores = Scores.of(with(custom.definitions()), scored, job.confidence());
        @Nullable TrainingFigures training = training();
        return new Evaluation(
                Evaluation.FORMAT,
                new Basis(
                        model.name(),
                        Digest.of(ModelFile.MODEL.in(job.model())),
                        rows.digest(),
                        new TreeMap<>(job.inputs())),
                new JudgedRows(rows.name(), rows.trainingRows()),
                scores,
                new SliceEvaluation(job, model, custom, notes::add).of(rows, scored, threads, progress),
                new WeakestSlices(job.spec(), model, excluded).of(rows, scored),
                TrivialBaseline.of(with(custom.forTrivial(notes::add)), model.target(), scored, scores)
                        .orElse(null),
                comparison(file, rows, scored, threads, progress),
                Figures.of(scored, training, new BothSides(job, model, rows).compare(training)),
                custom.recorded(),
                model.lineage().curve(),
                null,
                null,
                new MeanContributions(
                                file,
                                job.model().toString(),
                                Files.size(ModelFile.MODEL.in(job.model())),
                                job.spec().seed(),
                                progress)
                        .of(rows.rows()));
    }

    private static List<MetricDefinition> with(List<MetricDefinition> own) {
        return Stream.concat(Metrics.all().stream(), own.stream()).toList();
    }

    /** A model that was trained by an earlier version, or made by hand, has none. */
    private @Nullable TrainingFigures training() {
        return Json.readIfWhole(ModelFile.FINGERPRINT.in(job.model()), RecordedFingerprint.class)
                .map(RecordedFingerprint::figures)
                .orElse(null);
    }

    private @Nullable Comparison comparison(
            Model file, HeldBackRows rows, Scored scored, int threads, Progress progress) throws IOException {
        @Nullable EarlierModel earlier = job.baseline();
        if (earlier == null) {
            return null;
        }
        if (earlier instanceof NoBaseline none) {
            return new Comparison.Absent(none.reason(), none.error());
        }
        BaselineBundle bundle = (BaselineBundle) earlier;
        BaselineComparison comparison = new BaselineComparison(job, bundle, file, threads, progress);
        return comparison.with(
                rows,
                scored,
                new ComparedMetrics(
                        with(custom.definitions()),
                        with(custom.forBaseline(notes::add)),
                        with(custom.forComparedSlices(notes::add))));
    }
}
