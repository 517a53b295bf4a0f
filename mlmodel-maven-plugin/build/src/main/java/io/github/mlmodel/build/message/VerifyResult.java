package io.github.mlmodel.build.message;

import io.github.mlmodel.model.ModelGrade;
import java.util.List;

/**
 * A verified bundle.
 *
 * @param samples recorded rows that were predicted again
 * @param maxDifference largest difference from the recorded outputs
 * @param grade what is known of its gates
 * @param violations what is wrong with the bundle, a sentence each; empty when all is well
 * @param exceeded budgets that the model goes beyond, however often it is built, a sentence each
 */
public record VerifyResult(
        int samples, double maxDifference, ModelGrade grade, List<String> violations, List<String> exceeded) {

    /** Copies the lists. */
    public VerifyResult {
        violations = List.copyOf(violations);
        exceeded = List.copyOf(exceeded);
    }

    /** Returns whether the bundle is as it should be. */
    public boolean isVerified() {
        return violations.isEmpty() && exceeded.isEmpty();
    }
}
