package io.github.mlmodel.build.workspace;

import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.LineEnds;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.json.Json;
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
    private final Secrets secrets;
    private final TrainingMode mode;
    private final boolean allowStale;

    /**
     * Makes a supply for one module.
     *
     * @param secrets what is not recorded of a model's inputs
     */
    public ModelSupply(Workspace workspace, ModelCache cache, Secrets secrets, TrainingMode mode, boolean allowStale) {
        this.workspace = workspace;
        this.secrets = secrets;
        this.cache = cache;
        this.mode = mode;
        this.allowStale = allowStale;
    }

    /** Where the model comes from. */
    public enum SuppliedFrom {
        /** It stands in its folder. */
        TARGET,
        /** The cache outside {@code target}. */
        CACHE,
        /** {@code src/models}. */
        STORED,
        /** Nowhere: it must be trained. */
        TRAINING
    }

    /**
     * A decision about a model.
     *
     * @param source where it comes from
     * @param line one line for the user: the decision and its reason
     * @param warning something to act on, or empty
     */
    public record Decision(SuppliedFrom source, String line, String warning) {}

    /**
     * Decides where the model comes from, and changes nothing.
     *
     * @throws MlModelException if something stands where the model's files are to be put, the stored model leads out of the
     *     checkout, or nothing may be trained, and the stored model is missing or stale
     */
    public Decision decide(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        workspace.requireRoom(name);
        workspace.requireStoredInside(name);
        return switch (mode) {
            case ALWAYS ->
                new Decision(SuppliedFrom.TRAINING, name + ": training, because mlmodel.training is always", "");
            case AGAIN -> new Decision(SuppliedFrom.TRAINING, name + ": training, because a release is reproduced", "");
            case NEVER -> stored(fingerprint);
            case WHEN_STALE -> whenStale(fingerprint);
        };
    }

    /**
     * Puts a model that need not be trained into its folder.
     *
     * @return whether it is there now, whole; a cache entry may have gone since the decision
     */
    public boolean supply(Fingerprint fingerprint, Decision decision) throws IOException {
        String name = fingerprint.model();
        return switch (decision.source()) {
            case TARGET -> true;
            case CACHE -> cache.fetch(fingerprint.key(), workspace.model(name)) && record(fingerprint);
            case STORED -> {
                Optional<StoredModel> stored = StoredModel.read(workspace.stored(), name);
                yield stored.isPresent() && stored.get().copyTo(workspace.model(name), workspace.stored(), name);
            }
            case TRAINING -> false;
        };
    }

    /** The key vouches for what decides the bytes; names beside it in the entry may be of another project, or damaged. */
    private boolean record(Fingerprint fingerprint) throws IOException {
        Path file = workspace.file(fingerprint.model(), ModelFile.FINGERPRINT);
        Optional<RecordedFingerprint> fetched = Json.readIfWhole(file, RecordedFingerprint.class);
        if (fetched.isPresent()) {
            String now = Json.write(fetched.get().ofInputs(fingerprint, secrets));
            if (!RegularFiles.text(file).equals(now)) {
                AtomicFiles.write(file, now);
            }
        }
        return fetched.isPresent();
    }

    private Decision whenStale(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        String key = fingerprint.key();
        Optional<RecordedFingerprint> recorded = RecordedFingerprint.ofWholeModel(workspace.model(name));
        if (recorded.isPresent() && recorded.get().key().equals(key)) {
            return decision(SuppliedFrom.TARGET, name + ": up to date", key);
        }
        if (cache.holds(key)) {
            return decision(SuppliedFrom.CACHE, name + ": reused from the cache", key);
        }
        Optional<StoredModel> stored = StoredModel.read(workspace.stored(), name);
        if (stored.isPresent() && stored.get().fingerprint().key().equals(key)) {
            return decision(SuppliedFrom.STORED, name + ": reused from src/models", key);
        }
        Optional<RecordedFingerprint> earlier = recorded.or(() -> stored.map(StoredModel::fingerprint));
        return new Decision(
                SuppliedFrom.TRAINING,
                name + ": training, because " + reason(fingerprint, earlier),
                StoredFaults.of(workspace.stored(), name)
                        .map(fault -> name + ": the stored model is not used: " + fault)
                        .orElse(""));
    }

    private static Decision decision(SuppliedFrom source, String line, String key) {
        return new Decision(source, line + " (fingerprint " + Fingerprint.shortened(key) + ")", "");
    }

    private String reason(Fingerprint fingerprint, Optional<RecordedFingerprint> earlier) {
        if (earlier.isPresent()) {
            return changes(fingerprint, earlier.get());
        }
        String name = fingerprint.model();
        if (!Files.exists(workspace.file(name, ModelFile.FINGERPRINT))) {
            return "there is no model yet";
        }
        return RecordedFingerprint.newerFormat(workspace.model(name))
                .map(newer -> workspace.shown(name) + "/" + newer)
                .orElse("the files in " + workspace.shown(name) + " were changed or are incomplete");
    }

    private String changes(Fingerprint fingerprint, RecordedFingerprint earlier) {
        List<String> changes =
                fingerprint.changesSince(earlier.fingerprint(), new LineEnds(workspace.checkout())::told);
        if (changes.isEmpty()) {
            return "its fingerprint is of another version";
        }
        return Shown.first(LISTED_CHANGES, changes).list();
    }

    private Decision stored(Fingerprint fingerprint) throws IOException {
        String name = fingerprint.model();
        Optional<StoredModel> found = StoredModel.read(workspace.stored(), name);
        if (found.isEmpty()) {
            throw MlModelException.user(noneStored(name));
        }
        StoredModel stored = found.get();
        String line = name + ": taken from src/models, because mlmodel.training is never (fingerprint "
                + Fingerprint.shortened(stored.fingerprint().key()) + ")";
        if (stored.fingerprint().key().equals(fingerprint.key())) {
            return new Decision(SuppliedFrom.STORED, line, "");
        }
        String changes = changes(fingerprint, stored.fingerprint());
        if (!allowStale) {
            throw MlModelException.user("Model '" + name + "' in src/models is stale: " + changes
                    + ". Train it again and store it (mvn verify -Dmlmodel.store), or grade it as it is"
                    + " (-Dmlmodel.allowStale).");
        }
        return new Decision(
                SuppliedFrom.STORED,
                line,
                name + ": the model in src/models is stale: " + changes
                        + "; it is graded as it is, because mlmodel.allowStale is set");
    }

    private String noneStored(String name) throws IOException {
        return "mlmodel.training is never, but "
                + StoredFaults.of(workspace.stored(), name)
                        .orElse("src/models holds no whole model '" + name + "' (" + name + ".onnx with its " + name
                                + ".json). Train and store it: mvn verify -Dmlmodel.store.");
    }
}
