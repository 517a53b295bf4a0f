package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is.
 *
 * @param name its name in gates, lower snake case
 * @param task the task it is for, or absent when it is for every task
 * @param higherIsBetter its direction
 * @param lowest the least value it can have
 * @param highest the largest value it can have
 * @param needsProbabilities whether it is refused for a classifier that gives scores only
 * @param classUse whether a gate names a class with it
 */
public record MetricDefinition(
        String name,
        @Nullable Task task,
        boolean higherIsBetter,
        double lowest,
        double highest,
        boolean needsProbabilities,
        ClassUse classUse) {

    /** Whether a gate names a class with a metric, as in {@code recall[yes]}. */
    public enum ClassUse {
        /** It is of all classes, or of no class. */
        NONE,
        /** It is of all classes, or of the named one against the rest. */
        OPTIONAL,
        /** It is of one class, which must be named. */
        REQUIRED
    }

    /** Returns whether the metric is defined for a task. */
    public boolean isFor(Task other) {
        return task == null || task == other;
    }

    /** Returns the range in words, for example {@code from 0 to 1}. */
    public String range() {
        if (Double.isInfinite(lowest)) {
            return "up to " + MetricText.of(highest);
        }
        return Double.isInfinite(highest)
                ? "from " + MetricText.of(lowest) + " upwards"
                : "from " + MetricText.of(lowest) + " to " + MetricText.of(highest);
    }
}
