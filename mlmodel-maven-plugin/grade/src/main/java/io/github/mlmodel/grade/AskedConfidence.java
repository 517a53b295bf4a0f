package io.github.mlmodel.grade;

import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Objects;

/**
 * How sure a verdict had to be.
 *
 * @param level the confidence of the intervals that decided
 * @param inconclusive what became of a gate whose bound lay in the interval
 */
public record AskedConfidence(double level, GateOutcome inconclusive) {

    /** Refuses what lacks a part, as a damaged file does. */
    public AskedConfidence {
        Objects.requireNonNull(inconclusive);
    }
}
