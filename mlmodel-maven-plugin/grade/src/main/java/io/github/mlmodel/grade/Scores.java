package io.github.mlmodel.grade;

import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came out on some rows.
 *
 * @param rows number of rows
 * @param metrics value by metric, the project's own among them, sorted by name; NaN where it is undefined on these rows
 * @param classMetrics value by metric, then class, both sorted by name
 * @param classRows rows by class, in the order of the labels; empty for regression
 * @param confusion rows: actual class, columns: predicted class, both in the order of the labels; empty for
 *     regression and beyond 200 classes
 * @param intervals how far the values may be off
 */
public record Scores(
        long rows,
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> classMetrics,
        Map<String, Long> classRows,
        List<List<Long>> confusion,
        Intervals intervals) {

    /** Above that the confusion matrix is left out: it grows by the square, and it ships with the model. */
    private static final int MOST_CLASSES = 200;

    /** Copies what it is given, in its order, and refuses what lacks a part, as a damaged file does. */
    public Scores {
        metrics = copy(metrics);
        classMetrics = copy(classMetrics);
        classRows = copy(classRows);
        confusion = List.copyOf(confusion);
        Objects.requireNonNull(intervals);
    }

    /** Makes those of which nobody knows how far they may be off. */
    public Scores(
            long rows,
            Map<String, Double> metrics,
            Map<String, Map<String, Double>> classMetrics,
            Map<String, Long> classRows,
            List<List<Long>> confusion) {
        this(rows, metrics, classMetrics, classRows, confusion, Intervals.NONE);
    }

    /** Computes every metric that has a value for what was scored, and how far each may be off. */
    public static Scores of(Collection<MetricDefinition> definitions, Scored scored, double confidence) {
        Scores scores = of(definitions, scored);
        return scores.with(Intervals.of(definitions, scored, scores.metrics(), scores.classMetrics(), confidence));
    }

    /** Returns the same values, of which it is known how far they may be off. */
    public Scores with(Intervals other) {
        return new Scores(rows, metrics, classMetrics, classRows, confusion, other);
    }

    /** Returns the same without the confusion matrix. */
    public Scores withoutConfusion() {
        return new Scores(rows, metrics, classMetrics, classRows, List.of(), intervals);
    }

    /** Computes every metric that has a value for what was scored. */
    public static Scores of(Collection<MetricDefinition> definitions, Scored scored) {
        Map<String, Double> metrics = new TreeMap<>();
        Map<String, Map<String, Double>> classMetrics = new TreeMap<>();
        for (MetricDefinition definition : definitions) {
            definition.whole(scored).ifPresent(value -> metrics.put(definition.name(), value));
            Map<String, Double> byClass = definition.byClass(scored);
            if (!byClass.isEmpty()) {
                classMetrics.put(definition.name(), byClass);
            }
        }
        Map<String, Long> classRows = scored.classRows();
        return new Scores(
                scored.rows(),
                metrics,
                classMetrics,
                classRows,
                classRows.size() <= MOST_CLASSES ? scored.confusionCounts() : List.of());
    }

    /** Returns the value of a metric, over all classes or of one, if there is one. */
    public OptionalDouble value(String metric, @Nullable String label) {
        Double value = label == null
                ? metrics.get(metric)
                : classMetrics.getOrDefault(metric, Map.of()).get(label);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Returns all values, by metric and class as gates name them: {@code accuracy}, {@code recall[yes]}.
     *
     * @param mostClasses beyond that classes are left out
     */
    public Map<String, Double> named(int mostClasses) {
        Map<String, Double> named = new TreeMap<>(metrics);
        if (classRows.size() <= mostClasses) {
            classMetrics.forEach((metric, byClass) ->
                    byClass.forEach((label, value) -> named.put(metric + "[" + label + "]", value)));
        }
        return named;
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
