package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.json.JsonText;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Locale;

/** What it means when data breaks a rule. */
public enum RuleSeverity implements JsonText {
    /** Nothing is trained, and no grade passes. */
    ERROR,
    /** A warning. */
    WARN;

    /** Returns the word that people write. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    GateOutcome outcome(boolean broken) {
        return !broken ? GateOutcome.PASS : this == ERROR ? GateOutcome.FAIL : GateOutcome.WARN;
    }
}
