package io.github.mlmodel.spi.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.mlmodel.model.json.JsonText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A {@link JsonText} constant as its text. */
final class TextAdapters implements TypeAdapterFactory {

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        @Nullable T[] constants = constants(type);
        return constants == null ? null : new Adapter<>(type.getRawType().getSimpleName(), constants);
    }

    @SuppressWarnings("unchecked") // The raw type of T is the class whose constants these are.
    private static <T> T @Nullable [] constants(TypeToken<T> type) {
        Class<? super T> raw = type.getRawType();
        return raw.isEnum() && JsonText.class.isAssignableFrom(raw) ? (T[]) raw.getEnumConstants() : null;
    }

    private static final class Adapter<T> extends TypeAdapter<T> {

        private final String name;
        private final T[] constants;

        Adapter(String name, T[] constants) {
            this.name = name;
            this.constants = constants;
        }

        @Override
        public void write(JsonWriter out, @Nullable T value) throws IOException {
            out.value(value instanceof JsonText constant ? constant.text() : null);
        }

        @Override
        public @Nullable T read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            String text = in.nextString();
            for (T constant : constants) {
                if (constant instanceof JsonText one && one.text().equals(text)) {
                    return constant;
                }
            }
            throw new JsonParseException("no " + name + " '" + text + "'");
        }
    }
}
