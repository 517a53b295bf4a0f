package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code folds.json}, which stays in {@code target}: what came out on parts of the training rows.
 *
 * @param key digest over everything that decides it
 * @param scores what came out
 */
public record RecordedFolds(String key, FoldScores scores) {

    /** Name of the file. */
    public static final String FILE = "folds.json";

    /** Refuses what lacks a part, as a damaged file does. */
    public RecordedFolds {
        Objects.requireNonNull(key);
        Objects.requireNonNull(scores);
    }

    /** Writes the file into a model's folder. */
    public void write(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FILE), Json.write(this));
    }

    /** Removes the file from a model's folder. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Returns what stands in a model's folder, if it came of that key. */
    public static Optional<RecordedFolds> read(Path folder, String key) {
        return Json.readIfWhole(folder.resolve(FILE), RecordedFolds.class)
                .filter(recorded -> recorded.key().equals(key));
    }
}
