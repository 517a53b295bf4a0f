package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A metric: what it is, and how it is computed. Its task and its use of classes are those of its function, so that nothing
 * can contradict.
 *
 * @param name its name in gates, lower snake case
 * @param direction which values are better
 * @param range the values that it can have
 * @param needs what it asks of a classifier
 * @param function how it is computed from what was scored
 * @param estimator how far its value may be off
 */
public record MetricDefinition(
        String name, Direction direction, Range range, Needs needs, MetricFunction function, Estimator estimator)
        implements MetricTraits {

    /**
     * Returns a metric of the project's own.
     *
     * @param metric the metric
     * @param compute computes it; by the metric itself, but in whatever surroundings foreign code takes
     * @param values gives a value a row likewise, of which it is the mean; none where it is no mean
     */
    public static MetricDefinition of(
            Metric metric, ToDoubleFunction<Scored> compute, Function<Scored, double[]> values) {
        OwnMetric own = OwnMetric.of(metric);
        return new MetricDefinition(
                own.name(),
                own.direction(),
                own.range(),
                own.needs(),
                new MetricFunction.OfRows(compute),
                Losses.ofValues(values));
    }

    @Override
    public Optional<Task> task() {
        return function.task();
    }

    @Override
    public ClassUse classUse() {
        return function.classUse();
    }

    /** Computes the value over all rows; nothing where it has none for what was scored. NaN means undefined on these rows. */
    public OptionalDouble whole(Scored scored) {
        return scored.meets(needs) && needs.classes().holds(scored.classes())
                ? function.whole(scored)
                : OptionalDouble.empty();
    }

    /**
     * Estimates how far a value that is defined may be off.
     *
     * @param label the class at that place among the labels against the rest, or {@link Estimator#ALL}
     */
    public Optional<Estimate> estimate(Scored scored, int label) {
        Grouping groups = scored.groups();
        Optional<Estimate> estimate = estimator.of(scored, label);
        return groups == null ? estimate : estimate.map(each -> each.inGroups(groups));
    }

    /** Computes the value of each class by label; empty where it has none for what was scored. */
    public Map<String, Double> byClass(Scored scored) {
        return scored.meets(needs) ? function.byClass(scored) : Map.of();
    }
}
