package io.github.mlmodel.build.step.lock;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.lock.LockedModels.Locked;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the model of the same inputs is another one than when {@code mlmodel.lock} was written, wherever it came
 * from. Without that file nothing is compared.
 */
public final class LockStep {

    private static final String WRITE = "mvn verify -Dmlmodel.lock";

    private final BuiltModule module;
    private final List<String> exchanged = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** Prepares; nothing is done yet. */
    public LockStep(BuiltModule module) {
        this.module = module;
    }

    /**
     * Refuses models that are not those locked for their inputs, and warns of those whose inputs are not locked.
     *
     * @throws MlModelException if the file cannot be read
     */
    public LockOutcome afterTraining(List<ConfiguredModel> models) throws IOException {
        compare(models);
        unknown.forEach(module.log()::warn);
        return exchanged.isEmpty() ? new LockOutcome.Fine() : refused(exchanged);
    }

    /**
     * Refuses models that are not those locked for their inputs, and in a release those whose inputs are not locked.
     *
     * @throws MlModelException if the file cannot be read
     */
    public LockOutcome beforePackaging(List<ConfiguredModel> models) throws IOException {
        compare(models);
        List<String> all = new ArrayList<>(exchanged);
        if (!module.project().snapshot()) {
            all.addAll(unknown);
        }
        return all.isEmpty() ? new LockOutcome.Fine() : refused(all);
    }

    /**
     * Locks the models as they stand.
     *
     * @throws MlModelException if one is not there
     */
    public LockOutcome write(List<ConfiguredModel> models) throws IOException {
        Map<String, Locked> locked = new LinkedHashMap<>();
        for (ConfiguredModel model : models) {
            Path folder = module.workspace().model(model.name());
            locked.put(
                    model.name(),
                    RecordedFingerprint.ofWholeModel(folder)
                            .map(Locked::of)
                            .orElseThrow(() -> MlModelException.user("There is no whole model in "
                                    + module.workspace().shown(folder) + " to be locked. Run '" + WRITE + "'.")));
        }
        LockedModels.write(module.workspace().checkout(), locked);
        module.log().info("mlmodel.lock: " + Names.count(locked.size(), "model") + " locked; commit it");
        return new LockOutcome.Fine();
    }

    private void compare(List<ConfiguredModel> models) throws IOException {
        Optional<LockedModels> file = LockedModels.in(module.workspace().checkout());
        if (file.isEmpty()) {
            return;
        }
        for (ConfiguredModel model : models) {
            Optional<RecordedFingerprint> now =
                    RecordedFingerprint.ofWholeModel(module.workspace().model(model.name()));
            if (now.isPresent()) {
                compare(model.name(), Locked.of(now.get()), file.get().models().get(model.name()));
            }
        }
    }

    private void compare(String model, Locked now, @Nullable Locked locked) {
        String inputs = " (fingerprint " + Fingerprint.shortened(now.fingerprint()) + ")";
        if (locked == null || !locked.fingerprint().equals(now.fingerprint())) {
            unknown.add("Model '" + model + "' is not locked for its inputs of now" + inputs + ": mlmodel.lock "
                    + (locked == null
                            ? "does not name it"
                            : "names other inputs (" + Fingerprint.shortened(locked.fingerprint()) + ")")
                    + ". If the change is meant, write the file anew and commit it: " + WRITE + ".");
        } else if (!locked.model().equals(now.model())) {
            exchanged.add("Model '" + model + "' is not the one that mlmodel.lock names for the same inputs" + inputs
                    + ": " + module.workspace().shown(module.workspace().file(model, ModelFile.MODEL)) + " has SHA-256 "
                    + now.model() + " instead of " + locked.model()
                    + ". Somebody who may write to the cache or to src/models may have exchanged it; a GPU or another"
                    + " processor may have trained it otherwise. Train it here (mvn verify -Dmlmodel.training=always),"
                    + " or, if you trust it, write the file anew and commit it: " + WRITE + ".");
        }
    }

    private static LockOutcome refused(List<String> sentences) {
        return new LockOutcome.Refused(String.join("\n", sentences));
    }
}
