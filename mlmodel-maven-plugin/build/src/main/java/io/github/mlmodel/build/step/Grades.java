package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
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
        Path file = module.workspace().file(model.name(), ModelFile.EVALUATION);
        return Json.readIfWhole(file, Evaluation.class)
                .filter(evaluation -> evaluation.format() == Evaluation.FORMAT
                        && evaluation.basis().inputs().equals(inputs));
    }

    /** Returns the model's grade, if it holds for the model, gates, rows and metric code of now. */
    public static Optional<Grade> validGrade(BuiltModule module, ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        if (!Files.isRegularFile(ModelFile.MODEL.in(folder))) {
            return Optional.empty();
        }
        Optional<Evaluation> evaluation =
                evaluation(module, model, module.inputs().evaluationInputs(model));
        Optional<Grade> grade = Json.readIfWhole(ModelFile.GRADE.in(folder), Grade.class);
        if (evaluation.isEmpty() || grade.isEmpty()) {
            return Optional.empty();
        }
        Evaluation.Basis basis = evaluation.get().basis();
        String metrics = module.inputs().metricsDigest();
        return grade.filter(found -> found.holdsFor(basis.modelDigest(), model.gates(), basis.rowsDigest(), metrics));
    }

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
            markUngraded(module, model, "not graded yet");
            Files.deleteIfExists(ModelFile.EVALUATION.in(folder));
            Files.deleteIfExists(ModelFile.REPORT.in(folder));
        }
    }

    /** Writes a grade that says why there is none. */
    public static void markUngraded(BuiltModule module, ConfiguredModel model, String reason) throws IOException {
        Path folder = module.workspace().model(model.name());
        AtomicFiles.write(ModelFile.GRADE.in(folder), Json.write(Grade.skipped(model.gates(), model.name(), reason)));
    }
}
