package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.mlmodel.model.json.Alternatives;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two trees, in words. */
final class TreeChanges {

    private static final int LONGEST = 80;
    private static final String NAME = "name";

    private final List<String> changes = new ArrayList<>();

    private TreeChanges() {}

    /** Returns what differs, a phrase each: {@code trainer/parameters/trees changed (100 → 200)}. */
    static List<String> between(JsonObject before, JsonObject now) {
        TreeChanges all = new TreeChanges();
        all.members("", before.asMap(), now.asMap());
        return all.changes;
    }

    private void members(String path, Map<String, JsonElement> before, Map<String, JsonElement> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "/" + name, before.get(name), now.get(name));
        }
    }

    private void compare(String path, @Nullable JsonElement before, @Nullable JsonElement now) {
        if (text(before).equals(text(now))) {
            return;
        }
        Optional<Map<String, JsonElement>> first = parts(before);
        Optional<Map<String, JsonElement>> second = parts(now);
        int known = changes.size();
        if (first.isPresent() && second.isPresent() && sameKind(first.get(), second.get())) {
            members(path, first.get(), second.get());
            if (changes.size() > known) {
                return;
            }
        }
        changes.add(element(path) + " changed (" + shown(before) + " → " + shown(now) + ")");
    }

    /** The specification has frames where the POM has none. */
    private static String element(String path) {
        return path.replaceFirst("^dataset/(source/format/marks|source/format|source|roles)/", "dataset/");
    }

    private static boolean sameKind(Map<String, JsonElement> before, Map<String, JsonElement> now) {
        return text(before.get(Alternatives.KIND)).equals(text(now.get(Alternatives.KIND)));
    }

    /** An object's members, or the members of an array by their names; nothing of a tree without parts, or without names. */
    private static Optional<Map<String, JsonElement>> parts(@Nullable JsonElement tree) {
        if (tree == null) {
            return Optional.of(Map.of());
        }
        if (tree.isJsonObject()) {
            return Optional.of(tree.getAsJsonObject().asMap());
        }
        return tree.isJsonArray() ? named(tree.getAsJsonArray()) : Optional.empty();
    }

    private static Optional<Map<String, JsonElement>> named(JsonArray array) {
        Map<String, JsonElement> parts = new LinkedHashMap<>();
        for (JsonElement member : array) {
            if (!member.isJsonObject() || !member.getAsJsonObject().has(NAME)) {
                return Optional.empty();
            }
            JsonObject part = member.getAsJsonObject();
            if (parts.put(part.get(NAME).getAsString(), part.get("value")) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    private static String text(@Nullable JsonElement tree) {
        return tree == null ? "" : KeyTree.canonical(tree);
    }

    private static String shown(@Nullable JsonElement tree) {
        if (tree == null) {
            return "default";
        }
        String text = tree.isJsonPrimitive() ? tree.getAsString() : text(tree);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
