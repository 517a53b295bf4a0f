package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.Wear;
import io.github.mlmodel.grade.gate.RecordedDemands;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
            return new BaselineFiles(copy, BundleReader.read(copy));
        } catch (MlModelException e) {
            Files.delete(copy);
            throw e;
        }
    }

    /** Returns where the copy is while it is read. */
    static Path copy(Path folder) {
        return folder.resolve("baseline.zip");
    }

    /** Returns what the model was held to, as far as the bundle says so. */
    HeldTo heldTo() {
        return RecordedDemands.read(files);
    }

    /** Returns how many released models in a row, up to this one, were judged by the rows that it was judged by. */
    Wear wear() {
        return Wear.recorded(files.get(ModelFile.EVALUATION));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
