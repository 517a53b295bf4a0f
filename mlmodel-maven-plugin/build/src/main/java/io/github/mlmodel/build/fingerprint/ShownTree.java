package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.model.text.Redacted;
import java.util.Map;

/**
 * A specification's tree as it is recorded and shown: the trainers of projects may be given passwords and URLs that hold
 * some, and what is recorded ships with the model. The key is that of the tree itself.
 */
final class ShownTree {

    private ShownTree() {}

    /** Returns the tree without secrets. */
    static JsonObject of(JsonObject tree) {
        JsonObject shown = new JsonObject();
        boolean named = tree.has("name") && tree.get("name").isJsonPrimitive();
        for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
            // A parameter is an object of its name and its value.
            String name =
                    named && member.getKey().equals("value") ? tree.get("name").getAsString() : member.getKey();
            shown.add(member.getKey(), of(name, member.getValue()));
        }
        return shown;
    }

    /** Returns whether something was hidden. */
    static boolean hides(JsonObject tree) {
        return Redacted.isIn(tree.toString());
    }

    private static JsonElement of(String name, JsonElement value) {
        if (value.isJsonObject()) {
            return of(value.getAsJsonObject());
        }
        if (value.isJsonArray()) {
            JsonArray shown = new JsonArray();
            value.getAsJsonArray().forEach(member -> shown.add(of(name, member)));
            return shown;
        }
        boolean isText = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
        return isText ? new JsonPrimitive(Redacted.value(name, value.getAsString())) : value;
    }
}
