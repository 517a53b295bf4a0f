package io.github.mlmodel.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;

/** Changes one place of a JSON text, such as {@code columns[0].kind}. */
public final class Damage {

    private Damage() {}

    /** Returns the text with another value in that place. */
    public static String replace(String json, String place, String value) {
        JsonElement root = JsonParser.parseString(json);
        JsonElement other = value.equals("1e999")
                ? new JsonPrimitive(new LazilyParsedNumber(value))
                : JsonParser.parseString(value);
        JsonElement holder = holder(root, place);
        String last = last(place);
        if (holder instanceof JsonArray array) {
            var unused = array.set(Integer.parseInt(last), other);
        } else {
            holder.getAsJsonObject().add(last, other);
        }
        return root.toString();
    }

    /** Returns the text without that member. */
    public static String remove(String json, String place) {
        JsonElement root = JsonParser.parseString(json);
        JsonObject holder = holder(root, place).getAsJsonObject();
        if (holder.remove(last(place)) == null) {
            throw new IllegalArgumentException("no " + place);
        }
        return root.toString();
    }

    private static String[] steps(String place) {
        return place.replace("[", ".").replace("]", "").split("\\.");
    }

    private static String last(String place) {
        String[] steps = steps(place);
        return steps[steps.length - 1];
    }

    private static JsonElement holder(JsonElement root, String place) {
        JsonElement holder = root;
        String[] steps = steps(place);
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder instanceof JsonArray array
                    ? array.get(Integer.parseInt(steps[i]))
                    : holder.getAsJsonObject().get(steps[i]);
        }
        return holder;
    }
}
