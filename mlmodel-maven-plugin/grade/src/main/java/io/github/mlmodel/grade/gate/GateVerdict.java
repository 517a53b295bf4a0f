package io.github.mlmodel.grade.gate;

import org.jspecify.annotations.Nullable;

/**
 * What became of a gate.
 *
 * @param gate the gate as the user wrote it
 * @param metric the metric's name
 * @param label the class that the metric is of, or absent
 * @param outcome what became of it
 * @param value the metric's value; NaN where there is none
 * @param sentence what happened, for people; why, where the gate was not judged
 */
public record GateVerdict(
        String gate, String metric, @Nullable String label, Outcome outcome, double value, String sentence) {

    /** What became of a gate. */
    public enum Outcome {
        /** The bounds are kept. */
        PASS,
        /** A bound is not kept. */
        FAIL,
        /** A bound is not kept, and the user asked for a warning only. */
        WARN,
        /** The rows do not suffice to tell. */
        INCONCLUSIVE,
        /** The user asked not to judge. */
        SKIPPED,
        /** The metric could not be found out. */
        ERROR;

        /** Returns whether a grade with such a verdict is not passing. */
        public boolean blocks() {
            return this == FAIL || this == INCONCLUSIVE || this == ERROR;
        }
    }
}
