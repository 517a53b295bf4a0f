package io.github.mlmodel.grade;

import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.weak.WeakSlice;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code evaluation.json}: metrics of the shipped file on the held-back rows.
 *
 * @param format version of this file's format
 * @param basis what it is of
 * @param rows where the held-back rows are from
 * @param scores what came out on all of them
 * @param slices what came out on parts of them
 * @param weakest parts of them in which the model is wrong more often than elsewhere, of those that nobody named; usually none
 * @param trivial what a prediction that takes no model comes to; absent where the training target was not recorded
 * @param comparison what became of the comparison with a baseline; absent where there was to be none
 * @param figures what each model is looked at for, beside its metrics
 * @param ownMetrics the metrics of the project's own code
 * @param curve what became of the loss and other quantities during the training, a value an epoch; empty for a trainer
 *     without epochs
 * @param evaluatorDifference the largest difference between what Java and ONNX Runtime predict for these rows; absent where
 *     ONNX Runtime alone evaluates the model
 * @param crossValidation what models come to that were trained on parts of the training rows; absent where none were
 * @param importance how much each column counts, or why that cannot be told; absent from one of an earlier version
 */
public record Evaluation(
        int format,
        Basis basis,
        JudgedRows rows,
        Scores scores,
        List<SliceScores> slices,
        List<WeakSlice> weakest,
        @Nullable TrivialBaseline trivial,
        @Nullable Comparison comparison,
        Figures figures,
        List<OwnMetric> ownMetrics,
        List<LearningCurve> curve,
        @Nullable Double evaluatorDifference,
        @Nullable CrossValidation crossValidation,
        @Nullable Importance importance) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 8;

    /** Copies the lists, and refuses what lacks a part, as a damaged file or one of another format does. */
    public Evaluation {
        Objects.requireNonNull(basis);
        Objects.requireNonNull(rows);
        Objects.requireNonNull(scores);
        Objects.requireNonNull(figures);
        slices = List.copyOf(slices);
        weakest = List.copyOf(weakest);
        ownMetrics = List.copyOf(ownMetrics);
        curve = List.copyOf(curve);
        // A number that a file does not have is read as NaN.
        evaluatorDifference =
                evaluatorDifference == null || Double.isNaN(evaluatorDifference) ? null : evaluatorDifference;
    }

    /** Returns this with the largest difference between what Java and ONNX Runtime predict. */
    public Evaluation withEvaluatorDifference(double largest) {
        return new Evaluation(
                format,
                basis,
                rows,
                scores,
                slices,
                weakest,
                trivial,
                comparison,
                figures,
                ownMetrics,
                curve,
                largest,
                crossValidation,
                importance);
    }

    /** Returns this with what models come to that were trained on parts of the training rows. */
    public Evaluation with(CrossValidation estimate) {
        return new Evaluation(
                format,
                basis,
                rows,
                scores,
                slices,
                weakest,
                trivial,
                comparison,
                figures,
                ownMetrics,
                curve,
                evaluatorDifference,
                estimate,
                importance);
    }

    /** Returns what came out on the slice of that name, if there is one. */
    public Optional<SliceScores> slice(String name) {
        return slices.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** Returns what is known of a metric, be it built in or the project's own. */
    public Optional<MetricTraits> metric(String name) {
        return ownMetrics.stream()
                .filter(own -> own.name().equals(name))
                .map(MetricTraits.class::cast)
                .findFirst()
                .or(() -> Metrics.find(name));
    }

    /** Returns the names of the metrics of a task: the project's own, then those built in. */
    public List<String> metricNames(Task task) {
        return Stream.concat(ownMetrics.stream().map(OwnMetric::name), Metrics.names(task).stream())
                .toList();
    }

    /**
     * What an evaluation is of, and what decides it.
     *
     * @param model the model's name
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @param rowsDigest SHA-256 over the held-back rows
     * @param inputs digest by name of everything that decides the evaluation; equal inputs make it reusable
     */
    public record Basis(String model, String modelDigest, String rowsDigest, Map<String, String> inputs) {

        /** Copies the map, and refuses what lacks a part, as a damaged file does. */
        public Basis {
            Objects.requireNonNull(model);
            Objects.requireNonNull(modelDigest);
            Objects.requireNonNull(rowsDigest);
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * Where held-back rows are from.
     *
     * @param name the rows in words, for example {@code datasets/churn.csv (20 % held back)}
     * @param trainingRows number of rows of the same source that are trained on; 0 when the held-back rows have files of
     *     their own
     */
    public record JudgedRows(String name, long trainingRows) {

        /** Refuses what lacks a part, as a damaged file does. */
        public JudgedRows {
            Objects.requireNonNull(name);
        }
    }
}
