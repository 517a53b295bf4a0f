package io.github.mlmodel.build.step.train;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code rows.json}: what the held-back rows beside it came of.
 *
 * @param inputs digest over everything that decides the rows
 * @param rows SHA-256 of their file
 */
record LeftRows(String inputs, String rows) {

    private static final String FILE = "rows.json";

    /** Refuses what lacks a part, as a damaged file does. */
    LeftRows {
        Objects.requireNonNull(inputs);
        Objects.requireNonNull(rows);
    }

    /** Writes it for the rows that stand in a model's folder. */
    static void record(Path folder, String inputs) throws IOException {
        LeftRows record = new LeftRows(inputs, Digest.of(folder.resolve(TestPointer.ROWS)));
        AtomicFiles.write(folder.resolve(FILE), Json.write(record));
    }

    /** Returns the SHA-256 of the rows that stand in a model's folder, if they came of these inputs and are as they were then. */
    static Optional<String> digest(Path folder, String inputs) throws IOException {
        Path rows = folder.resolve(TestPointer.ROWS);
        if (!Files.isRegularFile(rows)) {
            return Optional.empty();
        }
        String digest = Digest.of(rows);
        return Json.readIfWhole(folder.resolve(FILE), LeftRows.class)
                .filter(record -> record.inputs.equals(inputs) && record.rows.equals(digest))
                .map(LeftRows::rows);
    }
}
