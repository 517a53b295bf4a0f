package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code evaluated.json}: which evaluation was made, so that one that was damaged since is noticed. It
 * stands beside it, and so says nothing against somebody who changes both.
 *
 * @param inputsDigest digest over everything that decided it
 * @param evaluationDigest SHA-256 of {@code evaluation.json}
 */
record EvaluationRecord(String inputsDigest, String evaluationDigest) {

    private static final String FILE = "evaluated.json";

    /** Refuses what lacks a part, as a damaged file does. */
    EvaluationRecord {
        Objects.requireNonNull(inputsDigest);
        Objects.requireNonNull(evaluationDigest);
    }

    void write(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FILE), Json.write(this));
    }

    static Optional<EvaluationRecord> read(Path folder) {
        return Json.readIfWhole(folder.resolve(FILE), EvaluationRecord.class);
    }
}
