package io.github.mlmodel.grade.fold;

import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Range;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An estimate of how well models predict that are trained as this one was. It is of models that are thrown away, and never of
 * the file that ships.
 *
 * @param confidence confidence of the intervals
 * @param scores what came out on each part
 * @param means what that comes to, by metric as in the scores
 */
public record CrossValidation(double confidence, FoldScores scores, Map<String, FoldMean> means) {

    /** Copies the map, and refuses what lacks a part, as a damaged file does. */
    public CrossValidation {
        if (!scores.values().keySet().containsAll(means.keySet())) {
            throw new IllegalArgumentException("a mean is that of the parts' values");
        }
        means = Collections.unmodifiableMap(new TreeMap<>(means));
    }

    /** Makes it of the parts' scores. */
    public static CrossValidation of(FoldScores scores, double confidence) {
        Map<String, FoldMean> means = new TreeMap<>();
        scores.values().forEach((name, values) -> means.put(name, FoldMean.of(values, range(name), confidence)));
        return new CrossValidation(confidence, scores, means);
    }

    private static Range range(String name) {
        int label = name.indexOf('[');
        return Metrics.find(label < 0 ? name : name.substring(0, label))
                .map(MetricDefinition::range)
                .orElse(Range.ANY);
    }

    /** Returns how many parts there are. */
    public int folds() {
        return scores.rows().size();
    }

    /** Returns what a metric comes to over the parts, if each of them has a value of it. */
    public Optional<FoldMean> mean(String name) {
        return Optional.ofNullable(means.get(name));
    }

    /** Returns what a metric came to on the parts, in words: the least and the largest value. */
    public Optional<String> spread(String name) {
        return Optional.ofNullable(scores.values().get(name))
                .map(values ->
                        MetricText.of(Collections.min(values)) + " to " + MetricText.of(Collections.max(values)));
    }
}
