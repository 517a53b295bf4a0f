package io.github.mlmodel.build.step.lock;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of {@code mlmodel.lock}, which stands in the project's folder and is committed: which model came of which
 * inputs when somebody had it written.
 *
 * @param format version of this file's format
 * @param models the models by name
 */
record LockedModels(int format, TreeMap<String, Locked> models) {

    /** Refuses what a damaged file lacks. */
    LockedModels {
        Objects.requireNonNull(models);
        models.values().forEach(Objects::requireNonNull);
    }

    private static final String FILE = "mlmodel.lock";
    private static final int FORMAT = 1;

    /**
     * A model.
     *
     * @param fingerprint key of its inputs
     * @param model SHA-256 of its {@code model.onnx}
     */
    record Locked(String fingerprint, String model) {

        /** Refuses what a damaged file lacks. */
        Locked {
            Objects.requireNonNull(fingerprint);
            Objects.requireNonNull(model);
        }

        static Locked of(RecordedFingerprint recorded) {
            return new Locked(recorded.key(), recorded.modelDigest());
        }
    }

    /**
     * Reads the file of a project, if there is one.
     *
     * @throws MlModelException if it cannot be read, or leads out of the checkout
     */
    static Optional<LockedModels> in(Checkout checkout) {
        Path file = checkout.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            checkout.requireInside(file, FILE);
            LockedModels read = Json.read(file, LockedModels.class);
            if (read.format() != FORMAT) {
                throw unreadable(
                        "it has format " + read.format() + ", and this version of the plugin reads format " + FORMAT);
            }
            return Optional.of(read);
        } catch (JsonParseException e) {
            throw unreadable("it is damaged");
        } catch (IOException e) {
            throw unreadable(FileTrouble.clause(e));
        }
    }

    private static MlModelException unreadable(String reason) {
        return MlModelException.user(FILE + " cannot be read: " + reason
                + ". Restore it from version control, or write it anew: mvn verify -Dmlmodel.lock.");
    }

    /** Writes the file of a project; what it says of other models stays, if it can be read. */
    static void write(Checkout checkout, Map<String, Locked> models) throws IOException {
        Path file = checkout.resolve(FILE);
        checkout.requireInside(file, FILE);
        TreeMap<String, Locked> all = Json.readIfWhole(file, LockedModels.class)
                .filter(known -> known.format() == FORMAT)
                .map(LockedModels::models)
                .orElseGet(TreeMap::new);
        all.putAll(models);
        AtomicFiles.writeLasting(file, Json.write(new LockedModels(FORMAT, all)));
    }
}
