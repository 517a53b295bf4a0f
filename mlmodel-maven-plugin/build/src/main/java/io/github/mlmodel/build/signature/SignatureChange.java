package io.github.mlmodel.build.signature;

import io.github.mlmodel.model.text.Printable;

/**
 * A difference of what a model takes or gives from what an earlier one did.
 *
 * @param breaks whether code that was right before fails with it, or means something else
 * @param clause what it is, and what those who use the model see of it
 */
public record SignatureChange(boolean breaks, String clause) {

    static SignatureChange breaking(String clause) {
        return new SignatureChange(true, clause);
    }

    /** Returns a name out of data, as clauses have it. */
    static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }
}
