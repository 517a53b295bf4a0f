package io.github.mlmodel.build.message;

import io.github.mlmodel.model.ModelGrade;
import java.util.List;

/**
 * A verified bundle.
 *
 * @param samples recorded rows that were predicted again
 * @param maxDifference largest difference from the recorded outputs
 * @param grade what is known of its gates
 * @param violations what was wrong, a sentence each; empty when all is well
 */
public record VerifyResult(int samples, double maxDifference, ModelGrade grade, List<String> violations) {

    /** Copies the list. */
    public VerifyResult {
        violations = List.copyOf(violations);
    }
}
