package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.Estimator;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far values may be off because the rows are a sample.
 *
 * @param confidence the share of samples in which an interval holds the value of all rows that there could be
 * @param metrics interval by metric, sorted by name; of those that have one on these rows
 * @param classMetrics interval by metric, then class, both sorted by name
 */
public record Intervals(
        double confidence, Map<String, Interval> metrics, Map<String, Map<String, Interval>> classMetrics) {

    /** The confidence of models that do not say theirs. */
    public static final double CONFIDENCE = 0.95;

    /** Of values that nothing is said about. */
    public static final Intervals NONE = new Intervals(CONFIDENCE, Map.of(), Map.of());

    /** Copies what it is given, in its order, and refuses what lacks a part, as a damaged file does. */
    public Intervals {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        classMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(classMetrics));
    }

    /** Finds the interval of every metric that has a value for what was scored. */
    static Intervals of(
            Collection<MetricDefinition> definitions,
            Scored scored,
            Map<String, Double> values,
            Map<String, Map<String, Double>> classValues,
            double confidence) {
        Map<String, Interval> metrics = new TreeMap<>();
        Map<String, Map<String, Interval>> classMetrics = new TreeMap<>();
        for (MetricDefinition definition : definitions) {
            String name = definition.name();
            double whole = values.getOrDefault(name, Double.NaN);
            interval(definition, scored, whole, null, confidence).ifPresent(found -> metrics.put(name, found));
            classValues.getOrDefault(name, Map.of()).forEach((label, value) -> interval(
                            definition, scored, value, label, confidence)
                    .ifPresent(found -> classMetrics
                            .computeIfAbsent(name, any -> new TreeMap<>())
                            .put(label, found)));
        }
        return new Intervals(confidence, metrics, classMetrics);
    }

    private static Optional<Interval> interval(
            MetricDefinition definition, Scored scored, double value, @Nullable String label, double confidence) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        return definition
                .estimate(scored, place(scored, label))
                .map(estimate -> estimate.interval(confidence))
                .filter(found -> Double.isFinite(found.lower()) && Double.isFinite(found.upper()));
    }

    /** Returns the place of a class among the labels, or what stands for all. */
    static int place(Scored scored, @Nullable String label) {
        return label == null
                ? Estimator.ALL
                : List.copyOf(scored.classRows().keySet()).indexOf(label);
    }

    /** Returns the interval of a metric, over all classes or of one, if there is one. */
    public Optional<Interval> of(String metric, @Nullable String label) {
        return Optional.ofNullable(
                label == null
                        ? metrics.get(metric)
                        : classMetrics.getOrDefault(metric, Map.of()).get(label));
    }
}
