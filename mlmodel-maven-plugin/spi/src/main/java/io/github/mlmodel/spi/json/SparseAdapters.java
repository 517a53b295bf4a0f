package io.github.mlmodel.spi.json;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.mlmodel.model.json.JsonSparse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A {@link JsonSparse} record without its members that are absent or empty, at any depth. */
final class SparseAdapters implements TypeAdapterFactory {

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!JsonSparse.class.isAssignableFrom(type.getRawType())) {
            return null;
        }
        return new Adapter<>(gson.getDelegateAdapter(this, type), gson.getAdapter(JsonElement.class));
    }

    private static final class Adapter<T> extends TypeAdapter<T> {

        private final TypeAdapter<T> whole;
        private final TypeAdapter<JsonElement> elements;

        Adapter(TypeAdapter<T> whole, TypeAdapter<JsonElement> elements) {
            this.whole = whole;
            this.elements = elements;
        }

        @Override
        public void write(JsonWriter out, @Nullable T value) throws IOException {
            if (value == null) {
                out.nullValue();
            } else {
                elements.write(out, sparse(whole.toJsonTree(value)));
            }
        }

        private static JsonElement sparse(JsonElement element) {
            if (!(element instanceof JsonObject object)) {
                return element;
            }
            JsonObject kept = new JsonObject();
            object.entrySet().forEach(member -> {
                JsonElement inner = sparse(member.getValue());
                if (!isEmpty(inner)) {
                    kept.add(member.getKey(), inner);
                }
            });
            return kept;
        }

        private static boolean isEmpty(JsonElement element) {
            if (element instanceof JsonPrimitive primitive) {
                return primitive.isString() && primitive.getAsString().isEmpty();
            }
            return element instanceof JsonNull
                    || (element instanceof JsonArray array && array.isEmpty())
                    || (element instanceof JsonObject object && object.size() == 0);
        }

        @Override
        public @Nullable T read(JsonReader in) throws IOException {
            return whole.read(in);
        }
    }
}
