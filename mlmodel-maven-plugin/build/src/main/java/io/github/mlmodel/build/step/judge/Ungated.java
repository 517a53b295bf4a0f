package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.grade.gate.Grade;
import java.util.Set;

/**
 * Which models a person lets go without a passing grade.
 *
 * @param all whether any
 * @param models those that an execution of the plugin lets go by its own configuration
 */
public record Ungated(boolean all, Set<String> models) {

    /** The property by which it is said, and the mark that it leaves. */
    public static final String PROPERTY = "mlmodel.allowUngated";

    /** Copies the set. */
    public Ungated {
        models = Set.copyOf(models);
    }

    /** Returns whether a model may go. */
    public boolean allows(String model) {
        return all || models.contains(model);
    }

    /** Returns a grade with the mark, where its model may go and it does not pass. */
    public Grade mark(Grade grade) {
        return allows(grade.model()) ? grade.allowedBy(PROPERTY) : grade;
    }
}
