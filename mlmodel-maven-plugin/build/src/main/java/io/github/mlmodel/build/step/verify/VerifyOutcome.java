package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.Optional;

/** What became of the bundles to verify. */
public sealed interface VerifyOutcome extends StepOutcome {

    /** Every bundle is what it should be, and what was to be stored is stored. */
    record Verified() implements VerifyOutcome {}

    /**
     * A bundle is missing.
     *
     * @param sentence which, and what to do
     */
    record NothingToVerify(String sentence) implements VerifyOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * A bundle is not what it should be.
     *
     * @param sentence all that is wrong with all of them
     */
    record Violated(String sentence) implements VerifyOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * Models were not stored, because they have no passing grade; the others were.
     *
     * @param sentence which, and what to do
     */
    record NotStored(String sentence) implements VerifyOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * A bundle could not be looked at.
     *
     * @param why all failures
     */
    record JobsFailed(StepFailure why) implements VerifyOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
