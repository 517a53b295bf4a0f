package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.step.ReleasedModels.Answer;
import io.github.mlmodel.build.step.ReleasedModels.Found;
import io.github.mlmodel.build.step.ReleasedModels.None;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what models are compared with.
 *
 * @param workspace of the module
 * @param digests digests of files
 * @param released finds released models
 * @param onUnavailable what becomes of a comparison for which a repository could not be asked
 */
public record Baselines(
        Workspace workspace, DigestCache digests, ReleasedModels released, OnUnavailable onUnavailable) {

    /**
     * Returns what a model is compared with, if it is.
     *
     * @throws MlModelException if a file is named that is not there, or is outside of the checkout
     */
    public Optional<EarlierModel> find(ConfiguredModel model) throws IOException {
        @Nullable String named = model.baseline().named();
        if (named == null) {
            return Optional.empty();
        }
        if (named.equals(ConfiguredBaseline.RELEASE)) {
            return Optional.of(release(model));
        }
        Optional<BundleCoordinates> coordinates = BundleCoordinates.of(named);
        return Optional.of(
                coordinates.isPresent()
                        ? found(released.exactly(coordinates.get().ofModel(model.name())), model, true)
                        : file(model, named));
    }

    /** Returns what those have who use a model: what it is compared with, else the last release, or why there is none. */
    public EarlierModel inUse(ConfiguredModel model) throws IOException {
        Optional<EarlierModel> compared = find(model);
        return compared.isPresent() ? compared.get() : release(model);
    }

    /** Returns a released bundle, or why there is none. */
    public EarlierModel exactly(BundleCoordinates bundle) {
        Answer answer = released.exactly(bundle);
        if (answer instanceof Found found) {
            return bundle(found);
        }
        return answer instanceof Unavailable unavailable
                ? new NoBaseline(unavailable.reason(), true)
                : new NoBaseline(((None) answer).reason(), false);
    }

    /** Refuses a file that is not there, without asking a repository for anything. */
    public void requireFile(ConfiguredModel model) throws IOException {
        if (model.baseline().file().isPresent()) {
            find(model);
        }
    }

    private EarlierModel release(ConfiguredModel model) {
        return found(released.latest(model.name()), model, model.baseline().required());
    }

    private EarlierModel found(Answer answer, ConfiguredModel model, boolean required) {
        if (answer instanceof Found found) {
            return bundle(found);
        }
        if (answer instanceof Unavailable unavailable) {
            return new NoBaseline(unavailable.reason(), onUnavailable.isError());
        }
        String reason = ((None) answer).reason();
        return new NoBaseline(
                model.baseline().required()
                        ? reason + ", and <" + model.path() + "/baseline/required> is true"
                        : reason,
                required);
    }

    private BaselineBundle bundle(Found found) {
        DataFile file = new DataFile(found.coordinates(), found.file());
        return new BaselineBundle(found.coordinates(), file, digests.digest(file));
    }

    private BaselineBundle file(ConfiguredModel model, String named) throws IOException {
        List<DataFile> files = SourceFiles.find(workspace.checkout(), named, model.path() + "/baseline");
        if (files.size() > 1) {
            throw MlModelException.user("<" + model.path() + "/baseline> is '" + named + "', which matches "
                    + files.size() + " files. Name the bundle of one model.");
        }
        DataFile bundle = files.get(0);
        return new BaselineBundle(bundle.name(), bundle, digests.digest(bundle));
    }
}
