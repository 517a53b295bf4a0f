package io.github.mlmodel.spi;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.mlmodel.model.api.Stable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trainer's parameter as the user wrote it: a text, or elements within it. The engine knows which it wants. */
@Stable(since = "1.0.0")
@JsonAdapter(Parameter.Entry.Adapter.class)
public sealed interface Parameter {

    /**
     * A plain value.
     *
     * @param value the text, trimmed
     */
    @JsonAdapter(Entry.Adapter.class)
    record Text(String value) implements Parameter {}

    /**
     * A file that a plain value names. It exists only in what the worker is told: specifications keep the name, and so do
     * fingerprints.
     *
     * @param name the text as written
     * @param path where the file is
     * @param digest the SHA-256 that the fingerprint has of it, which what is read must have too; absent where there is no
     *     fingerprint
     */
    @JsonAdapter(Entry.Adapter.class)
    record File(String name, Path path, @Nullable String digest) implements Parameter {

        /** Names a file whose digest nobody has taken. */
        public File(String name, Path path) {
            this(name, path, null);
        }
    }

    /**
     * Nested elements in the order written: a component with its {@code type} and {@code parameters}, a list, or a map.
     *
     * @param entries the elements
     */
    @JsonAdapter(Entry.Adapter.class)
    record Group(List<Entry> entries) implements Parameter {
        /** Copies the list. */
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A named parameter.
     *
     * @param name the element's name
     * @param value the element's content
     */
    record Entry(String name, Parameter value) {

        /** A parameter as a text, as an object {@code {name, path, digest}} for a file, or as an array of {@code {name, value}}. */
        static final class Adapter extends TypeAdapter<Parameter> {

            @Override
            public void write(JsonWriter out, Parameter value) throws IOException {
                if (value instanceof Text text) {
                    out.value(text.value());
                } else if (value instanceof File file) {
                    out.beginObject().name("name").value(file.name());
                    out.name("path").value(file.path().toString());
                    if (file.digest() != null) {
                        out.name("digest").value(file.digest());
                    }
                    out.endObject();
                } else if (value instanceof Group group) {
                    out.beginArray();
                    for (Entry entry : group.entries()) {
                        out.beginObject().name("name").value(entry.name()).name("value");
                        write(out, entry.value());
                        out.endObject();
                    }
                    out.endArray();
                }
            }

            @Override
            public Parameter read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.STRING) {
                    return new Text(in.nextString());
                }
                if (in.peek() == JsonToken.BEGIN_OBJECT) {
                    return file(in);
                }
                List<Entry> entries = new ArrayList<>();
                in.beginArray();
                while (in.hasNext()) {
                    in.beginObject();
                    var unusedName = in.nextName();
                    String name = in.nextString();
                    var unusedValue = in.nextName();
                    entries.add(new Entry(name, read(in)));
                    in.endObject();
                }
                in.endArray();
                return new Group(entries);
            }

            private static Parameter file(JsonReader in) throws IOException {
                in.beginObject();
                var unusedName = in.nextName();
                String name = in.nextString();
                var unusedPath = in.nextName();
                Path path = Path.of(in.nextString());
                String digest = null;
                if (in.hasNext()) {
                    var unusedDigest = in.nextName();
                    digest = in.nextString();
                }
                in.endObject();
                return new File(name, path, digest);
            }
        }
    }
}
