package io.github.mlmodel.build.step.reproduce;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.step.BundleEntries;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A released model, as its bundle says it.
 *
 * @param bundle its bundle
 * @param modelDigest SHA-256 of its {@code model.onnx}
 * @param fingerprint what decided its bytes
 * @param description the content of {@code model.json}
 * @param evaluated what its metrics were; absent where the bundle does not say
 */
record ReleasedVersion(
        BaselineBundle bundle,
        String modelDigest,
        RecordedFingerprint fingerprint,
        ModelDescription description,
        @Nullable Evaluated evaluated) {

    /**
     * The parts of an {@code evaluation.json} that are compared.
     *
     * @param basis what it is of
     * @param scores what came out
     */
    record Evaluated(Judged basis, Values scores) {

        /** Refuses what lacks a part, as a file of an early format does. */
        Evaluated {
            Objects.requireNonNull(basis);
            Objects.requireNonNull(scores);
        }

        /** Which rows it is of. */
        record Judged(String rowsDigest) {}

        /** The values by name. */
        record Values(Map<String, @Nullable Double> metrics) {}
    }

    /**
     * Reads a bundle.
     *
     * @throws MlModelException if it is none, or does not say what decided its model
     */
    static ReleasedVersion read(BaselineBundle bundle) throws IOException {
        try (BundleEntries files = BundleEntries.of(bundle.file().path())) {
            return new ReleasedVersion(
                    bundle,
                    files.digest(ModelFile.MODEL).orElse(""),
                    Json.read(text(files.bytes(ModelFile.FINGERPRINT)), RecordedFingerprint.class),
                    DescriptionReader.readSound(
                            files.bytes(ModelFile.DESCRIPTION).orElse(new byte[0]), bundle.name()),
                    evaluated(text(files.bytes(ModelFile.EVALUATION))));
        } catch (ZipException e) {
            throw MlModelException.user(bundle.name() + " is no readable model bundle: " + e.getMessage() + ".", e);
        } catch (JsonParseException e) {
            throw MlModelException.user(
                    "What " + bundle.name()
                            + " was trained of cannot be told: its fingerprint.json is missing or damaged.",
                    e);
        }
    }

    private static @Nullable Evaluated evaluated(String json) {
        try {
            return Json.read(json, Evaluated.class);
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static String text(Optional<byte[]> json) {
        return new String(json.orElse(new byte[0]), StandardCharsets.UTF_8);
    }
}
