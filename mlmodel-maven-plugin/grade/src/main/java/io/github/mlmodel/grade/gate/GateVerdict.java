package io.github.mlmodel.grade.gate;

import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a gate.
 *
 * @param gate the gate
 * @param outcome what became of it
 * @param value the metric's value; NaN where there is none
 * @param versus what it was compared with; absent where the gate asks nothing of a baseline, or has none
 * @param sentence what happened, for people; the reason, where the outcome is none of {@code PASS}, {@code FAIL} and
 *     {@code WARN}
 */
public record GateVerdict(
        Gate gate,
        GateOutcome outcome,
        double value,
        @Nullable Versus versus,
        String sentence) {

    /** Refuses what lacks a part, as a damaged file does, and an outcome that nothing is said about. */
    public GateVerdict {
        Objects.requireNonNull(gate);
        Objects.requireNonNull(outcome);
        if (sentence.isBlank()) {
            throw new IllegalArgumentException(outcome + " without a sentence");
        }
    }

    /** Makes the verdict of a gate that compares nothing. */
    public GateVerdict(Gate gate, GateOutcome outcome, double value, String sentence) {
        this(gate, outcome, value, null, sentence);
    }

    /** Returns the verdict of a gate that could not be judged, for a reason that is a clause. */
    static GateVerdict couldNot(Gate gate, String problem, double value) {
        return new GateVerdict(
                gate, GateOutcome.ERROR, value, "Gate '" + gate.text() + "' could not be judged: " + problem + ".");
    }

    /**
     * What a value was compared with.
     *
     * @param baseline the baseline's value
     * @param difference the value less the baseline's
     * @param bound what the value had to reach, or was not to leave, by the gate
     * @param rows the number of rows of both
     */
    public record Versus(double baseline, double difference, double bound, long rows) {}
}
