package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFiles;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The evaluations and grades that stand in a module's model folders, and whether they still hold. */
public final class Grades {

    private Grades() {}

    /** Returns the model's evaluation, if it is one of these inputs. */
    public static Optional<Evaluation> evaluation(
            BuiltModule module, ConfiguredModel model, Map<String, String> inputs) {
        Path file = module.workspace().model(model.name()).resolve(ModelFiles.EVALUATION);
        return Json.readIfWhole(file, Evaluation.class)
                .filter(evaluation -> evaluation.format() == Evaluation.FORMAT
                        && evaluation.basis().inputs().equals(inputs));
    }

    /** Returns the model's grade, if it holds for the model, gates, rows and metric code of now. */
    public static Optional<Grade> validGrade(BuiltModule module, ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        if (!Files.isRegularFile(folder.resolve(ModelFiles.MODEL))) {
            return Optional.empty();
        }
        Optional<Evaluation> evaluation =
                evaluation(module, model, module.inputs().evaluationInputs(model));
        Optional<Grade> grade = Json.readIfWhole(folder.resolve(ModelFiles.GRADE), Grade.class);
        if (evaluation.isEmpty() || grade.isEmpty()) {
            return Optional.empty();
        }
        String expected = Grade.digest(
                evaluation.get().basis().modelDigest(),
                model.gates(),
                evaluation.get().basis().rowsDigest(),
                module.inputs().metricsDigest());
        return grade.filter(found -> found.digest().equals(expected));
    }

    /** Marks the model ungraded, unless what stands in its folder is of this very file. */
    public static void voidUnlessOfModel(BuiltModule module, ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        Path file = folder.resolve(ModelFiles.MODEL);
        if (!Files.isRegularFile(file)) {
            return;
        }
        String digest = module.workspace().digest(model.name(), ModelFiles.MODEL);
        Optional<Evaluation> evaluation = Json.readIfWhole(folder.resolve(ModelFiles.EVALUATION), Evaluation.class);
        if (evaluation.isEmpty() || !evaluation.get().basis().modelDigest().equals(digest)) {
            markUngraded(module, model, "not graded yet");
            Files.deleteIfExists(folder.resolve(ModelFiles.EVALUATION));
            Files.deleteIfExists(folder.resolve(ModelFiles.REPORT));
        }
    }

    /** Writes a grade that says why there is none. */
    public static void markUngraded(BuiltModule module, ConfiguredModel model, String reason) throws IOException {
        Path folder = module.workspace().model(model.name());
        AtomicFiles.write(
                folder.resolve(ModelFiles.GRADE), Json.write(Grade.skipped(model.gates(), model.name(), reason)));
    }
}
