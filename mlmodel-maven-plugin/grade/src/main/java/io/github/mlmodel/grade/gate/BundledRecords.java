package io.github.mlmodel.grade.gate;

import com.google.gson.JsonParseException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a bundle records of its grading. */
public final class BundledRecords {

    private BundledRecords() {}

    /** Returns a file's content; nothing where the bundle has no such file, or one that cannot be read. */
    public static <T> Optional<T> read(Map<ModelFile, byte[]> bundle, ModelFile file, Class<T> type) {
        byte @Nullable [] json = bundle.get(file);
        try {
            return json == null
                    ? Optional.empty()
                    : Optional.of(Json.read(new String(json, StandardCharsets.UTF_8), type));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
