package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.json.JsonSparse;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a rule.
 *
 * @param rule its name
 * @param outcome what became of it
 * @param sentence what was seen, for people; nothing of a single row
 * @param details values and places of single rows, which stand in no file that ships; empty where there are none
 */
public record RuleVerdict(String rule, GateOutcome outcome, String sentence, String details) implements JsonSparse {

    /** Refuses what lacks a part, as a damaged file does. */
    public RuleVerdict(String rule, GateOutcome outcome, String sentence, @Nullable String details) {
        this.rule = Objects.requireNonNull(rule);
        this.outcome = Objects.requireNonNull(outcome);
        this.sentence = Objects.requireNonNull(sentence);
        this.details = details == null ? "" : details;
    }

    /** Makes a verdict that tells nothing of single rows. */
    public RuleVerdict(String rule, GateOutcome outcome, String sentence) {
        this(rule, outcome, sentence, "");
    }

    /** Returns the sentence with the values and places of single rows. */
    public String text() {
        return details.isEmpty() ? sentence : sentence.substring(0, sentence.length() - 1) + details + ".";
    }

    /** Returns the verdict as it may ship. */
    public RuleVerdict withoutRows() {
        return new RuleVerdict(rule, outcome, sentence);
    }
}
