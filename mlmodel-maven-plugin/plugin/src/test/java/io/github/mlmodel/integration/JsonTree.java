package io.github.mlmodel.integration;

import io.github.mlmodel.spi.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it is written, whatever record it is of: maps, lists, texts, booleans, integers and other numbers. */
public final class JsonTree {

    private JsonTree() {}

    /** Reads a document. */
    public static Map<String, @Nullable Object> read(String text) {
        return object(Json.read(text, Map.class));
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((name, value) -> object.put(String.valueOf(name), value(value)));
        return object;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return object(members);
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> list = new ArrayList<>();
            elements.forEach(element -> list.add(value(element)));
            return list;
        }
        if (value instanceof Double number && number == number.intValue()) {
            return number.intValue();
        }
        return value;
    }
}
