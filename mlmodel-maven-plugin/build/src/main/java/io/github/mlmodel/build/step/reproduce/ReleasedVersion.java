package io.github.mlmodel.build.step.reproduce;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
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
        Map<ModelFile, byte[]> files = Bundle.read(bundle.file().path());
        byte @Nullable [] fingerprint = files.get(ModelFile.FINGERPRINT);
        byte @Nullable [] evaluation = files.get(ModelFile.EVALUATION);
        try {
            return new ReleasedVersion(
                    bundle,
                    Digest.of(bytes(files, ModelFile.MODEL)),
                    Json.read(text(Objects.requireNonNullElse(fingerprint, new byte[0])), RecordedFingerprint.class),
                    DescriptionReader.read(bytes(files, ModelFile.DESCRIPTION), bundle.name()),
                    evaluation == null ? null : evaluated(text(evaluation)));
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

    private static byte[] bytes(Map<ModelFile, byte[]> files, ModelFile required) {
        return Objects.requireNonNull(files.get(required));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
