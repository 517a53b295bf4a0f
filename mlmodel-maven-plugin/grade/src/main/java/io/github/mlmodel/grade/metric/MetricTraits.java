package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import java.util.Optional;

/**
 * What is known of a metric without its function: all that judging and reporting need, of the built-in ones as of the
 * project's own.
 */
public sealed interface MetricTraits permits MetricDefinition, OwnMetric, SpreadMetric {

    /** Returns its name in gates, lower snake case. */
    String name();

    /** Returns which values are better. */
    Direction direction();

    /** Returns the task that it is for; nothing means every task. */
    Optional<Task> task();

    /** Returns the values that it can have. */
    Range range();

    /** Returns what it asks of a classifier. */
    Needs needs();

    /** Returns whether a gate names a class with it. */
    ClassUse classUse();

    /** Returns whether it is defined for a task. */
    default boolean isFor(Task other) {
        return task().isEmpty() || task().get() == other;
    }
}
