package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.Optional;

/** What became of the data to look at. */
public sealed interface InitOutcome extends StepOutcome {

    /**
     * A suggestion.
     *
     * @param columns what is in the data, as a table
     * @param block a configuration to paste
     */
    record Suggested(String columns, String block) implements InitOutcome {}

    /**
     * The data, or the target, is named wrongly.
     *
     * @param sentence how, and what to do
     */
    record Refused(String sentence) implements InitOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * The data could not be looked at.
     *
     * @param why the failure
     */
    record JobsFailed(StepFailure why) implements InitOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
