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

    /** The fact that names the consumer whose contract was judged. */
    public static final String CONSUMER = "consumer";

    /** The fact that tells of single rows, and stands in no file that ships. */
    public static final String ROWS = "single rows";

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

    /** Returns whether it is a consumer's contract, which somebody has asked for and wants to see listed. */
    public boolean isOfConsumer() {
        return facts.containsKey(CONSUMER);
    }

    /** Returns the sentence, with what is to be told of single rows. */
    public String text() {
        return sentence + facts.getOrDefault(ROWS, "");
    }

    /** Returns the same as it may ship. */
    public Check withoutRows() {
        Map<String, String> kept = new LinkedHashMap<>(facts);
        kept.remove(ROWS);
        return new Check(name, outcome, kept, sentence);
    }
}
