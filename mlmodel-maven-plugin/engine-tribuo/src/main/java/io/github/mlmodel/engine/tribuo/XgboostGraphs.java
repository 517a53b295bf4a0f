package io.github.mlmodel.engine.tribuo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.onnx.tree.TreeEnsemble.Branch;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.common.xgboost.XGBoostModel;

/** Boosted models of XGBoost, read from the JSON that the library writes. */
final class XgboostGraphs {

    /** Objectives whose output is the exponential of the margin. */
    private static final Set<String> LOGARITHMIC = Set.of("reg:gamma", "reg:tweedie");

    private XgboostGraphs() {}

    static Outputs boosted(Canvas canvas, XGBoostModel<?> model) {
        JsonObject learner = learner(model.getInnerModels().get(0));
        JsonObject booster = learner.getAsJsonObject("gradient_booster");
        float base =
                learner.getAsJsonObject("learner_model_param").get("base_score").getAsFloat();
        String objective = learner.getAsJsonObject("objective").get("name").getAsString();
        float margin = LOGARITHMIC.contains(objective) ? (float) StrictMath.log(base) : base;
        String sums =
                switch (booster.get("name").getAsString()) {
                    case "gblinear" -> linear(canvas, booster.getAsJsonObject("model"), margin);
                    case "dart" ->
                        trees(
                                canvas,
                                booster.getAsJsonObject("gbtree").getAsJsonObject("model"),
                                floats(booster.getAsJsonArray("weight_drop")),
                                margin);
                    default -> trees(canvas, booster.getAsJsonObject("model"), new float[0], margin);
                };
        return switch (canvas.task()) {
            case CLASSIFICATION ->
                Outputs.inOrder(LinearGraphs.softmax(canvas, sums), canvas.classes(), Kind.PROBABILITIES);
            case REGRESSION -> Outputs.number(LOGARITHMIC.contains(objective) ? canvas.node("Exp", sums) : sums);
        };
    }

    private static JsonObject learner(Booster booster) {
        try {
            String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
            return JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("learner");
        } catch (XGBoostError e) {
            throw MlModelException.internal("XGBoost cannot write its model as JSON: " + e.getMessage() + ".", e);
        }
    }

    /** Weights by feature, then by class; the biases of the classes stand last. An absent value adds nothing. */
    private static String linear(Canvas canvas, JsonObject model, float margin) {
        float[] weights = floats(model.getAsJsonArray("weights"));
        int classes = canvas.classes();
        double[] matrix = new double[canvas.known() * classes];
        double[] bias = new double[classes];
        for (int i = 0; i < weights.length; i++) {
            if (i < matrix.length) {
                matrix[i] = weights[i];
            } else {
                bias[i - matrix.length] = (double) weights[i] + margin;
            }
        }
        return canvas.affine(canvas.x(), matrix, bias);
    }

    private static String trees(Canvas canvas, JsonObject model, float[] factors, float margin) {
        TreeEnsemble ensemble = new TreeEnsemble(canvas.classes(), Branch.LT);
        float[] base = new float[canvas.classes()];
        Arrays.fill(base, margin);
        ensemble.base(base);
        JsonArray trees = model.getAsJsonArray("trees");
        int[] targets = ints(model.getAsJsonArray("tree_info"));
        for (int tree = 0; tree < trees.size(); tree++) {
            float factor = factors.length == 0 ? 1f : factors[tree];
            ensemble.startTree();
            addTree(canvas, ensemble, trees.get(tree).getAsJsonObject(), targets[tree], factor);
        }
        return canvas.cast(ensemble.addTo(canvas.builder(), canvas.featuresWithMissing()), ElementType.DOUBLE);
    }

    /** Adds the nodes that the root leads to: XGBoost keeps those that it pruned in its arrays. */
    private static void addTree(Canvas canvas, TreeEnsemble ensemble, JsonObject tree, int target, float factor) {
        int[] lefts = ints(tree.getAsJsonArray("left_children"));
        int[] rights = ints(tree.getAsJsonArray("right_children"));
        int[] features = ints(tree.getAsJsonArray("split_indices"));
        float[] conditions = floats(tree.getAsJsonArray("split_conditions"));
        int[] missing = ints(tree.getAsJsonArray("default_left"));
        int[] numbers = new int[lefts.length];
        int[] order = new int[lefts.length];
        int known = 1;
        for (int at = 0; at < known; at++) {
            int node = order[at];
            if (lefts[node] < 0) {
                numbers[node] = ensemble.leafOf(target, conditions[node] * factor);
            } else {
                int column = canvas.columnOf(features[node]);
                numbers[node] = ensemble.split(column, conditions[node], missing[node] != 0);
                order[known++] = lefts[node];
                order[known++] = rights[node];
            }
        }
        for (int at = 0; at < known; at++) {
            int node = order[at];
            if (lefts[node] >= 0) {
                ensemble.children(numbers[node], numbers[lefts[node]], numbers[rights[node]]);
            }
        }
    }

    /** Reads whole numbers; versions differ in whether they write {@code default_left} as numbers or truth values. */
    private static int[] ints(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonPrimitive value = array.get(i).getAsJsonPrimitive();
            values[i] = value.isBoolean() ? (value.getAsBoolean() ? 1 : 0) : value.getAsInt();
        }
        return values;
    }

    private static float[] floats(JsonArray array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }
}
