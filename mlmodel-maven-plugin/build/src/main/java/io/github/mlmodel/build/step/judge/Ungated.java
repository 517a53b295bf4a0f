package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.grade.gate.Grade;

/**
 * Whether a person lets models go without a passing grade.
 *
 * @param allowed whether it is so
 */
public record Ungated(boolean allowed) {

    /** The property by which it is said, and the mark that it leaves. */
    public static final String PROPERTY = "mlmodel.allowUngated";

    /** Returns a grade with the mark, where that is allowed and the grade does not pass. */
    public Grade mark(Grade grade) {
        return allowed ? grade.allowedBy(PROPERTY) : grade;
    }
}
