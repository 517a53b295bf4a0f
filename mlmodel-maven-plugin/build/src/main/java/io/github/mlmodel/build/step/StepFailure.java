package io.github.mlmodel.build.step;

import io.github.mlmodel.model.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed the build.
 *
 * @param user whether the user's project is at fault, rather than the machine, the network or this product
 * @param sentence what, where, what to do next
 * @param anchor where the documentation says more of all that is said, if it does
 */
public record StepFailure(
        boolean user, String sentence, @Nullable Anchor anchor) {

    /** Returns this failure with more sentences after its own. */
    public StepFailure and(String more) {
        return new StepFailure(user, sentence + more, anchor);
    }

    /** Returns a failure that the user's configuration, data or code caused. */
    public static StepFailure user(String sentence) {
        return new StepFailure(true, sentence, null);
    }

    /** Returns a failure of the machine, the network or this product. */
    public static StepFailure internal(String sentence) {
        return new StepFailure(false, sentence, null);
    }

    /** Returns the sentence, and a line that leads to where the documentation says more. */
    public String linked() {
        return anchor == null ? sentence : sentence + "\n" + anchor.more();
    }
}
