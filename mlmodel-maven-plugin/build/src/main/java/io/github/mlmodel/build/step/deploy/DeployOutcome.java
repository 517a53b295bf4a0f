package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;
import java.util.Optional;

/** What became of the bundles that were published. */
public sealed interface DeployOutcome extends StepOutcome {

    /**
     * All that could be fetched is what was built, and works.
     *
     * @param verified names of the models that were fetched
     * @param unverified names of the models that are not there yet
     */
    record Checked(List<String> verified, List<String> unverified) implements DeployOutcome {

        /** Copies the lists. */
        public Checked {
            verified = List.copyOf(verified);
            unverified = List.copyOf(unverified);
        }
    }

    /**
     * Nothing was asked for, because the upload comes at the end of the build.
     *
     * @param models names of the models
     */
    record Left(List<String> models) implements DeployOutcome {

        /** Copies the list. */
        public Left {
            models = List.copyOf(models);
        }
    }

    /**
     * A release is not published in parts.
     *
     * @param sentence says so
     */
    record Refused(String sentence) implements DeployOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * What was published is not what was built, does not work, or was refused.
     *
     * @param sentence all that is wrong with all of them
     */
    record Disproved(String sentence) implements DeployOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.internal(sentence));
        }
    }

    /**
     * A bundle could not be looked at.
     *
     * @param why all failures
     */
    record JobsFailed(StepFailure why) implements DeployOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
