package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the classes to generate. */
public sealed interface GenerateOutcome extends StepOutcome {

    /**
     * They stand in the source folder.
     *
     * @param classes their full names
     */
    record Generated(List<String> classes) implements GenerateOutcome {

        /** Copies the list. */
        public Generated {
            classes = List.copyOf(classes);
        }
    }

    /**
     * None was changed.
     *
     * @param why all that is in the way
     */
    record NotGenerated(StepFailure why) implements GenerateOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
