package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.Task;
import java.util.Optional;

/** Warns of a model that nothing is asked of, whether tests are skipped or not. */
final class NoGates {

    private NoGates() {}

    /**
     * Warns, if there is cause.
     *
     * @param task what the model predicts; absent where it was not looked at
     */
    static void warn(BuiltModule module, ConfiguredModel model, Optional<Task> task) {
        if (model.gates().isEmpty()) {
            module.log()
                    .warn(model.name() + ": the model has no gates, so nothing says whether it is good enough."
                            + task.map(of -> " Add for example <gates><gate>" + example(of) + "</gate></gates>.")
                                    .orElse(" Give it <gates>."));
        }
    }

    private static String example(Task task) {
        return switch (task) {
            case CLASSIFICATION -> "accuracy >= 0.80";
            case REGRESSION -> "r2 >= 0.80";
        };
    }
}
