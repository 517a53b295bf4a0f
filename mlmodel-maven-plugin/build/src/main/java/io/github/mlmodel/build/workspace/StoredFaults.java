package io.github.mlmodel.build.workspace;

import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Says why a model that somebody has stored is not one that can be taken. */
final class StoredFaults {

    private static final String ANEW = " Store it anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale.";
    private static final String RESTORE =
            " Restore both files as they were stored (git checkout), or store it anew: mvn verify -Dmlmodel.store"
                    + " -Dmlmodel.training=when-stale.";

    private final Path onnx;
    private final Path json;
    private final String shownOnnx;
    private final String shownJson;

    private StoredFaults(Path models, String name) {
        this.onnx = StoredModel.onnx(models, name);
        this.json = StoredModel.json(models, name);
        this.shownOnnx = "src/models/" + onnx.getFileName();
        this.shownJson = "src/models/" + json.getFileName();
    }

    /** What every version's file begins with. */
    private record Header(int format) {}

    /** Returns what is wrong with it and what to do, as sentences; nothing if there is no such model, or a whole one. */
    static Optional<String> of(Path models, String name) throws IOException {
        StoredFaults stored = new StoredFaults(models, name);
        Optional<Obstacle> noModel = Obstacle.at(stored.onnx);
        Optional<Obstacle> noJson = Obstacle.at(stored.json);
        if (isNothing(noJson)) {
            // A file that a trainer begins with may have the name of the model, and stands alone.
            return noModel.filter(it -> !isNothing(noModel)).map(it -> it.sentence(stored.shownOnnx));
        }
        if (isNothing(noModel)) {
            return Optional.of(
                    stored.shownJson + " stands there without its " + stored.onnx.getFileName() + "."
                            + " Add the file, or store the model anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale.");
        }
        Optional<String> obstacle = noModel.map(it -> it.sentence(stored.shownOnnx))
                .or(() -> noJson.map(it -> it.sentence(stored.shownJson)));
        return obstacle.isPresent() ? obstacle : stored.inContents();
    }

    private static boolean isNothing(Optional<Obstacle> obstacle) {
        return obstacle.filter(it -> it.kind() == Obstacle.Kind.NOTHING).isPresent();
    }

    private Optional<String> inContents() throws IOException {
        try {
            RegularFiles.bytes(json);
        } catch (IOException e) {
            return Optional.of(
                    shownJson + " cannot be read, because " + FileTrouble.clause(e) + ". Mend that, and build again.");
        }
        int format = Json.readIfWhole(json, Header.class).map(Header::format).orElse(0);
        if (format > 0 && format != StoredModel.FORMAT) {
            return Optional.of(shownJson + " has the " + (format < StoredModel.FORMAT ? "older" : "newer") + " format "
                    + format + ", and this version of the plugin reads format " + StoredModel.FORMAT + "." + ANEW);
        }
        Optional<StoredModel> stored = Json.readIfWhole(json, StoredModel.class);
        if (stored.isEmpty() || format == 0) {
            return Optional.of(shownJson + " is damaged: it is not what mlmodel.store writes." + RESTORE);
        }
        String digest = Digest.of(onnx);
        String recorded = stored.get().fingerprint().modelDigest();
        if (!digest.equals(recorded)) {
            return Optional.of(shownOnnx + " is not the file that was stored: its SHA-256 is " + digest + ", and "
                    + json.getFileName() + " records " + recorded + "." + RESTORE);
        }
        if (!stored.get().hasOwnDescription()) {
            return Optional.of(
                    shownJson + " was changed after it was stored: its description is not the recorded one." + RESTORE);
        }
        return stored.get().hasOwnStatistics()
                ? Optional.empty()
                : Optional.of(shownJson + " was changed after it was stored: its statistics are not the recorded ones."
                        + RESTORE);
    }
}
