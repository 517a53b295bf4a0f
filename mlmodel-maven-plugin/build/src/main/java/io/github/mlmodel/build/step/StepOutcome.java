package io.github.mlmodel.build.step;

import java.util.Optional;

/** What became of a step. Each step has its own closed list of outcomes. */
public interface StepOutcome {

    /** Returns why the build fails; empty when it goes on. */
    default Optional<StepFailure> failure() {
        return Optional.empty();
    }
}
