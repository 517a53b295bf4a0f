package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.model.text.Redacted;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private final Secrets secrets;

    private ShownTree(boolean ofOwnCode, Secrets secrets) {
        this.ofOwnCode = ofOwnCode;
        this.secrets = secrets;
    }

    /** Returns the tree without secrets that its names tell. */
    static JsonObject of(JsonObject tree) {
        return of(tree, Secrets.none());
    }

    /** Returns the tree without secrets: those that its names tell, and those that the build knows by their values. */
    static JsonObject of(JsonObject tree, Secrets secrets) {
        JsonObject shown = new JsonObject();
        for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
            boolean own = member.getKey().equals(TRAINER) && isOwnCode(member.getValue());
            shown.add(member.getKey(), new ShownTree(own, secrets).of(member.getKey(), member.getValue(), false));
        }
        return shown;
    }

    /** Returns whether something was hidden. */
    static boolean hides(JsonObject tree) {
        return Redacted.isIn(tree.toString());
    }

    /**
     * Returns the tree as a recorded one would show it: where that hides a part of a text, and the rest is equal, the text is
     * as it is there.
     */
    static JsonObject as(JsonObject recorded, JsonObject tree) {
        return as((JsonElement) recorded, tree).getAsJsonObject();
    }

    private static JsonElement as(JsonElement recorded, JsonElement value) {
        if (recorded.isJsonObject() && value.isJsonObject()) {
            JsonObject shown = new JsonObject();
            value.getAsJsonObject().asMap().forEach((key, member) -> {
                @Nullable JsonElement before = recorded.getAsJsonObject().get(key);
                shown.add(key, before == null ? member : as(before, member));
            });
            return shown;
        }
        if (recorded.isJsonArray() && value.isJsonArray()) {
            JsonArray before = recorded.getAsJsonArray();
            JsonArray shown = new JsonArray();
            for (JsonElement member : value.getAsJsonArray()) {
                shown.add(shown.size() < before.size() ? as(before.get(shown.size()), member) : member);
            }
            return shown;
        }
        return isText(recorded) && isText(value) && Redacted.isHiddenIn(recorded.getAsString(), value.getAsString())
                ? recorded
                : value;
    }

    private static boolean isText(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
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
        if (!isText(value)) {
            return value;
        }
        return new JsonPrimitive(
                secret ? Redacted.hidden() : secrets.withoutValues(Redacted.value(name, value.getAsString())));
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
        return Optional.ofNullable(object.get(member)).filter(ShownTree::isText).map(JsonElement::getAsString);
    }
}
