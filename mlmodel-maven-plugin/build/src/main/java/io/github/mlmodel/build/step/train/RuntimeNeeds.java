package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.RuntimeDependency;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.util.List;

/**
 * What an application needs to call a project's models, beside its jar.
 *
 * @param version version of the product
 */
record RuntimeNeeds(BuiltModule module, String version) {

    /** Warns of what the project does not depend on, and whoever depends on its jar will not have. */
    void warn(List<ConfiguredModel> models) {
        if (!module.project().isJar()) {
            return;
        }
        RuntimeDependency present = module.project().runtime();
        if (present == RuntimeDependency.NONE) {
            module.log()
                    .warn("This project does not depend on " + artifact(RuntimeDependency.RUNTIME)
                            + ", so a project that depends on its jar finds the model but not the code to call it."
                            + " Add the dependency.");
        }
        if (present != RuntimeDependency.ONNX_RUNTIME) {
            models.forEach(model -> warnOfOperators(model.name()));
        }
    }

    private void warnOfOperators(String model) {
        Json.readIfWhole(module.workspace().file(model, ModelFile.FINGERPRINT), RecordedFingerprint.class)
                .map(RecordedFingerprint::beyondJava)
                .ifPresent(operators -> module.log()
                        .warn(model + ": Java does not evaluate " + operators + ", so an application needs "
                                + artifact(RuntimeDependency.WITH_ONNX_RUNTIME)
                                + ", on which this project does not depend. Add the dependency."));
    }

    private String artifact(String name) {
        return "io.github.mlmodel:" + name + ":" + version;
    }
}
