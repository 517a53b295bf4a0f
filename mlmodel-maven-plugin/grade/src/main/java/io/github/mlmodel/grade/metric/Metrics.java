package io.github.mlmodel.grade.metric;

import static io.github.mlmodel.grade.metric.Direction.LESS;
import static io.github.mlmodel.grade.metric.Direction.MORE;
import static io.github.mlmodel.grade.metric.Direction.NEITHER;

import io.github.mlmodel.grade.interval.RankedBy;
import io.github.mlmodel.grade.metric.ClassEstimates.LabelValue;
import io.github.mlmodel.grade.metric.MetricFunction.OfClasses;
import io.github.mlmodel.grade.metric.MetricFunction.OfClassesAndEach;
import io.github.mlmodel.grade.metric.MetricFunction.OfEachClass;
import io.github.mlmodel.grade.metric.MetricFunction.OfNumbers;
import io.github.mlmodel.grade.metric.MetricFunction.OfRows;
import io.github.mlmodel.grade.metric.MetricFunction.OneAgainstRest;
import io.github.mlmodel.model.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The built-in metrics by name, as scikit-learn 1.9 defines them. Undefined is NaN: without rows, and where an actual or
 * predicted number is none.
 *
 * <ul>
 *   <li>Macro averages are over the classes that occur among the actual or the predicted ones.
 *   <li>A ratio without a denominator counts as 0 in an average; precision of a class that is never predicted is 0;
 *       recall of a class without rows is undefined.
 *   <li>{@code roc_auc} of two labels is the same for both; with more labels it exists by class and as
 *       {@code roc_auc_ovr_macro} only. {@code average_precision} of two labels exists by class only, because it differs
 *       between them; of more it is the mean over labels.
 *   <li>{@code brier_score} of two labels is the mean squared difference from one of them (0 to 1), the same for both;
 *       else summed over the labels (0 to 2); by class it is that of the class against the rest.
 *   <li>{@code log_loss} keeps probabilities off 0 and 1 by the precision of their type, 1.1920929e-7, and does not
 *       rescale them.
 *   <li>One probability that is no number makes every metric of probabilities undefined.
 *   <li>{@code mape} is a fraction, and divides by at least 2.22e-16, so that an actual 0 makes it huge.
 *   <li>{@code r2} of a constant target is 1 for perfect predictions and else 0; it takes two rows.
 * </ul>
 */
public final class Metrics {

    private static final Range CORRELATION = new Range(-1, 1);
    private static final Range SQUARES = new Range(0, 2);
    private static final Range UP_TO_ONE = new Range(Double.NEGATIVE_INFINITY, 1);

    // Every row has one actual and one predicted class, so that the three micro averages are the accuracy.
    private static final List<MetricDefinition> TABLE = List.of(
            new MetricDefinition(
                    "example_count", NEITHER, Range.FROM_ZERO, Needs.NOTHING, new OfRows(Scored::rows), Estimator.NONE),
            micro("accuracy"),
            labels("balanced_accuracy", Range.UNIT, ConfusionMatrix::balancedAccuracy),
            labels("matthews_correlation", CORRELATION, ConfusionMatrix::matthews),
            eachLabel(
                    "precision",
                    ConfusionMatrix::precision,
                    ClassEstimates.share(
                            ConfusionMatrix::precise, ConfusionMatrix::precision, "rows predicted to be of the class")),
            labels("precision_macro", Range.UNIT, it -> it.macro(it::precision)),
            micro("precision_micro"),
            weighted("precision_weighted", it -> it.weighted(it::precision)),
            eachLabel(
                    "recall",
                    ConfusionMatrix::recall,
                    ClassEstimates.share(ConfusionMatrix::recalled, ConfusionMatrix::recall, "rows of the class")),
            labels("recall_macro", Range.UNIT, it -> it.macro(it::recall)),
            micro("recall_micro"),
            micro("recall_weighted", it -> it.weighted(it::recall)),
            eachLabel("f1", ConfusionMatrix::f1, ClassEstimates.ofEach(ConfusionMatrix::f1)),
            labels("f1_macro", Range.UNIT, it -> it.macro(it::f1)),
            micro("f1_micro"),
            weighted("f1_weighted", it -> it.weighted(it::f1)),
            probabilities(
                    "roc_auc",
                    MORE,
                    Range.UNIT,
                    Needs.PROBABILITIES_OF_TWO,
                    it -> it.ranking(1).rocAuc(),
                    (it, label) -> it.probabilities().ranking(label).rocAuc(),
                    ProbabilityEstimates.ranking(RankedBy.ROC_AUC, true)),
            probabilities(
                    "roc_auc_ovr_macro",
                    MORE,
                    Range.UNIT,
                    it -> it.mean(label -> it.ranking(label).rocAuc()),
                    ProbabilityEstimates.ranking(RankedBy.ROC_AUC, false)),
            probabilities(
                    "average_precision",
                    MORE,
                    Range.UNIT,
                    Needs.PROBABILITIES_OF_MORE,
                    it -> it.mean(label -> it.ranking(label).averagePrecision()),
                    (it, label) -> it.probabilities().ranking(label).averagePrecision(),
                    ProbabilityEstimates.ranking(RankedBy.AVERAGE_PRECISION, false)),
            probabilities(
                    "brier_score",
                    LESS,
                    SQUARES,
                    Needs.PROBABILITIES,
                    it -> it.ofLastOrSum(it::brier),
                    (it, label) -> it.probabilities().brier(label),
                    ProbabilityEstimates.loss(ClassProbabilities::squaredLoss, SQUARES)),
            probabilities(
                    "log_loss",
                    LESS,
                    Range.FROM_ZERO,
                    ClassProbabilities::logLoss,
                    ProbabilityEstimates.loss((it, row, label) -> it.logLoss(row), Range.FROM_ZERO)),
            numbers(
                    "mae",
                    LESS,
                    Range.FROM_ZERO,
                    Residuals::meanAbsolute,
                    Losses.ofNumbers(it -> row -> Math.abs(it.actual(row) - it.predicted(row)))),
            numbers(
                    "mse",
                    LESS,
                    Range.FROM_ZERO,
                    Residuals::meanSquared,
                    Losses.ofNumbers(
                            it -> row -> (it.actual(row) - it.predicted(row)) * (it.actual(row) - it.predicted(row)))),
            numbers("rmse", LESS, Range.FROM_ZERO, Residuals::rootMeanSquared, Losses.rootMeanSquared()),
            numbers(
                    "mape",
                    LESS,
                    Range.FROM_ZERO,
                    Residuals::meanRelative,
                    Losses.ofNumbers(it -> row -> Residuals.relative(it.actual(row), it.predicted(row)))),
            numbers("max_error", LESS, Range.FROM_ZERO, Residuals::largest, Estimator.NONE),
            numbers("r2", MORE, UP_TO_ONE, Residuals::r2, Losses.r2(UP_TO_ONE)));

    private static final Map<String, MetricDefinition> BY_NAME = byName();

    private Metrics() {}

    /** Returns the metric of that name, if there is one. */
    public static Optional<MetricDefinition> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns every metric, sorted by name. */
    public static Collection<MetricDefinition> all() {
        return BY_NAME.values();
    }

    /** Returns the names of the metrics of a task, or of all when the task is not known yet; sorted. */
    public static List<String> names(@Nullable Task task) {
        return names(metric -> task == null || metric.isFor(task));
    }

    /** Returns the names of the metrics that have a value by class; sorted. */
    public static List<String> namesWithClass() {
        return names(metric -> metric.classUse() != ClassUse.NONE);
    }

    /** Returns the names of the metrics of a classifier that need no probabilities; sorted. */
    public static List<String> namesOfLabels() {
        return names(metric -> metric.task().isPresent()
                && metric.isFor(Task.CLASSIFICATION)
                && !metric.needs().probabilities());
    }

    /** Returns the names of a metric's averages over the classes, which begin with its own; sorted. */
    public static List<String> averages(String name) {
        return BY_NAME.keySet().stream()
                .filter(other -> other.startsWith(name + "_"))
                .toList();
    }

    private static List<String> names(Predicate<MetricDefinition> wanted) {
        return BY_NAME.values().stream()
                .filter(wanted)
                .map(MetricDefinition::name)
                .toList();
    }

    private static Map<String, MetricDefinition> byName() {
        Map<String, MetricDefinition> byName = new TreeMap<>();
        TABLE.forEach(metric -> byName.put(metric.name(), metric));
        return Collections.unmodifiableMap(byName);
    }

    private static MetricDefinition labels(String name, Range range, ToDoubleFunction<ConfusionMatrix> value) {
        return labels(name, range, value, ClassEstimates.ofAll(value, range, ConfusionMatrix::rarest));
    }

    private static MetricDefinition weighted(String name, ToDoubleFunction<ConfusionMatrix> value) {
        return labels(name, Range.UNIT, value, ClassEstimates.weighted(value));
    }

    private static MetricDefinition micro(String name) {
        return micro(name, ConfusionMatrix::accuracy);
    }

    private static MetricDefinition micro(String name, ToDoubleFunction<ConfusionMatrix> value) {
        return labels(
                name,
                Range.UNIT,
                value,
                ClassEstimates.share((it, label) -> it.share(), (it, label) -> it.accuracy(), "rows"));
    }

    private static MetricDefinition labels(
            String name, Range range, ToDoubleFunction<ConfusionMatrix> value, Estimator estimator) {
        return new MetricDefinition(
                name, MORE, range, Needs.NOTHING, new OfClasses(it -> value.applyAsDouble(it.confusion())), estimator);
    }

    private static MetricDefinition eachLabel(String name, LabelValue value, Estimator estimator) {
        return new MetricDefinition(
                name,
                MORE,
                Range.UNIT,
                Needs.NOTHING,
                new OfEachClass((it, label) -> value.of(it.confusion(), label)),
                estimator);
    }

    private static MetricDefinition probabilities(
            String name,
            Direction direction,
            Range range,
            ToDoubleFunction<ClassProbabilities> value,
            Estimator estimator) {
        return new MetricDefinition(name, direction, range, Needs.PROBABILITIES, all(value), estimator);
    }

    private static MetricDefinition probabilities(
            String name,
            Direction direction,
            Range range,
            Needs needs,
            ToDoubleFunction<ClassProbabilities> value,
            OneAgainstRest each,
            Estimator estimator) {
        return new MetricDefinition(
                name, direction, range, needs, new OfClassesAndEach(all(value), new OfEachClass(each)), estimator);
    }

    private static OfClasses all(ToDoubleFunction<ClassProbabilities> value) {
        return new OfClasses(it -> value.applyAsDouble(it.probabilities()));
    }

    private static MetricDefinition numbers(
            String name, Direction direction, Range range, ToDoubleFunction<Residuals> value, Estimator estimator) {
        return new MetricDefinition(name, direction, range, Needs.NOTHING, new OfNumbers(value), estimator);
    }
}
