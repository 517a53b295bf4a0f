package io.github.mlmodel.build.step.check;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code contracts.json}: what a model made of contracts. It stays in {@code target}, because it tells of rows of
 * others.
 *
 * @param inputs digest over the model, and the contracts
 * @param contracts what became of each, by the coordinates of its consumer
 */
record ContractRecord(String inputs, Map<String, JudgedContract> contracts) {

    private static final String FILE = "contracts.json";

    /** Copies the map, and refuses what lacks a part, as a damaged file does. */
    ContractRecord {
        Objects.requireNonNull(inputs);
        contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
    }

    /**
     * What a file holds.
     *
     * @param digest SHA-256 of its bytes
     */
    record Recorded(ContractRecord record, String digest) {}

    /** Writes it; returns the SHA-256 of the file. */
    String write(Path folder) throws IOException {
        String json = Json.write(this);
        AtomicFiles.write(folder.resolve(FILE), json);
        return Digest.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what stands in a folder; what is damaged is not there. */
    static Optional<Recorded> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = RegularFiles.bytes(file);
        return Json.readTextIfWhole(new String(bytes, StandardCharsets.UTF_8), ContractRecord.class)
                .map(record -> new Recorded(record, Digest.of(bytes)));
    }
}
