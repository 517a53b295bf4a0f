package io.github.mlmodel.build.step.check;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.schema.Observed;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code schema-check.json}: what was seen in data of what a schema asks. It stays in {@code target}, and is
 * judged anew in each build.
 *
 * @param inputs digest over schema, data and how it is read
 * @param data what was seen, a source each
 */
record CheckRecord(String inputs, List<Observed> data) {

    static final String FILE = "schema-check.json";

    /** Refuses what lacks a part, as a damaged file does. */
    CheckRecord {
        Objects.requireNonNull(inputs);
        data = List.copyOf(data);
    }

    /**
     * What a file holds.
     *
     * @param digest SHA-256 of its bytes
     */
    record Found(CheckRecord record, String digest) {}

    /** Writes it; returns the SHA-256 of the file. */
    String write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String json = Json.write(this);
        AtomicFiles.write(folder.resolve(FILE), json);
        return Digest.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what stands in a folder; what is damaged is not there. */
    static Optional<Found> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = RegularFiles.bytes(file);
        return Json.readIfWhole(file, CheckRecord.class).map(record -> new Found(record, Digest.of(bytes)));
    }
}
