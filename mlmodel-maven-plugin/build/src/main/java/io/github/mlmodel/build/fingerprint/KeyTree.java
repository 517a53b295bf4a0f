package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.build.spec.KeyDefault;
import io.github.mlmodel.build.spec.NotInKey;
import io.github.mlmodel.model.json.Alternatives;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A specification's records as one tree of JSON. Nothing is listed by hand: each component is a member, unless it is marked
 * {@link NotInKey} or has its default, so that a component that nobody thought of is in the key. Two records give the same
 * tree only if they are equal in what they write: texts stay texts, and a list is never a text with commas.
 */
final class KeyTree {

    private KeyTree() {}

    /** Returns a record's tree, its members sorted by name. */
    static JsonObject of(Record record) {
        Map<String, JsonElement> members = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            @Nullable Object value = component.isAnnotationPresent(NotInKey.class) ? null : value(record, component);
            if (value != null && !isDefault(component, value)) {
                members.put(component.getName(), element(value));
            }
        }
        members.values()
                .removeIf(member ->
                        member.isJsonObject() && member.getAsJsonObject().isEmpty());
        return object(members);
    }

    /** Returns a tree as text on one line, its members sorted by name. */
    static String canonical(JsonElement tree) {
        return sorted(tree).toString();
    }

    private static JsonElement element(Object value) {
        if (value instanceof Parameter parameter) {
            return parameter(parameter);
        }
        if (value instanceof Record record) {
            return isAlternative(record.getClass()) ? alternative(record) : of(record);
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(member -> array.add(element(member)));
            return array;
        }
        if (value instanceof String text) {
            return new JsonPrimitive(text);
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        if (value instanceof Enum<?> constant) {
            return new JsonPrimitive(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (value instanceof Number) {
            return JsonParser.parseString(Json.writeLine(value));
        }
        throw new IllegalArgumentException("a specification has a value of " + value.getClass());
    }

    /** As in a request: a text, or an array of names and values. */
    private static JsonElement parameter(Parameter parameter) {
        if (parameter instanceof Parameter.File) {
            throw new IllegalArgumentException("a file's place is for the worker alone");
        }
        return JsonParser.parseString(Json.write(parameter));
    }

    private static JsonObject alternative(Record record) {
        Map<String, JsonElement> members = new TreeMap<>(of(record).asMap());
        if (members.put(Alternatives.KIND, new JsonPrimitive(Alternatives.kind(record.getClass()))) != null) {
            throw new IllegalArgumentException(record.getClass() + " has a component " + Alternatives.KIND);
        }
        return object(members);
    }

    private static boolean isAlternative(Class<?> type) {
        for (Class<?> family : type.getInterfaces()) {
            if (family.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDefault(RecordComponent component, Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        KeyDefault byDefault = component.getAnnotation(KeyDefault.class);
        return byDefault != null
                && byDefault.value().equals(value instanceof String text ? text : Json.writeLine(value));
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("no value of " + component, e);
        }
    }

    private static JsonElement sorted(JsonElement tree) {
        if (tree.isJsonArray()) {
            JsonArray array = new JsonArray();
            tree.getAsJsonArray().forEach(member -> array.add(sorted(member)));
            return array;
        }
        if (tree.isJsonObject()) {
            Map<String, JsonElement> members =
                    new TreeMap<>(tree.getAsJsonObject().asMap());
            members.replaceAll((name, member) -> sorted(member));
            return object(members);
        }
        return tree;
    }

    private static JsonObject object(Map<String, JsonElement> members) {
        JsonObject object = new JsonObject();
        members.forEach(object::add);
        return object;
    }
}
