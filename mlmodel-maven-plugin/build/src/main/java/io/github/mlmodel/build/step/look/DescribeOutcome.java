package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the models to describe. */
public sealed interface DescribeOutcome extends StepOutcome {

    /**
     * The descriptions.
     *
     * @param texts a text of several lines a model
     */
    record Described(List<String> texts) implements DescribeOutcome {

        /** Copies the list. */
        public Described {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Data could not be looked at.
     *
     * @param why all failures
     */
    record JobsFailed(StepFailure why) implements DescribeOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
