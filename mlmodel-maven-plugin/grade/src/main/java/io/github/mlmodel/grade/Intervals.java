package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.Estimator;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
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
    static Intervals of(Collection<MetricDefinition> definitions, Scored scored, Scores scores, double confidence) {
        Map<String, Interval> metrics = new TreeMap<>();
        Map<String, Map<String, Interval>> classMetrics = new TreeMap<>();
        for (MetricDefinition definition : definitions) {
            String name = definition.name();
            interval(definition, scored, scores, null, confidence).ifPresent(found -> metrics.put(name, found));
            for (String label :
                    scores.classMetrics().getOrDefault(name, Map.of()).keySet()) {
                interval(definition, scored, scores, label, confidence).ifPresent(found -> classMetrics
                        .computeIfAbsent(name, any -> new TreeMap<>())
                        .put(label, found));
            }
        }
        return new Intervals(confidence, metrics, classMetrics);
    }

    private static Optional<Interval> interval(
            MetricDefinition definition, Scored scored, Scores scores, @Nullable String label, double confidence) {
        if (!Double.isFinite(scores.value(definition.name(), label).orElse(Double.NaN))) {
            return Optional.empty();
        }
        return definition
                .estimator()
                .of(scored, place(scored, label))
                .map(estimate -> estimate.interval(confidence))
                .filter(found -> Double.isFinite(found.lower()) && Double.isFinite(found.upper()));
    }

    /** Returns the place of a class among the labels, or what stands for all. */
    static int place(Scored scored, @Nullable String label) {
        List<String> labels = scored.choose(ScoredClasses::labels, numbers -> List.<String>of());
        return label == null ? Estimator.ALL : labels.indexOf(label);
    }

    /** Returns the interval of a metric, over all classes or of one, if there is one. */
    public Optional<Interval> of(String metric, @Nullable String label) {
        return Optional.ofNullable(
                label == null
                        ? metrics.get(metric)
                        : classMetrics.getOrDefault(metric, Map.of()).get(label));
    }
}
