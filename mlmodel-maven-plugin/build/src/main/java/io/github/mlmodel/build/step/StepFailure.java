package io.github.mlmodel.build.step;

import io.github.mlmodel.model.Anchor;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Why a step failed the build.
 *
 * @param user whether the user's project is at fault, rather than the machine, the network or this product
 * @param sentence what, where, what to do next
 * @param anchors where the documentation says more, in the order of the sentence
 */
public record StepFailure(boolean user, String sentence, Set<Anchor> anchors) {

    /** Copies the anchors. */
    public StepFailure {
        anchors = Collections.unmodifiableSet(new LinkedHashSet<>(anchors));
    }

    /** Returns this failure with more sentences after its own. */
    public StepFailure and(String more) {
        return new StepFailure(user, sentence + more, anchors);
    }

    /** Returns a failure that the user's configuration, data or code caused. */
    public static StepFailure user(String sentence) {
        return new StepFailure(true, sentence, Set.of());
    }

    /** Returns a failure of the machine, the network or this product. */
    public static StepFailure internal(String sentence) {
        return new StepFailure(false, sentence, Set.of());
    }
}
