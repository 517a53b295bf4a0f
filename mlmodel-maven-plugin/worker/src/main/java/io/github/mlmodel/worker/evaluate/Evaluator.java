package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Evaluation.Basis;
import io.github.mlmodel.grade.Evaluation.JudgedRows;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        try (Model file = Model.load(
                        job.model(), Options.unverified().withThreads(threads).withMemoryLimit(Long.MAX_VALUE));
                CustomMetrics custom = CustomMetrics.load(job.customClasses(), progress)) {
            HeldBackRows rows = HeldBackRows.read(job, file.description(), threads, progress);
            Batch batch = rows.rows().batch(file.columns());
            int count = rows.rows().rows();
            Predictions predictions = file.predict(batch, done -> progress.done("rows predicted", done, count));
            notes.addAll(SameMeaning.require(file, rows, predictions));
            Evaluator evaluator = new Evaluator(job, file.description(), custom);
            evaluation = evaluator.evaluate(rows, predictions);
            notes.addAll(rows.notes());
            notes.addAll(evaluator.notes);
            if (job.compareOnGpu()) {
                notes.add(DeviceComparison.of(job.model(), batch, predictions, progress));
            }
        }
        AtomicFiles.write(ModelFile.EVALUATION.in(job.output()), Json.write(evaluation));
        return new EvaluateResult(evaluation.scores().rows(), (System.nanoTime() - start) / 1e9, notes);
    }

    private Evaluation evaluate(HeldBackRows rows, Predictions predictions) throws IOException {
        Scored scored = rows.target()
                .choose(
                        actual -> classes(actual, rows.rows(), predictions),
                        actual -> numbers(actual, rows.rows(), predictions));
        Scores scores = Scores.of(with(custom.definitions()), scored);
        return new Evaluation(
                Evaluation.FORMAT,
                new Basis(
                        model.name(),
                        Digest.of(ModelFile.MODEL.in(job.model())),
                        rows.digest(),
                        new TreeMap<>(job.inputs())),
                new JudgedRows(rows.name(), rows.trainingRows()),
                scores,
                List.of(),
                TrivialBaseline.of(with(custom.forTrivial(notes::add)), model.target(), scored)
                        .orElse(null),
                custom.recorded(),
                model.lineage().curve());
    }

    private static List<MetricDefinition> with(List<MetricDefinition> own) {
        return Stream.concat(Metrics.all().stream(), own.stream()).toList();
    }

    private Scored classes(Target.Classes actual, Rows rows, Predictions predictions) {
        int[] predicted = new int[predictions.rows()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.labelIndex(row);
        }
        return ScoredClasses.of(
                actual.labels(),
                actual.ids(),
                predicted,
                predictions.hasProbabilities() ? predictions.values() : null,
                scored -> new PredictedClasses(model, new RawValues(rows), scored));
    }

    private Scored numbers(Target.Numbers actual, Rows rows, Predictions predictions) {
        double[] predicted = new double[predictions.rows()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.value(row, 0);
        }
        return ScoredNumbers.of(
                actual.values(), predicted, scored -> new PredictedNumbers(new RawValues(rows), scored));
    }
}
