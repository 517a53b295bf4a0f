package io.github.mlmodel.build.step.contract;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of a consumer's contracts. */
public sealed interface ContractOutcome extends StepOutcome {

    /**
     * They are published with the project.
     *
     * @param models the models that they are with
     */
    record Attached(List<String> models) implements ContractOutcome {

        /** Copies the list. */
        public Attached {
            models = List.copyOf(models);
        }
    }

    /** None is published, because no test has shown that it holds. */
    record Untested() implements ContractOutcome {}

    /**
     * There is none, or none that may be published.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements ContractOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }
}
