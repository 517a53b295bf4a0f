package io.github.mlmodel.build.step.compatibility;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.signature.Announcement;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.model.DescriptionCheck;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.bundle.BundleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the models that those have who use a module's models. */
final class ModelsInUse {

    private final BuiltModule module;

    ModelsInUse(BuiltModule module) {
        this.module = module;
    }

    /** A SNAPSHOT asks repositories where the POM has a reason to; a release always does. */
    InUse of(ConfiguredModel model) throws IOException {
        if (!model.baseline().isLookedFor(module.project().snapshot())) {
            return stored(model, "no release is looked for");
        }
        EarlierModel earlier = module.inputs().inUse(model);
        if (earlier instanceof BaselineBundle bundle) {
            return released(bundle);
        }
        NoBaseline none = (NoBaseline) earlier;
        return none.error() ? new InUse.Unknown(none.reason()) : stored(model, none.reason());
    }

    private InUse released(BaselineBundle bundle) throws IOException {
        try {
            byte[] description = BundleReader.description(bundle.file().path());
            return new InUse.Released(
                    bundle.name(),
                    DescriptionReader.readSound(description, bundle.name()),
                    announcement(bundle.name()));
        } catch (MlModelException e) {
            return unreadable("the bundle " + bundle.name(), e);
        }
    }

    /** Returns whether the module's version tells those who use a release that something breaks. */
    Announcement announcement(String name) {
        Optional<BundleCoordinates> coordinates = BundleCoordinates.of(name);
        if (coordinates.isEmpty()) {
            return new Announcement.Untold(name + " is a file, which has no version");
        }
        String artifact = coordinates.get().group() + "/" + coordinates.get().artifact();
        return artifact.equals(module.project().artifact())
                ? Announcement.of(coordinates.get().version(), module.project().version())
                : new Announcement.Untold(name + " is of another artifact, which has versions of its own");
    }

    private InUse stored(ConfiguredModel model, String otherwise) {
        Path folder = module.workspace().stored();
        return StoredModel.descriptionOf(folder, model.name())
                .map(description -> stored(module.workspace().shown(folder), description))
                .orElseGet(() -> new InUse.Nobody(otherwise));
    }

    private static InUse stored(String folder, ModelDescription description) {
        String file = folder + "/" + description.name() + ".json";
        try {
            DescriptionCheck.check(description, file, Long.MAX_VALUE);
            return new InUse.Stored(folder, description);
        } catch (MlModelException e) {
            return unreadable(file, e);
        }
    }

    private static InUse unreadable(String what, MlModelException e) {
        return new InUse.Unknown(what + " cannot be read: " + e.sentence().replaceFirst("\\.$", ""));
    }
}
