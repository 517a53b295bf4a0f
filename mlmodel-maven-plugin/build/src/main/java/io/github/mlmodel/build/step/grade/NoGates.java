package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;

/** Warns of a model that nothing is asked of, whether tests are skipped or not. */
final class NoGates {

    private NoGates() {}

    static void warn(BuiltModule module, ConfiguredModel model) {
        if (model.gates().isEmpty()) {
            module.log()
                    .warn(model.name() + ": the model has no gates, so nothing says whether it is good enough."
                            + " Add for example <gates><gate>accuracy >= 0.80</gate></gates>.");
        }
    }
}
