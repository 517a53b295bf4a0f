package io.github.mlmodel.spi.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.mlmodel.model.json.Alternatives;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record of a sealed family as an object that begins with its {@code kind}. */
final class AlternativeAdapters implements TypeAdapterFactory {

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        Class<? super T> family = type.getRawType();
        if (!family.isInterface() || !family.isSealed() || family.isAnnotationPresent(JsonAdapter.class)) {
            return null;
        }
        return new Adapter<>(gson, family, type.getType());
    }

    private static final class Adapter<T> extends TypeAdapter<T> {

        private final Gson gson;
        private final Class<? super T> family;
        private final Type type;

        Adapter(Gson gson, Class<? super T> family, Type type) {
            this.gson = gson;
            this.family = family;
            this.type = type;
        }

        @Override
        public void write(JsonWriter out, @Nullable T value) throws IOException {
            if (value == null) {
                out.nullValue();
                return;
            }
            // By way of text, because a tree takes no number in the form that NumberAdapter gives it.
            JsonObject object = new JsonObject();
            object.addProperty(Alternatives.KIND, Alternatives.kind(value.getClass()));
            for (Map.Entry<String, JsonElement> member : JsonParser.parseString(gson.toJson(value, value.getClass()))
                    .getAsJsonObject()
                    .entrySet()) {
                object.add(member.getKey(), member.getValue());
            }
            gson.toJson(object, out);
        }

        @Override
        @SuppressWarnings("unchecked") // The class is one of those that the family permits.
        public @Nullable T read(JsonReader in) {
            JsonElement element = gson.fromJson(in, JsonElement.class);
            if (element != null && element.isJsonNull()) {
                // As it is written, and as an absent member reads.
                return null;
            }
            if (element == null || !element.isJsonObject()) {
                throw new JsonParseException("no object of " + family.getSimpleName());
            }
            JsonElement kind = element.getAsJsonObject().get(Alternatives.KIND);
            for (Class<?> alternative : alternatives(family)) {
                if (kind != null
                        && kind.isJsonPrimitive()
                        && Alternatives.kind(alternative).equals(kind.getAsString())) {
                    return (T) gson.fromJson(element, withArguments(alternative));
                }
            }
            throw new JsonParseException("no " + family.getSimpleName() + " of kind " + kind);
        }

        /** A member of a family may be a family of its own. */
        private static List<Class<?>> alternatives(Class<?> family) {
            return Stream.of(family.getPermittedSubclasses())
                    .flatMap(member -> member.isInterface() ? alternatives(member).stream() : Stream.of(member))
                    .toList();
        }

        /** An alternative of a generic family has the family's own parameters, in their order. */
        private Type withArguments(Class<?> alternative) {
            return type instanceof ParameterizedType generic && alternative.getTypeParameters().length > 0
                    ? TypeToken.getParameterized(alternative, generic.getActualTypeArguments())
                            .getType()
                    : alternative;
        }
    }
}
