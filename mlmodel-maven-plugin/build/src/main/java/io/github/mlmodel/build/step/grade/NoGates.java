package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.Task;
import java.io.IOException;

/** Warns of a model that nothing is asked of, whether tests are skipped or not. */
final class NoGates {

    private NoGates() {}

    static void warn(BuiltModule module, ConfiguredModel model) throws IOException {
        if (model.gates().isEmpty()) {
            Task task = DescriptionReader.ofModelIn(module.workspace().model(model.name()))
                    .task();
            module.log()
                    .warn(model.name() + ": the model has no gates, so nothing says whether it is good enough."
                            + " Add for example <gates><gate>" + example(task) + "</gate></gates>.");
        }
    }

    private static String example(Task task) {
        return switch (task) {
            case CLASSIFICATION -> "accuracy >= 0.80";
            case REGRESSION -> "r2 >= 0.80";
        };
    }
}
