package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Metric;
import java.util.Objects;
import java.util.Optional;

/**
 * A metric of the project's own code, as an evaluation records it: where it is judged and reported, the code is not there.
 *
 * @param name its name in gates
 * @param direction which values are better
 */
public record OwnMetric(String name, Direction direction) implements MetricTraits {

    /** Refuses what lacks a part, as a damaged file does. */
    public OwnMetric {
        Objects.requireNonNull(name);
        Objects.requireNonNull(direction);
    }

    /** Returns what is recorded of a metric. */
    public static OwnMetric of(Metric metric) {
        return new OwnMetric(metric.name(), Direction.of(metric.higherIsBetter()));
    }

    @Override
    public Optional<Task> task() {
        return Optional.empty();
    }

    @Override
    public Range range() {
        return Range.ANY;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public ClassUse classUse() {
        return ClassUse.NONE;
    }
}
