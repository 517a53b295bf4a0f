package io.github.mlmodel.build.workspace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFolds;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code src/models/<name>.json}, which stands beside {@code <name>.onnx}: a model kept in the repository,
 * with all that is needed to grade it again.
 *
 * @param format version of this file's format
 * @param fingerprint what decided the model's bytes
 * @param description what {@code model.json} holds
 * @param evaluation the metrics it had when it was stored, for people: it is evaluated anew, so that no version needs to read
 *     what another one found
 * @param statistics what {@code statistics.json} holds, of whatever version; absent where there is none
 */
public record StoredModel(
        int format,
        RecordedFingerprint fingerprint,
        ModelDescription description,
        JsonObject evaluation,
        @Nullable JsonElement statistics) {

    /** Refuses what lacks a part, as a damaged file does; statistics that are null are absent. */
    public StoredModel {
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(description);
        Objects.requireNonNull(evaluation);
        statistics = statistics == null || statistics.isJsonNull() ? null : statistics;
    }

    static final int FORMAT = 5;

    /**
     * Writes the model of {@code folder} as {@code <name>.onnx} and {@code <name>.json} into {@code models}.
     *
     * @throws MlModelException if the model's file is not the one that its fingerprint records, or another version wrote its
     *     description
     */
    public static void store(Path folder, Path models, String name) throws IOException {
        StoredModel stored = new StoredModel(
                FORMAT,
                Json.read(ModelFile.FINGERPRINT.in(folder), RecordedFingerprint.class),
                DescriptionReader.ofModelIn(folder),
                Json.read(ModelFile.EVALUATION.in(folder), JsonObject.class),
                Json.readIfWhole(ModelFile.STATISTICS.in(folder), JsonObject.class)
                        .orElse(null));
        byte[] model = RegularFiles.bytes(ModelFile.MODEL.in(folder));
        String digest = Digest.of(model);
        if (!digest.equals(stored.fingerprint.modelDigest())) {
            throw MlModelException.user(
                    "Model '" + name + "' in target is not the one that its fingerprint records: its"
                            + " SHA-256 is " + digest + " instead of " + stored.fingerprint.modelDigest()
                            + ". Run 'mvn clean verify -Dmlmodel.store'.");
        }
        if (!stored.hasOwnDescription()) {
            throw MlModelException.user("Model '" + name
                    + "' cannot be stored: its model.json was written by another version of the plugin."
                    + " Run 'mvn verify -Dmlmodel.store', which brings it into the form of this one.");
        }
        AtomicFiles.writeLasting(onnx(models, name), model);
        AtomicFiles.writeLasting(json(models, name), Json.write(stored));
    }

    /** Returns the model of that name, if both of its files are there, of this version's format, and belong together. */
    public static Optional<StoredModel> read(Path models, String name) throws IOException {
        if (Obstacle.at(onnx(models, name)).isPresent()) {
            return Optional.empty();
        }
        String digest = Digest.of(onnx(models, name));
        return Json.readIfWhole(json(models, name), StoredModel.class)
                .filter(stored -> stored.format() == FORMAT
                        && stored.fingerprint().modelDigest().equals(digest)
                        && stored.hasOwnDescription()
                        && stored.hasOwnStatistics());
    }

    /** Returns what the model of that name takes and gives, if its file is whole and of this version's format. */
    public static Optional<ModelDescription> descriptionOf(Path models, String name) {
        return Json.readIfWhole(json(models, name), StoredModel.class)
                .filter(stored -> stored.format() == FORMAT)
                .map(StoredModel::description);
    }

    /**
     * Copies the model into {@code folder}, the fingerprint last.
     *
     * @return whether it stands there now with the recorded bytes
     */
    public boolean copyTo(Path folder, Path models, String name) throws IOException {
        AtomicFiles.copy(onnx(models, name), ModelFile.MODEL.in(folder));
        AtomicFiles.write(ModelFile.DESCRIPTION.in(folder), Json.write(description));
        if (statistics == null) {
            Files.deleteIfExists(ModelFile.STATISTICS.in(folder));
        } else {
            AtomicFiles.write(ModelFile.STATISTICS.in(folder), Json.write(statistics));
        }
        AtomicFiles.write(ModelFile.FINGERPRINT.in(folder), Json.write(fingerprint));
        return RecordedFingerprint.ofWholeModel(folder).isPresent();
    }

    /** Returns what came out on parts of the training rows when it was stored, if that came of that key. */
    public Optional<RecordedFolds> folds(String key) {
        return Json.readTextIfWhole(Json.writeLine(evaluation), Evaluation.class)
                .filter(stored -> EvaluationInputs.foldsIn(stored.basis().inputs())
                        .filter(key::equals)
                        .isPresent())
                .flatMap(stored -> Optional.ofNullable(stored.crossValidation()))
                .map(estimate -> new RecordedFolds(key, estimate.scores()));
    }

    /** Returns whether the description is, as this version writes it, the one that the fingerprint records. */
    boolean hasOwnDescription() {
        return fingerprint.descriptionDigest().equals(Digest.of(Json.write(description)));
    }

    /** Returns whether the statistics are those that the fingerprint records, or neither has any. */
    boolean hasOwnStatistics() {
        @Nullable String digest = statistics == null ? null : Digest.of(Json.write(statistics));
        return Objects.equals(digest, fingerprint.statisticsDigest());
    }

    static Path onnx(Path models, String name) {
        return models.resolve(name + ".onnx");
    }

    static Path json(Path models, String name) {
        return models.resolve(name + ".json");
    }
}
