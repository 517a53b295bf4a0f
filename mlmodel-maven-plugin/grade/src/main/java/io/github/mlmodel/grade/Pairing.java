package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.McNemar;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the values of two models go together that predicted the same rows: what is hard for one is hard for the other, so that
 * their difference is known better than either.
 *
 * @param metrics correlation by metric, sorted by name; of those that have an interval of both models
 * @param classMetrics correlation by metric, then class, both sorted by name
 * @param mcNemar probability that the two, were they right equally often, disagree at least as unevenly; NaN where no class is
 *     predicted, or rows belong together
 * @param shares the metrics that are shares of rows, of a class as gates name them ({@code recall[yes]}); absent in files of an
 *     earlier version
 */
public record Pairing(
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> classMetrics,
        double mcNemar,
        @Nullable List<String> shares) {

    /** Of models of which nothing is known. */
    public static final Pairing NONE = new Pairing(Map.of(), Map.of(), Double.NaN, List.of());

    /** Copies what it is given, in its order, and refuses what lacks a part, as a damaged file does. */
    public Pairing {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        classMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(classMetrics));
        shares = shares == null ? null : List.copyOf(shares);
    }

    /**
     * Pairs two models.
     *
     * @param definitions the metrics
     * @param today the rows with what the one predicts
     * @param ofToday what came out of it
     * @param before the same rows, in the same order, with what the other one predicts
     * @param ofBefore what came out of that
     */
    public static Pairing of(
            Collection<MetricDefinition> definitions, Scored today, Scores ofToday, Scored before, Scores ofBefore) {
        if (today.rows() != before.rows()) {
            return NONE;
        }
        Map<String, Double> metrics = new TreeMap<>();
        Map<String, Map<String, Double>> classMetrics = new TreeMap<>();
        List<String> shares = new ArrayList<>();
        Pair pair = new Pair(today, ofToday, before, ofBefore, shares);
        for (MetricDefinition definition : definitions) {
            String name = definition.name();
            pair.correlation(definition, null).ifPresent(found -> metrics.put(name, found));
            for (String label :
                    ofToday.classMetrics().getOrDefault(name, Map.of()).keySet()) {
                pair.correlation(definition, label).ifPresent(found -> classMetrics
                        .computeIfAbsent(name, any -> new TreeMap<>())
                        .put(label, found));
            }
        }
        return new Pairing(metrics, classMetrics, mcNemar(today, before), shares);
    }

    /** Returns the correlation of a metric's two values, over all classes or of one, if it is known. */
    Optional<Double> of(String metric, @Nullable String label) {
        return Optional.ofNullable(
                label == null
                        ? metrics.get(metric)
                        : classMetrics.getOrDefault(metric, Map.of()).get(label));
    }

    /** Returns whether a metric's two values are shares of rows. */
    boolean isOfShares(String metric, @Nullable String label) {
        return shares != null && shares.contains(named(metric, label));
    }

    private static String named(String metric, @Nullable String label) {
        return metric + (label == null ? "" : "[" + label + "]");
    }

    /** The test takes each row for itself. */
    private static double mcNemar(Scored today, Scored before) {
        if (today.groups() != null) {
            return Double.NaN;
        }
        return today.choose(
                one -> before.choose(
                        other -> {
                            long onlyOne = 0;
                            long onlyOther = 0;
                            for (int row = 0; row < one.rows(); row++) {
                                boolean right = one.actual(row) == one.predicted(row);
                                boolean otherRight = other.actual(row) == other.predicted(row);
                                onlyOne += right && !otherRight ? 1 : 0;
                                onlyOther += otherRight && !right ? 1 : 0;
                            }
                            return McNemar.p(onlyOne, onlyOther);
                        },
                        numbers -> Double.NaN),
                numbers -> Double.NaN);
    }

    /**
     * Two models and what came out of them.
     *
     * @param shares takes the names of metrics that are shares
     */
    private record Pair(Scored today, Scores ofToday, Scored before, Scores ofBefore, List<String> shares) {

        Optional<Double> correlation(MetricDefinition definition, @Nullable String label) {
            String name = definition.name();
            if (ofToday.intervals().of(name, label).isEmpty()
                    || ofBefore.intervals().of(name, label).isEmpty()) {
                return Optional.empty();
            }
            Optional<Estimate> one = definition.estimate(today, Intervals.place(today, label));
            Optional<Estimate> other = definition.estimate(before, Intervals.place(before, label));
            if (one.filter(Estimate::isShare).isPresent()
                    && other.filter(Estimate::isShare).isPresent()) {
                shares.add(named(name, label));
            }
            return one.flatMap(found -> other.map(found::correlation)).filter(Double::isFinite);
        }
    }
}
