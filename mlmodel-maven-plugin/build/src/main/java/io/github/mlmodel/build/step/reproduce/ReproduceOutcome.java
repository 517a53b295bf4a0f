package io.github.mlmodel.build.step.reproduce;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the models to train again. */
public sealed interface ReproduceOutcome extends StepOutcome {

    /**
     * Where inputs are the same, bytes are, too.
     *
     * @param levels what was compared, by model
     */
    record Compared(Map<String, List<Level>> levels) implements ReproduceOutcome {

        /** Copies the map. */
        public Compared {
            levels = Map.copyOf(levels);
        }
    }

    /**
     * Equal inputs gave other bytes, or there was nothing to compare.
     *
     * @param why all that is in the way
     */
    record NotReproduced(StepFailure why) implements ReproduceOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
