package io.github.mlmodel.engine.trees.xgboost;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.onnx.tree.BoosterTrees;
import io.github.mlmodel.onnx.tree.SumTree;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A model as XGBoost writes and reads it. */
final class BoosterJson {

    private final JsonObject root;
    private final JsonObject model;

    BoosterJson(byte[] json) {
        root = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        model = root.getAsJsonObject("learner")
                .getAsJsonObject("gradient_booster")
                .getAsJsonObject("model");
    }

    /** Returns the trees; some of their nodes may be removed ones, to which the root does not lead. */
    List<SumTree> trees() {
        return BoosterTrees.of(model);
    }

    /** Returns how much of the training data a node has: the sum of second derivatives, which are 1 for a number. */
    double cover(int tree, int node) {
        return array(tree, "sum_hessian").get(node).getAsDouble();
    }

    /** Sets where a split sends a row without a value. */
    void sendMissing(int tree, int node, boolean left) {
        JsonArray sides = array(tree, "default_left");
        JsonElement side = sides.get(node);
        boolean truth = side.getAsJsonPrimitive().isBoolean();
        sides.set(node, truth ? new JsonPrimitive(left) : new JsonPrimitive(left ? 1 : 0));
    }

    byte[] bytes() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonArray array(int tree, String name) {
        return model.getAsJsonArray("trees").get(tree).getAsJsonObject().getAsJsonArray(name);
    }
}
