package io.github.mlmodel.onnx.tree;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The trees of an XGBoost model in XGBoost's JSON format ({@code Booster.toByteArray("json")}, 1.6 to 3.0). */
public final class BoosterTrees {

    private BoosterTrees() {}

    /**
     * Returns all trees of a {@code gbtree} model, which branch by {@link TreeEnsemble.Branch#LT} and sum up to margins
     * without {@code base_score}. XGBoost keeps removed nodes among the others: the root does not lead to them.
     *
     * @param model what JSON calls {@code model}, with {@code trees} and {@code tree_info}
     */
    public static List<SumTree> of(JsonObject model) {
        int[] targets = integers(model.getAsJsonArray("tree_info"));
        List<SumTree> trees = new ArrayList<>(targets.length);
        for (JsonElement tree : model.getAsJsonArray("trees")) {
            trees.add(tree(tree.getAsJsonObject(), targets[trees.size()]));
        }
        return trees;
    }

    private static SumTree tree(JsonObject tree, int target) {
        int[] lefts = integers(tree.getAsJsonArray("left_children"));
        int[] features = integers(tree.getAsJsonArray("split_indices"));
        int[] defaultLeft = integers(tree.getAsJsonArray("default_left"));
        JsonArray hessians = tree.getAsJsonArray("sum_hessian");
        JsonArray conditions = tree.getAsJsonArray("split_conditions");
        float[] values = new float[lefts.length];
        float[] covers = new float[lefts.length];
        boolean[] missingLeft = new boolean[lefts.length];
        for (int node = 0; node < lefts.length; node++) {
            values[node] = conditions.get(node).getAsFloat();
            covers[node] = hessians.get(node).getAsFloat();
            missingLeft[node] = defaultLeft[node] != 0;
            features[node] = lefts[node] < 0 ? GrownTree.LEAF : features[node];
        }
        return new SumTree(
                target, features, values, missingLeft, lefts, integers(tree.getAsJsonArray("right_children")), covers);
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
