package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.generate.GeneratedContract;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares models with the classes that were generated for them before. */
final class GeneratedClasses {

    private final BuiltModule module;

    GeneratedClasses(BuiltModule module) {
        this.module = module;
    }

    /** Returns what of the models is not as their classes expect it. */
    Optional<StepFailure> failure(List<ConfiguredModel> models) throws IOException {
        Violations violations = new Violations();
        for (ConfiguredModel model : models) {
            Path folder = module.workspace().model(model.name());
            Path file = ModelFile.DESCRIPTION.in(folder);
            Optional<GeneratedContract> contract = GeneratedContract.read(folder);
            if (contract.isEmpty() || !Files.isRegularFile(file)) {
                continue;
            }
            ModelDescription description = DescriptionReader.read(Files.readAllBytes(file), file.toString());
            List<String> differences = contract.get().differences(description);
            if (!differences.isEmpty()) {
                violations.add("Model '" + model.name() + "' is not as "
                        + contract.get().className()
                        + " expects it, which was generated before: " + String.join("; ", differences)
                        + ". Run 'mvn clean compile', or bring its schema up to date with"
                        + " 'mvn mlmodel:schema -Dmlmodel.schema.update=true'.");
            }
        }
        return violations
                .sentence("Generated classes do not fit, because of", "problem")
                .map(StepFailure::user);
    }
}
