package io.github.mlmodel.grade;

import io.github.mlmodel.model.LearningCurve;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The content of {@code evaluation.json}: metrics of the shipped file on the held-back rows.
 *
 * @param format version of this file's format
 * @param model the model's name
 * @param modelDigest SHA-256 of {@code model.onnx}
 * @param rowsDigest SHA-256 over the held-back rows
 * @param inputs digest by name of everything that decides this evaluation; equal inputs make it reusable
 * @param trainingRows number of rows of the source that are trained on; 0 when the held-back rows have files of their own
 * @param rows number of held-back rows
 * @param rowsName the held-back rows in words, for example {@code datasets/churn.csv (20 % held back)}
 * @param metrics value by metric name; NaN where it is undefined on these rows
 * @param classMetrics value by metric name, then class
 * @param classRows held-back rows by class; empty for regression
 * @param confusion rows: actual class, columns: predicted class, both in the order of the labels; empty for
 *     regression and beyond 200 classes
 * @param customMetrics metrics of the project's own code
 * @param curve what became of the loss and other quantities during the training, a value an epoch; empty for a trainer
 *     without epochs
 */
public record Evaluation(
        int format,
        String model,
        String modelDigest,
        String rowsDigest,
        Map<String, String> inputs,
        long trainingRows,
        long rows,
        String rowsName,
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> classMetrics,
        Map<String, Long> classRows,
        List<List<Long>> confusion,
        List<CustomMetric> customMetrics,
        List<LearningCurve> curve) {

    /** Copies the curve, which older files lack. */
    public Evaluation {
        Objects.requireNonNull(model);
        Objects.requireNonNull(modelDigest);
        Objects.requireNonNull(rowsDigest);
        Objects.requireNonNull(inputs);
        Objects.requireNonNull(rowsName);
        Objects.requireNonNull(metrics);
        Objects.requireNonNull(classMetrics);
        Objects.requireNonNull(classRows);
        Objects.requireNonNull(confusion);
        Objects.requireNonNull(customMetrics);
        curve = curve == null ? List.of() : List.copyOf(curve);
    }

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /**
     * A metric of the project's own code.
     *
     * @param name its name in gates
     * @param higherIsBetter its direction
     */
    public record CustomMetric(String name, boolean higherIsBetter) {}
}
