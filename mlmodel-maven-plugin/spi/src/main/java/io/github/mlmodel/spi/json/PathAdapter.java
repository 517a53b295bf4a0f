package io.github.mlmodel.spi.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A path as a text. */
final class PathAdapter extends TypeAdapter<Path> {

    @Override
    public void write(JsonWriter out, @Nullable Path value) throws IOException {
        out.value(value == null ? null : value.toString());
    }

    @Override
    public @Nullable Path read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return Path.of(in.nextString());
    }
}
