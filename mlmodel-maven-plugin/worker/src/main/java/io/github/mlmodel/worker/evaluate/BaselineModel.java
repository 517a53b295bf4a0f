package io.github.mlmodel.worker.evaluate;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.HeldBackRule;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of an earlier build, out of its own bundle.
 *
 * @param model the model, open
 * @param modelDigest SHA-256 of its {@code model.onnx}
 * @param rule by what its rows were held back
 */
record BaselineModel(Model model, String modelDigest, HeldBackRule rule) implements AutoCloseable {

    /**
     * Opens a bundle: a copy in a folder of ours, so that what is loaded has the digest that is recorded.
     *
     * @throws MlModelException if it is no bundle, its model is refused, or it has changed since its digest was taken
     */
    static BaselineModel load(BaselineBundle bundle, Path folder, int threads) throws IOException {
        Path copy = copy(folder);
        try {
            try (InputStream in = bundle.file().open()) {
                Files.copy(in, copy);
            }
            return open(bundle, copy, threads);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static BaselineModel open(BaselineBundle bundle, Path copy, int threads) throws IOException {
        String digest = Digest.of(copy);
        if (!digest.equals(bundle.sha256())) {
            throw MlModelException.internal(
                    "The baseline " + bundle.name() + " changed while it was read: its SHA-256 was " + bundle.sha256()
                            + ", and is " + digest + ". Run the build again.");
        }
        Map<ModelFile, byte[]> files = Bundle.read(copy);
        byte @Nullable [] model = files.get(ModelFile.MODEL);
        Model opened = Model.load(copy, Options.defaults().withThreads(threads).withMemoryLimit(Long.MAX_VALUE));
        return new BaselineModel(
                opened, model == null ? "" : Digest.of(model), rule(files.get(ModelFile.FINGERPRINT), opened));
    }

    /** Returns where the copy is while it is read. */
    static Path copy(Path folder) {
        return folder.resolve("baseline.zip");
    }

    private static HeldBackRule rule(byte @Nullable [] fingerprint, Model model) {
        if (fingerprint == null) {
            return new HeldBackRule.Unknown("its bundle has no " + ModelFile.FINGERPRINT);
        }
        try {
            String json = new String(fingerprint, StandardCharsets.UTF_8);
            return HeldBackRule.of(Json.read(json, RecordedFingerprint.class), model.description());
        } catch (JsonParseException e) {
            return new HeldBackRule.Unknown("its " + ModelFile.FINGERPRINT + " cannot be read");
        }
    }

    /** Returns whether another model is this one: the same file, given and giving the same. */
    boolean isSameAs(Model other, Path folder) throws IOException {
        return modelDigest.equals(Digest.of(ModelFile.MODEL.in(folder)))
                && model.description().signature().equals(other.description().signature())
                && model.description().target().equals(other.description().target());
    }

    @Override
    public void close() {
        model.close();
    }
}
