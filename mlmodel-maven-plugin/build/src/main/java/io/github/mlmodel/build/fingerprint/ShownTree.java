package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.model.text.Redacted;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.Map;
import java.util.Optional;

/**
 * A specification's tree as it is recorded and shown: the trainers of projects may be given passwords and URLs that hold
 * some, and what is recorded ships with the model. The key is that of the tree itself.
 */
final class ShownTree {

    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String TRAINER = "trainer";

    /** Whether the tree is what a project's own trainer is given, whose names nobody here knows. */
    private final boolean ofOwnCode;

    private ShownTree(boolean ofOwnCode) {
        this.ofOwnCode = ofOwnCode;
    }

    /** Returns the tree without secrets. */
    static JsonObject of(JsonObject tree) {
        JsonObject shown = new JsonObject();
        for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
            boolean own = member.getKey().equals(TRAINER) && isOwnCode(member.getValue());
            shown.add(member.getKey(), new ShownTree(own).of(member.getKey(), member.getValue(), false));
        }
        return shown;
    }

    /** Returns whether something was hidden. */
    static boolean hides(JsonObject tree) {
        return Redacted.isIn(tree.toString());
    }

    private static boolean isOwnCode(JsonElement trainer) {
        return trainer.isJsonObject()
                && text(trainer.getAsJsonObject(), "type")
                        .filter(type -> EngineCatalog.trainer(type).isEmpty())
                        .isPresent();
    }

    private JsonElement of(String name, JsonElement value, boolean inSecret) {
        boolean secret = inSecret || (ofOwnCode && Redacted.isSecretOfOwnCode(name));
        if (value.isJsonObject()) {
            return members(value.getAsJsonObject(), secret);
        }
        if (value.isJsonArray()) {
            JsonArray shown = new JsonArray();
            value.getAsJsonArray().forEach(member -> shown.add(of(name, member, secret)));
            return shown;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            return value;
        }
        return new JsonPrimitive(secret ? Redacted.hidden() : Redacted.value(name, value.getAsString()));
    }

    /** A parameter is an object of its name, which is shown, and its value. */
    private JsonObject members(JsonObject object, boolean inSecret) {
        Optional<String> parameter = object.has(VALUE) ? text(object, NAME) : Optional.empty();
        JsonObject shown = new JsonObject();
        object.asMap().forEach((key, value) -> {
            String name = key.equals(VALUE) ? parameter.orElse(key) : key;
            boolean ofParameter = parameter.isPresent() && key.equals(NAME);
            shown.add(key, of(name, value, inSecret && !ofParameter));
        });
        return shown;
    }

    private static Optional<String> text(JsonObject object, String member) {
        return Optional.ofNullable(object.get(member))
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString);
    }
}
