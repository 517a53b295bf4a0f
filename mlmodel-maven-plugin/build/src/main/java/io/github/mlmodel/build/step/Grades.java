package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The grades that stand in a module's model folders, where nothing was judged. */
public final class Grades {

    private Grades() {}

    /** Marks the model ungraded, unless what stands in its folder is of this very file. */
    public static void voidUnlessOfModel(BuiltModule module, ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        Path file = ModelFile.MODEL.in(folder);
        if (!Files.isRegularFile(file)) {
            return;
        }
        String digest = module.workspace().digest(model.name(), ModelFile.MODEL);
        Optional<Evaluation> evaluation = Json.readIfWhole(ModelFile.EVALUATION.in(folder), Evaluation.class);
        if (evaluation.isEmpty() || !evaluation.get().basis().modelDigest().equals(digest)) {
            Grade grade = Grade.skipped(model.gates(), model.name(), digest, "not graded yet");
            AtomicFiles.write(ModelFile.GRADE.in(folder), Json.write(grade));
            forgetEvaluation(module, model.name());
        }
    }

    /** Removes an evaluation that is not one of the model, and the report of it. */
    public static void forgetEvaluation(BuiltModule module, String model) throws IOException {
        Files.deleteIfExists(module.workspace().file(model, ModelFile.EVALUATION));
        Files.deleteIfExists(module.workspace().file(model, ModelFile.REPORT));
    }
}
