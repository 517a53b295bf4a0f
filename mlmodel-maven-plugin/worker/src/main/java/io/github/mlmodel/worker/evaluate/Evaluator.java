package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.EvaluateResult;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Evaluation.CustomMetric;
import io.github.mlmodel.grade.metric.ClassificationMetrics;
import io.github.mlmodel.grade.metric.RegressionMetrics;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFiles;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates a model's file on the held-back rows, through the module that applications use. */
public final class Evaluator {

    /** Above that the confusion matrix is left out: it grows by the square, and it ships with the model. */
    private static final int MOST_CLASSES = 200;

    private final EvaluateJob job;
    private final ModelDescription model;
    private final HeldBackRows rows;
    private final Predictions predictions;
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, Map<String, Double>> classMetrics = new TreeMap<>();
    private final Map<String, Long> classRows = new LinkedHashMap<>();
    private final List<List<Long>> confusion = new ArrayList<>();
    private final List<CustomMetric> customMetrics = new ArrayList<>();

    private Evaluator(EvaluateJob job, ModelDescription model, HeldBackRows rows, Predictions predictions) {
        this.job = job;
        this.model = model;
        this.rows = rows;
        this.predictions = predictions;
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
        try (Model file = Model.load(job.model(), threads);
                CustomMetrics custom = CustomMetrics.load(job.customClasses())) {
            HeldBackRows rows = HeldBackRows.read(job, file.description(), threads, progress);
            Batch batch = rows.rows().batch(file.columns());
            Predictions predictions = file.predict(batch);
            evaluation = new Evaluator(job, file.description(), rows, predictions).evaluate(custom);
            if (job.compareOnGpu()) {
                notes.add(DeviceComparison.of(job.model(), batch, predictions));
            }
        }
        AtomicFiles.write(job.output().resolve(ModelFiles.EVALUATION), Json.write(evaluation));
        return new EvaluateResult(evaluation.rows(), (System.nanoTime() - start) / 1e9, notes);
    }

    private Evaluation evaluate(CustomMetrics custom) throws IOException {
        if (model.task() == Task.REGRESSION) {
            regression();
        } else {
            classification();
        }
        PredictedRows predicted = new PredictedRows(model, rows, predictions);
        for (Metric metric : custom.metrics()) {
            metrics.put(metric.name(), CustomMetrics.compute(metric, predicted));
            customMetrics.add(new CustomMetric(metric.name(), metric.higherIsBetter()));
        }
        return new Evaluation(
                Evaluation.FORMAT,
                model.name(),
                Digest.of(job.model().resolve(ModelFiles.MODEL)),
                rows.digest(),
                new TreeMap<>(job.inputs()),
                rows.trainingRows(),
                rows.rows().rows(),
                rows.name(),
                metrics,
                classMetrics,
                classRows,
                confusion,
                customMetrics,
                model.curve());
    }

    private void classification() {
        int[] actual = rows.target().labels();
        int[] predicted = new int[actual.length];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.labelIndex(row);
        }
        ClassificationMetrics computed = ClassificationMetrics.of(
                model.labels(), actual, predicted, predictions.hasProbabilities() ? predictions.values() : null);
        metrics.putAll(computed.metrics());
        classMetrics.putAll(computed.classMetrics());
        if (model.labels().size() <= MOST_CLASSES) {
            confusion.addAll(computed.confusion().counts());
        }
        for (int label = 0; label < model.labels().size(); label++) {
            classRows.put(model.labels().get(label), computed.confusion().rowsOf(label));
        }
    }

    private void regression() {
        double[] actual = rows.target().values();
        double[] predicted = new double[actual.length];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.value(row, 0);
        }
        metrics.putAll(RegressionMetrics.of(actual, predicted));
    }
}
