package io.github.mlmodel.runtime;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import java.util.Optional;

/**
 * The part of {@code fingerprint.json} that an application needs, of any format.
 *
 * @param model SHA-256 of {@code model.onnx}
 * @param description SHA-256 of {@code model.json}
 */
record RecordedDigests(Optional<String> model, Optional<String> description) {

    /**
     * Compares a model's files with what is recorded, if anything is.
     *
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @throws MlModelException if a file was changed, or {@code fingerprint.json} cannot be read
     */
    static void check(ModelSource source, String modelDigest) {
        byte[] json = source.files().get(ModelFile.FINGERPRINT);
        if (json != null) {
            RecordedDigests recorded = read(json, source.origin());
            check(source, ModelFile.MODEL, modelDigest, recorded.model);
            check(source, ModelFile.DESCRIPTION, Digest.of(source.bytes(ModelFile.DESCRIPTION)), recorded.description);
        }
    }

    private static RecordedDigests read(byte[] json, String origin) {
        try {
            JsonValue root = JsonValue.parse(json);
            RecordedDigests recorded = new RecordedDigests(
                    root.member("modelDigest").textIfThere(),
                    root.member("descriptionDigest").textIfThere());
            if (root.wrong().isEmpty()) {
                return recorded;
            }
            throw MlModelException.user(unreadable(origin, String.join("; ", root.wrong())));
        } catch (NoJsonException e) {
            throw MlModelException.user(unreadable(origin, e.clause()), e);
        }
    }

    private static String unreadable(String origin, String clause) {
        return ModelFile.FINGERPRINT + " of " + origin + " cannot be read: " + clause + ".";
    }

    private static void check(ModelSource source, ModelFile file, String actual, Optional<String> recorded) {
        if (recorded.isPresent() && !recorded.get().equals(actual)) {
            throw MlModelException.user(
                    Anchor.CHANGED_MODEL,
                    file + " of " + source.origin() + " was changed after it was made: its SHA-256 is " + actual
                            + ", and " + ModelFile.FINGERPRINT + " records " + recorded.get() + ".");
        }
    }
}
