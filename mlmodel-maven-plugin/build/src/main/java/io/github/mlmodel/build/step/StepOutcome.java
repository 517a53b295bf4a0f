package io.github.mlmodel.build.step;

import java.io.IOException;
import java.util.Optional;

/** What became of a step. Each step has its own closed list of outcomes. */
public interface StepOutcome {

    /** Returns why the build fails; empty when it goes on. */
    default Optional<StepFailure> failure() {
        return Optional.empty();
    }

    /** What comes after a step. */
    @FunctionalInterface
    interface Next {

        /** Does it, and returns what became of it. */
        StepOutcome run() throws IOException;
    }

    /** Does what comes next, unless this failed. */
    default StepOutcome then(Next next) throws IOException {
        return failure().isPresent() ? this : next.run();
    }
}
