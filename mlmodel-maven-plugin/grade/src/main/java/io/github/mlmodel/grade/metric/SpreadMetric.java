package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import java.util.Optional;

/**
 * How far the values of a metric on several parts of the rows lie apart, as something that is judged by itself.
 *
 * @param name how it is called in gates
 * @param of the metric
 * @param ratio whether it is the smallest value divided by the largest; else it is the largest less the smallest
 */
public record SpreadMetric(String name, MetricTraits of, boolean ratio) implements MetricTraits {

    @Override
    public Direction direction() {
        return ratio ? Direction.MORE : Direction.LESS;
    }

    @Override
    public Optional<Task> task() {
        return of.task();
    }

    @Override
    public Range range() {
        return ratio
                ? Range.UNIT
                : new Range(0, of.range().highest() - of.range().lowest());
    }

    @Override
    public Needs needs() {
        return of.needs();
    }

    @Override
    public ClassUse classUse() {
        return of.classUse();
    }

    /** Returns whether a value of the metric may be below 0, so that no ratio of two says which is how far off. */
    public boolean isRatioOfSigned() {
        return ratio && of.range().lowest() < 0;
    }
}
