package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The content of {@code receipt.json}: what is known of a published bundle.
 *
 * @param format version of this file's format
 * @param status {@code verified} when the published bytes were fetched, compared, loaded and predicted; else
 *     {@code unverified}
 * @param model the model's name
 * @param coordinates of the bundle
 * @param repositoryId of the deployment repository
 * @param repository its address, without credentials
 * @param bundleDigest SHA-256 of the bundle that was built
 * @param samples recorded rows that the published bundle predicted again
 * @param maxDifference largest difference from the recorded outputs
 * @param grade what the published bundle's gates add up to: {@code PASSED}, {@code UNGATED} or {@code NONE}; empty while
 *     it is unverified
 * @param reason why it is unverified, or empty
 */
record Receipt(
        int format,
        String status,
        String model,
        String coordinates,
        String repositoryId,
        String repository,
        String bundleDigest,
        int samples,
        double maxDifference,
        String grade,
        String reason) {

    static final int FORMAT = 1;
    static final String VERIFIED = "verified";
    static final String UNVERIFIED = "unverified";
    private static final String FILE = "receipt.json";

    /** Writes the receipt into a model's folder. */
    void write(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FILE), Json.write(this));
    }

    /** Returns the receipt in a model's folder, if there is one. */
    static Optional<Receipt> read(Path folder) {
        return Json.readIfWhole(folder.resolve(FILE), Receipt.class);
    }
}
