package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.Task;
import java.io.IOException;

/** Warns of a model that nothing is asked of, whether tests are skipped or not. */
final class NoGates {

    private NoGates() {}

    /** Warns with an example of a gate, for which the description of the model is read; only where it has none. */
    static void warn(BuiltModule module, ConfiguredModel model) throws IOException {
        if (model.gates().isEmpty()) {
            Task task = DescriptionReader.ofModelIn(module.workspace().model(model.name()))
                    .task();
            warn(module, model, "Add for example <gates><gate>" + example(task) + "</gate></gates>.");
        }
    }

    /** Warns where tests are skipped, and a description that cannot be read is no matter. */
    static void warnUnread(BuiltModule module, ConfiguredModel model) {
        if (model.gates().isEmpty()) {
            warn(module, model, "Give it <gates>.");
        }
    }

    private static void warn(BuiltModule module, ConfiguredModel model, String advice) {
        module.log()
                .warn(model.name() + ": the model has no gates, so nothing says whether it is good enough. " + advice);
    }

    private static String example(Task task) {
        return switch (task) {
            case CLASSIFICATION -> "accuracy >= 0.80";
            case REGRESSION -> "r2 >= 0.80";
        };
    }
}
