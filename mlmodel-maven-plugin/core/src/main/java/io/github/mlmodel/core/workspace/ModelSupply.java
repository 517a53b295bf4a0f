package io.github.mlmodel.core.workspace;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.fingerprint.DigestCache;
import io.github.mlmodel.core.fingerprint.Fingerprint;
import io.github.mlmodel.core.fingerprint.ModelCache;
import io.github.mlmodel.core.fingerprint.RecordedFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds a model that need not be trained: in {@code target}, in the cache, or in {@code src/models}; or says why it must
 * be.
 */
public final class ModelSupply {

    private static final int LISTED_CHANGES = 3;

    private final Workspace workspace;
    private final ModelCache cache;
    private final DigestCache digests;
    private final TrainingMode mode;
    private final boolean allowStale;

    /** Makes a supply for one module. */
    public ModelSupply(
            Workspace workspace, ModelCache cache, DigestCache digests, TrainingMode mode, boolean allowStale) {
        this.workspace = workspace;
        this.cache = cache;
        this.digests = digests;
        this.mode = mode;
        this.allowStale = allowStale;
    }

    /**
     * What was found.
     *
     * @param train whether the model must be trained
     * @param line one line for the user: the decision and its reason
     * @param warning something to act on, or empty
     */
    public record Outcome(boolean train, String line, String warning) {}

    /**
     * Puts the model into its folder, if it need not be trained.
     *
     * @throws MlModelException if nothing may be trained, and the stored model is missing or stale
     */
    public Outcome find(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        return switch (mode) {
            case ALWAYS -> new Outcome(true, name + ": training, because mlmodel.training is always", "");
            case NEVER -> stored(fingerprint);
            case WHEN_STALE -> whenStale(fingerprint);
        };
    }

    private Outcome whenStale(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        String key = fingerprint.key();
        Path folder = workspace.model(name);
        Optional<RecordedFingerprint> recorded = RecordedFingerprint.ofWholeModel(folder, digests);
        if (recorded.isPresent() && recorded.get().key().equals(key)) {
            return new Outcome(false, name + ": up to date (fingerprint " + Fingerprint.shortened(key) + ")", "");
        }
        if (cache.fetch(key, folder)) {
            return new Outcome(
                    false, name + ": reused from the cache (fingerprint " + Fingerprint.shortened(key) + ")", "");
        }
        Optional<StoredModel> stored = StoredModel.read(workspace.stored(), name);
        if (stored.isPresent() && stored.get().fingerprint().key().equals(key)) {
            stored.get().copyTo(folder, workspace.stored(), name);
            return new Outcome(
                    false, name + ": reused from src/models (fingerprint " + Fingerprint.shortened(key) + ")", "");
        }
        return new Outcome(
                true,
                name + ": training, because "
                        + reason(fingerprint, recorded.or(() -> stored.map(StoredModel::fingerprint))),
                "");
    }

    private String reason(Fingerprint fingerprint, Optional<RecordedFingerprint> earlier) {
        if (earlier.isPresent()) {
            return changes(fingerprint, earlier.get());
        }
        return Files.exists(workspace.model(fingerprint.model()).resolve("fingerprint.json"))
                ? "the files in target/mlmodel/" + fingerprint.model() + " were changed or are incomplete"
                : "there is no model yet";
    }

    private static String changes(Fingerprint fingerprint, RecordedFingerprint earlier) {
        List<String> changes = fingerprint.changesSince(earlier.fingerprint());
        if (changes.isEmpty()) {
            return "its fingerprint is of another version";
        }
        if (changes.size() <= LISTED_CHANGES) {
            return String.join(", ", changes);
        }
        return String.join(", ", changes.subList(0, LISTED_CHANGES)) + " and " + (changes.size() - LISTED_CHANGES)
                + " more";
    }

    private Outcome stored(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        StoredModel stored = StoredModel.read(workspace.stored(), name)
                .orElseThrow(
                        () -> MlModelException.user("mlmodel.training is never, but src/models holds no whole model '"
                                + name + "' (" + name + ".onnx with its " + name
                                + ".json). Train and store it: mvn verify -Dmlmodel.store."));
        String digest = Fingerprint.shortened(stored.fingerprint().key());
        boolean fresh = stored.fingerprint().key().equals(fingerprint.key());
        if (!fresh && !allowStale) {
            throw MlModelException.user("Model '" + name + "' in src/models is stale: "
                    + changes(fingerprint, stored.fingerprint())
                    + ". Train it again and store it (mvn verify -Dmlmodel.store), or grade it as it is"
                    + " (-Dmlmodel.allowStale).");
        }
        stored.copyTo(workspace.model(name), workspace.stored(), name);
        return new Outcome(
                false,
                name + ": taken from src/models, because mlmodel.training is never (fingerprint " + digest + ")",
                fresh
                        ? ""
                        : name + ": the model in src/models is stale: " + changes(fingerprint, stored.fingerprint())
                                + "; it is graded as it is, because mlmodel.allowStale is set");
    }
}
