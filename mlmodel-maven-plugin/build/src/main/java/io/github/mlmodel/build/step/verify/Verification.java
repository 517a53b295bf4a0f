package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code verification.json}: what a verification found, and of what.
 *
 * @param bundleDigest SHA-256 of the bundle
 * @param conditions runtime and budgets
 * @param samples recorded rows predicted again
 * @param maxDifference largest difference from the recorded outputs
 */
record Verification(String bundleDigest, String conditions, int samples, double maxDifference) {

    /** Refuses what lacks a part, as a damaged file does. */
    Verification {
        Objects.requireNonNull(bundleDigest);
        Objects.requireNonNull(conditions);
    }

    private static final String FILE = "verification.json";

    void write(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FILE), Json.write(this));
    }

    static Optional<Verification> read(Path folder) {
        return Json.readIfWhole(folder.resolve(FILE), Verification.class);
    }
}
