package io.github.mlmodel.onnx.tree;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The trees of an XGBoost model in XGBoost's JSON format ({@code Booster.toByteArray("json")}, 1.6 to 3.0). */
public final class BoosterTrees {

    private BoosterTrees() {}

    /**
     * Adds all trees of a {@code gbtree} model to an ensemble that branches by {@link TreeEnsemble.Branch#LT}.
     *
     * <p>The sums are margins without {@code base_score}. With one target every tree adds to it; with more, a tree adds
     * to the target of its class.
     */
    public static void addTo(TreeEnsemble ensemble, int targets, byte[] json) {
        JsonObject model = JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("learner")
                .getAsJsonObject("gradient_booster")
                .getAsJsonObject("model");
        int[] classes = integers(model.getAsJsonArray("tree_info"));
        int number = 0;
        for (JsonElement tree : model.getAsJsonArray("trees")) {
            add(ensemble, tree.getAsJsonObject(), targets == 1 ? 0 : classes[number]);
            number++;
        }
    }

    /** Adds the nodes in preorder: XGBoost keeps removed nodes in its arrays, which must not be written. */
    private static void add(TreeEnsemble ensemble, JsonObject tree, int target) {
        int[] lefts = integers(tree.getAsJsonArray("left_children"));
        int[] rights = integers(tree.getAsJsonArray("right_children"));
        int[] features = integers(tree.getAsJsonArray("split_indices"));
        int[] defaultLeft = integers(tree.getAsJsonArray("default_left"));
        JsonArray conditions = tree.getAsJsonArray("split_conditions");
        Deque<int[]> waiting = new ArrayDeque<>();
        waiting.push(new int[] {0, -1});
        ensemble.startTree();
        while (!waiting.isEmpty()) {
            int[] next = waiting.pop();
            int node = next[0];
            float value = conditions.get(node).getAsFloat();
            int written;
            if (lefts[node] < 0) {
                written = ensemble.leafOf(target, value);
            } else {
                written = ensemble.split(features[node], value, defaultLeft[node] != 0);
                waiting.push(new int[] {rights[node], written});
                waiting.push(new int[] {lefts[node], -1});
            }
            if (next[1] >= 0) {
                ensemble.children(next[1], next[1] + 1, written);
            }
        }
    }

    private static int[] integers(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(array.get(i));
        }
        return values;
    }

    /** Versions differ in whether they write {@code default_left} as numbers or as truth values. */
    private static int integer(JsonElement element) {
        if (element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean() ? 1 : 0;
        }
        return element.getAsInt();
    }
}
