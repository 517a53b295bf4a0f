package io.github.mlmodel.build.step.drift;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.grade.drift.Drift;
import java.util.List;
import java.util.Optional;

/** What became of the comparison. */
public sealed interface DriftOutcome extends StepOutcome {

    /**
     * All models were compared, and nothing is to fail.
     *
     * @param drifts what was found, a model each
     */
    record Compared(List<Drift> drifts) implements DriftOutcome {

        /** Copies the list. */
        public Compared {
            drifts = List.copyOf(drifts);
        }
    }

    /**
     * The build fails: columns drifted, and that is to fail it, or there was nothing to compare.
     *
     * @param why says so
     */
    record Failed(StepFailure why) implements DriftOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
