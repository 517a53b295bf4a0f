package io.github.mlmodel.spi.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON of records, with the same bytes on every JDK: members in the order of the record, two blanks of indentation,
 * {@code \n}, numbers in the shortest decimal form that reads back as the same number, NaN and absent values as {@code null}.
 */
public final class Json {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.DOUBLE)
            .registerTypeAdapterFactory(new AlternativeAdapters())
            .registerTypeAdapterFactory(new SparseAdapters())
            .registerTypeAdapterFactory(new TextAdapters())
            .registerTypeHierarchyAdapter(Path.class, new PathAdapter())
            .registerTypeAdapter(Double.class, NumberAdapter.DOUBLE)
            .registerTypeAdapter(double.class, NumberAdapter.DOUBLE)
            .registerTypeAdapter(Float.class, NumberAdapter.FLOAT)
            .registerTypeAdapter(float.class, NumberAdapter.FLOAT)
            .create();

    private Json() {}

    /** Returns a record as JSON, ending in a line end. */
    public static String write(Object value) {
        return GSON.toJson(value) + "\n";
    }

    /** Returns a member of a sealed family as JSON that can be read as the family, ending in a line end. */
    public static <T> String write(T value, Class<T> family) {
        return GSON.toJson(value, family) + "\n";
    }

    /** Returns a record as JSON on one line, without a line end. */
    public static String writeLine(Object value) {
        return GSON.toJson(value).replaceAll("\n *", " ");
    }

    /**
     * Reads a record.
     *
     * @throws JsonParseException if the text is no JSON of that record
     */
    public static <T> T read(String json, Class<T> type) {
        return read(json, TypeToken.get(type));
    }

    private static <T> T read(String json, TypeToken<T> type) {
        @Nullable T value;
        try {
            value = GSON.fromJson(json, type);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws, for example for an absent list, in a bare
            // RuntimeException.
            throw new JsonParseException("no JSON of " + type.getRawType().getSimpleName(), e);
        }
        if (value == null) {
            throw new JsonParseException("empty, expected " + type.getRawType().getSimpleName());
        }
        return value;
    }

    /**
     * Reads a record from a file in UTF-8.
     *
     * @throws JsonParseException if the file is no JSON of that record
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return read(file, TypeToken.get(type));
    }

    /**
     * Reads a value of a generic type from a file in UTF-8.
     *
     * @throws JsonParseException if the file is no JSON of that type
     */
    public static <T> T read(Path file, TypeToken<T> type) throws IOException {
        String json = RegularFiles.text(file);
        try {
            return read(json, type);
        } catch (JsonParseException e) {
            throw new JsonParseException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Reads a record from a text that may be damaged or of another version: then there is none. */
    public static <T> Optional<T> readTextIfWhole(String json, Class<T> type) {
        try {
            return Optional.of(read(json, type));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Reads a record from a file that may be absent, damaged or of another version: then there is none. */
    public static <T> Optional<T> readIfWhole(Path file, Class<T> type) {
        try {
            return Optional.of(read(file, type));
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }
}
