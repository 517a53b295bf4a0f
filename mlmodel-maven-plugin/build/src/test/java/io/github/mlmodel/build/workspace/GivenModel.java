package io.github.mlmodel.build.workspace;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Models in folders, without a training. */
final class GivenModel {

    private GivenModel() {}

    static Workspace workspace(Path folder) {
        return new Workspace(
                Checkout.around(folder, folder, List.of()),
                folder.resolve("target/mlmodel"),
                folder.resolve("target/classes"),
                folder.resolve("src/models"));
    }

    /** Returns a fingerprint of settings {@code a=…}, {@code b=…} and so on. */
    static Fingerprint fingerprint(String name, String... settings) {
        List<Input> inputs = new ArrayList<>();
        JsonObject specification = new JsonObject();
        specification.addProperty("task", "classification");
        for (String setting : settings) {
            inputs.add(Input.setting(String.valueOf((char) ('a' + inputs.size())), setting));
        }
        return new Fingerprint(name, specification, inputs, null);
    }

    /** Writes a whole model. */
    static void write(Path folder, String name, String graph, String... settings) throws IOException {
        write(folder, fingerprint(name, settings), graph);
    }

    /** Writes a whole model with its fingerprint. */
    static void write(Path folder, Fingerprint fingerprint, String graph) throws IOException {
        String name = fingerprint.model();
        AtomicFiles.write(ModelFile.MODEL.in(folder), graph);
        AtomicFiles.write(ModelFile.DESCRIPTION.in(folder), Json.write(FakeWorkers.description(name)));
        AtomicFiles.write(ModelFile.FINGERPRINT.in(folder), Json.write(RecordedFingerprint.of(fingerprint, folder)));
        AtomicFiles.write(
                ModelFile.EVALUATION.in(folder),
                Json.write(GivenEvaluation.of(name).metric("accuracy", 0.9).evaluation()));
    }
}
