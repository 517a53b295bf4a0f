package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the models to package. */
public sealed interface PackageOutcome extends StepOutcome {

    /**
     * Every model has a bundle.
     *
     * @param attached names of the models whose bundles are attached
     */
    record Packaged(List<String> attached) implements PackageOutcome {

        /** Copies the list. */
        public Packaged {
            attached = List.copyOf(attached);
        }
    }

    /** Nothing was to be done, and the jar carries no model that forbids it. */
    record Skipped() implements PackageOutcome {}

    /**
     * A model is missing, is not good enough for a release, or is another one in the jar.
     *
     * @param sentence which, and what to do
     */
    record Refused(String sentence) implements PackageOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * A model could not be evaluated.
     *
     * @param why all failures, and what is wrong with the others
     */
    record JobsFailed(StepFailure why) implements PackageOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
