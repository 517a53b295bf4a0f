package io.github.mlmodel.build.step;

import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code training.json}: what is known of the training itself. It stays in {@code target}: none of it is
 * the same on every machine.
 *
 * @param modelDigest SHA-256 of the {@code model.onnx} that came of it
 * @param rows rows trained on
 * @param features columns of the feature matrix
 * @param maxDifference largest difference between the trained model's and the exported file's predictions
 * @param seconds wall-clock time
 * @param provenance what the model was trained on, where that is no part of its specification; empty for the CPU
 * @param notes what the user was told, a sentence each
 */
public record TrainingRecord(
        String modelDigest,
        long rows,
        int features,
        double maxDifference,
        double seconds,
        String provenance,
        List<String> notes) {

    /** Refuses what lacks a part, as a damaged file does. */
    public TrainingRecord {
        Objects.requireNonNull(modelDigest);
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(notes);
    }

    /** Name of the file. */
    public static final String FILE = "training.json";

    /** Writes the record beside the model that came of the training. */
    public static void write(Path folder, TrainResult result) throws IOException {
        TrainingRecord record = new TrainingRecord(
                Digest.of(ModelFile.MODEL.in(folder)),
                result.rows(),
                result.features(),
                result.maxDifference(),
                result.seconds(),
                result.provenance(),
                result.notes());
        AtomicFiles.write(folder.resolve(FILE), Json.write(record));
    }

    /** Returns the largest difference of the model in {@code folder}, or NaN when it was trained elsewhere. */
    public static double difference(Path folder) throws IOException {
        return read(folder).map(TrainingRecord::maxDifference).orElse(Double.NaN);
    }

    /** Returns what a person should look at of the model in {@code folder}, a sentence each; nothing when it was trained elsewhere. */
    public static List<String> notes(Path folder) throws IOException {
        return read(folder).map(TrainingRecord::notes).orElse(List.of());
    }

    /** Returns whether the model in {@code folder} was trained here, and on a GPU. */
    public static boolean isOfGpu(Path folder) throws IOException {
        return read(folder)
                // A record of an earlier version has none.
                .map(record ->
                        !Objects.requireNonNullElse(record.provenance(), "").isEmpty())
                .orElse(false);
    }

    private static Optional<TrainingRecord> read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return Optional.empty();
        }
        String digest = Digest.of(ModelFile.MODEL.in(folder));
        return Json.readIfWhole(folder.resolve(FILE), TrainingRecord.class)
                .filter(record -> record.modelDigest().equals(digest));
    }
}
