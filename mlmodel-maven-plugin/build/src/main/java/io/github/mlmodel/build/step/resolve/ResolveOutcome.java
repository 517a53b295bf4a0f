package io.github.mlmodel.build.step.resolve;

import io.github.mlmodel.build.step.StepOutcome;
import java.util.List;

/** What became of the models whose libraries and files are resolved. */
public sealed interface ResolveOutcome extends StepOutcome {

    /**
     * All is in the local repository.
     *
     * @param models names of the models
     * @param jars number of jars of the worker and the engines
     */
    record Resolved(List<String> models, int jars) implements ResolveOutcome {

        /** Copies the list. */
        public Resolved {
            models = List.copyOf(models);
        }
    }
}
