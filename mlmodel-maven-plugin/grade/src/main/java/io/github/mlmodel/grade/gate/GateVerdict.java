package io.github.mlmodel.grade.gate;

import java.util.Objects;

/**
 * What became of a gate.
 *
 * @param gate the gate
 * @param outcome what became of it
 * @param value the metric's value; NaN where there is none
 * @param sentence what happened, for people; the reason, where the outcome is none of {@code PASS}, {@code FAIL} and
 *     {@code WARN}
 */
public record GateVerdict(Gate gate, Status outcome, double value, String sentence) {

    /** Refuses what lacks a part, as a damaged file does, and an outcome that nothing is said about. */
    public GateVerdict {
        Objects.requireNonNull(gate);
        Objects.requireNonNull(outcome);
        if (sentence.isBlank()) {
            throw new IllegalArgumentException(outcome + " without a sentence");
        }
    }

    /** What became of a gate. */
    public enum Status {
        /** The criterion is kept. */
        PASS,
        /** It is not kept. */
        FAIL,
        /** It is not kept, and the user asked for a warning only. */
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
