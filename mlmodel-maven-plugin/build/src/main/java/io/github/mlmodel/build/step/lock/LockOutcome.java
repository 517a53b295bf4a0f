package io.github.mlmodel.build.step.lock;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.Optional;

/** What became of a comparison with {@code mlmodel.lock}. */
public sealed interface LockOutcome extends StepOutcome {

    /** The build may go on: nothing is locked, all is as locked, or it was locked just now. */
    record Fine() implements LockOutcome {}

    /**
     * A model is not the one that is locked.
     *
     * @param sentence all models that are not
     */
    record Refused(String sentence) implements LockOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }
}
