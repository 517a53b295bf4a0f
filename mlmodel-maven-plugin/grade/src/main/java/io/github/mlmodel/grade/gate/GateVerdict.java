package io.github.mlmodel.grade.gate;

import io.github.mlmodel.model.verdict.GateOutcome;
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
public record GateVerdict(Gate gate, GateOutcome outcome, double value, String sentence) {

    /** Refuses what lacks a part, as a damaged file does, and an outcome that nothing is said about. */
    public GateVerdict {
        Objects.requireNonNull(gate);
        Objects.requireNonNull(outcome);
        if (sentence.isBlank()) {
            throw new IllegalArgumentException(outcome + " without a sentence");
        }
    }
}
