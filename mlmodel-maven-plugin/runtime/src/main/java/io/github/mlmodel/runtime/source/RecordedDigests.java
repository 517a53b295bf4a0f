package io.github.mlmodel.runtime.source;

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
 * @param statistics SHA-256 of {@code statistics.json}
 */
public record RecordedDigests(Optional<String> model, Optional<String> description, Optional<String> statistics) {

    /**
     * Compares a model's files with what is recorded, if anything is.
     *
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @param needed whether something must be recorded
     * @throws MlModelException if a file was changed, or {@code fingerprint.json} cannot be read
     */
    public static void check(ModelSource source, String modelDigest, boolean needed) {
        RecordedDigests recorded = of(source);
        check(source, ModelFile.MODEL, modelDigest, recorded.model);
        check(source, ModelFile.DESCRIPTION, Digest.of(source.bytes(ModelFile.DESCRIPTION)), recorded.description);
        if (needed && recorded.model.isEmpty()) {
            throw MlModelException.user(
                    Anchor.UNVERIFIED_MODEL,
                    "Nothing records the SHA-256 of " + ModelFile.MODEL + " of " + source.origin()
                            + ", so nothing shows that it is whole: take the bundle with its " + ModelFile.FINGERPRINT
                            + ", say which file it must be (Model.load(path, sha256)), or load it unseen"
                            + " (Options.unverified()).");
        }
    }

    /**
     * Compares a model's statistics with what is recorded of them, if anything is; only who explains reads them.
     *
     * @throws MlModelException if they were changed
     */
    public static void checkStatistics(ModelSource source) {
        byte[] statistics = source.files().get(ModelFile.STATISTICS);
        if (statistics != null) {
            check(source, ModelFile.STATISTICS, Digest.of(statistics), of(source).statistics);
        }
    }

    private static RecordedDigests of(ModelSource source) {
        byte[] json = source.files().get(ModelFile.FINGERPRINT);
        return json == null
                ? new RecordedDigests(Optional.empty(), Optional.empty(), Optional.empty())
                : read(json, source.origin());
    }

    private static RecordedDigests read(byte[] json, String origin) {
        try {
            JsonValue root = JsonValue.parse(json);
            RecordedDigests recorded = new RecordedDigests(
                    root.member("modelDigest").textIfThere(),
                    root.member("descriptionDigest").textIfThere(),
                    root.member("statisticsDigest").textIfThere());
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
