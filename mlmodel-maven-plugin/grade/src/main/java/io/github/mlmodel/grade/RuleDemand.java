package io.github.mlmodel.grade;

import java.util.Objects;

/**
 * What a rule of a schema asks of data.
 *
 * @param asked what it bounds, named as the rule is
 * @param fixed what else it asks, of which it can be told whether it is the same, and not whether it is less; empty where
 *     there is nothing
 */
public record RuleDemand(AskedGate asked, String fixed) {

    /** Refuses what lacks a part, as a damaged file does. */
    public RuleDemand {
        Objects.requireNonNull(asked);
        Objects.requireNonNull(fixed);
    }
}
