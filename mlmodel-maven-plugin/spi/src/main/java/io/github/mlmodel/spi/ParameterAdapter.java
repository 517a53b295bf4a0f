package io.github.mlmodel.spi;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A parameter as a text, as an object {@code {name, path, digest}} for a file, or as an array of {@code {name, value}}. */
final class ParameterAdapter extends TypeAdapter<Parameter> {

    @Override
    public void write(JsonWriter out, Parameter value) throws IOException {
        if (value instanceof Parameter.Text text) {
            out.value(text.value());
        } else if (value instanceof Parameter.File file) {
            out.beginObject().name("name").value(file.name());
            out.name("path").value(file.path().toString());
            if (file.digest() != null) {
                out.name("digest").value(file.digest());
            }
            out.endObject();
        } else if (value instanceof Parameter.Group group) {
            out.beginArray();
            for (Parameter.Entry entry : group.entries()) {
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
            return new Parameter.Text(in.nextString());
        }
        if (in.peek() == JsonToken.BEGIN_OBJECT) {
            return file(in);
        }
        List<Parameter.Entry> entries = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            in.beginObject();
            var unusedName = in.nextName();
            String name = in.nextString();
            var unusedValue = in.nextName();
            entries.add(new Parameter.Entry(name, read(in)));
            in.endObject();
        }
        in.endArray();
        return new Parameter.Group(entries);
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
        return new Parameter.File(name, path, digest);
    }
}
