package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.gate.RecordedGates;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a baseline's bundle: a copy in a folder of ours, so that what is loaded has the digest that is recorded.
 *
 * @param copy where the copy is, until it is closed
 * @param files the files in it
 */
record BaselineFiles(Path copy, Map<ModelFile, byte[]> files) implements AutoCloseable {

    /**
     * Copies a bundle.
     *
     * @throws MlModelException if it is no bundle, or has changed since its digest was taken
     */
    static BaselineFiles open(BaselineBundle bundle, Path folder) throws IOException {
        Path copy = copy(folder);
        try (InputStream in = bundle.file().open()) {
            Files.copy(in, copy);
        }
        String digest = Digest.of(copy);
        if (!digest.equals(bundle.sha256())) {
            Files.delete(copy);
            throw MlModelException.internal(
                    "The baseline " + bundle.name() + " changed while it was read: its SHA-256 was " + bundle.sha256()
                            + ", and is " + digest + ". Run the build again.");
        }
        try {
            return new BaselineFiles(copy, Bundle.read(copy));
        } catch (MlModelException e) {
            Files.delete(copy);
            throw e;
        }
    }

    /** Returns where the copy is while it is read. */
    static Path copy(Path folder) {
        return folder.resolve("baseline.zip");
    }

    /** Returns the gates that the model was held to, if the bundle says so. */
    Optional<List<AskedGate>> gates() {
        return Optional.ofNullable(files.get(ModelFile.GRADE))
                .flatMap(json -> RecordedGates.read(new String(json, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
