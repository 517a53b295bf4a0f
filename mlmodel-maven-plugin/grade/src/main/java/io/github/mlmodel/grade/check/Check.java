package io.github.mlmodel.grade.check;

import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of something that is looked at beside the gates. It may block a grade; that it passes is no pass of a gate.
 *
 * @param name what was looked at, which no other check of the model is called
 * @param outcome what became of it
 * @param facts what it rests on, by name
 * @param sentence what was found, for people
 */
public record Check(String name, GateOutcome outcome, Map<String, String> facts, String sentence) {

    /** Copies the map, and refuses what lacks a part, as a damaged file does, and an outcome that nothing is said about. */
    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(outcome);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        if (sentence.isBlank()) {
            throw new IllegalArgumentException(outcome + " without a sentence");
        }
    }

    /** Returns whether there is something to be told: what is in order, or was not looked at, stands in the report alone. */
    public boolean isFinding() {
        return outcome == GateOutcome.WARN || outcome.blocks();
    }
}
