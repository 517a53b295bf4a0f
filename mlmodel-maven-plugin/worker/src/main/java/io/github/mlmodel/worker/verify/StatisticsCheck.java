package io.github.mlmodel.worker.verify;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether what is recorded of the training rows is what the training wrote. */
final class StatisticsCheck {

    private StatisticsCheck() {}

    /** Returns what is wrong, a sentence; nothing where the fingerprint cannot be read, which is said of that. */
    static List<String> of(Map<ModelFile, byte[]> files) {
        byte @Nullable [] fingerprint = files.get(ModelFile.FINGERPRINT);
        if (fingerprint == null) {
            return List.of();
        }
        byte @Nullable [] statistics = files.get(ModelFile.STATISTICS);
        @Nullable String digest = statistics == null ? null : Digest.of(statistics);
        @Nullable String recorded;
        try {
            recorded = Json.read(new String(fingerprint, StandardCharsets.UTF_8), RecordedFingerprint.class)
                    .statisticsDigest();
        } catch (JsonParseException e) {
            return List.of();
        }
        return Objects.equals(digest, recorded)
                ? List.of()
                : List.of(ModelFile.STATISTICS + " was changed after it was made: its SHA-256 is "
                        + (digest == null ? "none, for it is missing" : digest) + ", and " + ModelFile.FINGERPRINT
                        + " records " + (recorded == null ? "none" : recorded) + ".");
    }
}
