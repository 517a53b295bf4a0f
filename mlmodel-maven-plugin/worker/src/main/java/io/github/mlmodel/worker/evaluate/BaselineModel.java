package io.github.mlmodel.worker.evaluate;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.HeldBackRule;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
     * Loads the model of a bundle.
     *
     * @throws MlModelException if it is refused
     */
    static BaselineModel load(BaselineFiles bundle, int threads) {
        byte @Nullable [] model = bundle.files().get(ModelFile.MODEL);
        Model opened = Model.load(
                bundle.copy(), Options.defaults().withThreads(threads).withMemoryLimit(Long.MAX_VALUE));
        return new BaselineModel(
                opened,
                model == null ? "" : Digest.of(model),
                rule(bundle.files().get(ModelFile.FINGERPRINT), opened));
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
