package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the schemas to write. */
public sealed interface SchemaOutcome extends StepOutcome {

    /**
     * They stand in {@code src/models}.
     *
     * @param files the files that were written, as messages name them
     */
    record Inferred(List<String> files) implements SchemaOutcome {

        /** Copies the list. */
        public Inferred {
            files = List.copyOf(files);
        }
    }

    /**
     * None was written.
     *
     * @param why all that is in the way
     */
    record NotInferred(StepFailure why) implements SchemaOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
