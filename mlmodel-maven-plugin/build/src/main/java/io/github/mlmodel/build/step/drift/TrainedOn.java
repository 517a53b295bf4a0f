package io.github.mlmodel.build.step.drift;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.ReleasedModels.Answer;
import io.github.mlmodel.build.step.ReleasedModels.Found;
import io.github.mlmodel.build.step.ReleasedModels.None;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of the rows that a model was trained on.
 *
 * @param place where the model is, as messages name it
 * @param model what reads the rows
 * @param statistics what is recorded of them
 */
record TrainedOn(String place, ModelDescription model, Statistics statistics) {

    /** What every version's file begins with. */
    private record Header(int format) {}

    /**
     * Finds what is recorded of a model's training rows.
     *
     * @throws MlModelException if there is no such model, or nothing is recorded with it
     */
    static TrainedOn find(BuiltModule module, String name, ComparedModel from) throws IOException {
        Optional<TrainedOn> found =
                switch (from) {
                    case TARGET -> inTarget(module, name);
                    case STORED -> stored(module, name);
                    case RELEASE -> Optional.empty();
                    case NEAREST -> {
                        Optional<TrainedOn> built = inTarget(module, name);
                        yield built.isPresent() ? built : stored(module, name);
                    }
                };
        if (found.isPresent()) {
            return found.get();
        }
        return switch (from) {
            case TARGET ->
                throw MlModelException.user(module.workspace().shown(name) + " holds no whole model '" + name
                        + "' to compare with. Train it: mvn compile.");
            case STORED ->
                throw MlModelException.user("src/models holds no whole model '" + name
                        + "' to compare with. Store it: mvn verify -Dmlmodel.store.");
            case RELEASE -> released(name, module.inputs().latestRelease(name), "");
            case NEAREST ->
                released(
                        name,
                        module.inputs().latestRelease(name),
                        "neither " + module.workspace().shown(name) + " nor src/models holds a whole one, and ");
        };
    }

    private static Optional<TrainedOn> inTarget(BuiltModule module, String name) throws IOException {
        Path folder = module.workspace().model(name);
        if (RecordedFingerprint.ofWholeModel(folder).isEmpty()) {
            return Optional.empty();
        }
        Path statistics = ModelFile.STATISTICS.in(folder);
        String place = module.workspace().shown(name);
        @Nullable String json = Files.isRegularFile(statistics) ? RegularFiles.text(statistics) : null;
        return Optional.of(new TrainedOn(place, DescriptionReader.ofModelIn(folder), read(name, place, json)));
    }

    private static Optional<TrainedOn> stored(BuiltModule module, String name) throws IOException {
        module.workspace().requireStoredInside(name);
        Optional<StoredModel> stored = StoredModel.read(module.workspace().stored(), name);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        String place = "src/models/" + name + ".json";
        @Nullable
        String json = stored.get().statistics() == null
                ? null
                : Json.write(Objects.requireNonNull(stored.get().statistics()));
        return Optional.of(new TrainedOn(place, stored.get().description(), read(name, place, json)));
    }

    private static TrainedOn released(String name, Answer answer, String others) throws IOException {
        if (answer instanceof Unavailable unavailable) {
            throw MlModelException.user("There is no telling whether a model '" + name
                    + "' was released that could be compared with: " + others + unavailable.reason() + ".");
        }
        if (answer instanceof None none) {
            throw MlModelException.user("There is no model '" + name + "' to compare with: " + others + none.reason()
                    + ". Train it: mvn compile.");
        }
        Found found = (Found) answer;
        Map<ModelFile, byte[]> files = BundleReader.read(found.file());
        byte @Nullable [] statistics = files.get(ModelFile.STATISTICS);
        String place = found.coordinates();
        if (statistics != null && !Digest.of(statistics).equals(recorded(files))) {
            throw MlModelException.user("The " + ModelFile.STATISTICS + " of " + place
                    + " was changed after it was made: its SHA-256 is not the one that its " + ModelFile.FINGERPRINT
                    + " records. Release the model once more.");
        }
        @Nullable String json = statistics == null ? null : new String(statistics, StandardCharsets.UTF_8);
        byte[] description = Objects.requireNonNull(files.get(ModelFile.DESCRIPTION));
        return new TrainedOn(place, DescriptionReader.readSound(description, place), read(name, place, json));
    }

    private static @Nullable String recorded(Map<ModelFile, byte[]> files) {
        byte @Nullable [] fingerprint = files.get(ModelFile.FINGERPRINT);
        try {
            return fingerprint == null
                    ? null
                    : Json.read(new String(fingerprint, StandardCharsets.UTF_8), RecordedFingerprint.class)
                            .statisticsDigest();
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static Statistics read(String name, String place, @Nullable String json) {
        if (json == null) {
            throw MlModelException.user("Nothing is recorded of the rows that model '" + name + "' of " + place
                    + " was trained on, because an earlier version of the plugin has trained it. Train it once more:"
                    + " mvn compile -Dmlmodel.training=always.");
        }
        try {
            int format = Json.read(json, Header.class).format();
            if (format > Statistics.FORMAT) {
                throw MlModelException.user("The " + ModelFile.STATISTICS + " of " + place + " has the newer format "
                        + format + ", and this version of the plugin reads format " + Statistics.FORMAT
                        + ". Use a newer version.");
            }
            return Json.read(json, Statistics.class);
        } catch (JsonParseException e) {
            throw MlModelException.user(
                    "The " + ModelFile.STATISTICS + " of " + place + " cannot be read: " + e.getMessage()
                            + ". Train the model once more: mvn compile -Dmlmodel.training=always.",
                    e);
        }
    }
}
