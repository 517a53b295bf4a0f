package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the models to train. */
public sealed interface TrainOutcome extends StepOutcome {

    /**
     * Every model stands in its folder.
     *
     * @param trained names of those that were trained just now
     */
    record Supplied(List<String> trained) implements TrainOutcome {

        /** Copies the list. */
        public Supplied {
            trained = List.copyOf(trained);
        }
    }

    /**
     * Nothing was trained, because something is wrong with the models or their data.
     *
     * @param why all that is wrong
     */
    record Refused(StepFailure why) implements TrainOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }

    /**
     * A training failed; what the others made is kept.
     *
     * @param why all failures
     */
    record JobsFailed(StepFailure why) implements TrainOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
