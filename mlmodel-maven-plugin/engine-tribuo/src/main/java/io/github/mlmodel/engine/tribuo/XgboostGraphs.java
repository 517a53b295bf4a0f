package io.github.mlmodel.engine.tribuo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.tree.BoosterTrees;
import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.SumTree;
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
        int number = 0;
        for (SumTree tree : BoosterTrees.of(model)) {
            ensemble.add(tree(canvas, tree.byLevel(), factors.length == 0 ? 1f : factors[number]));
            number++;
        }
        return canvas.cast(ensemble.addTo(canvas.builder(), canvas.featuresWithMissing()), ElementType.DOUBLE);
    }

    /** Returns a tree that splits by columns instead of Tribuo's ids, with its leaves multiplied. */
    private static SumTree tree(Canvas canvas, SumTree tree, float factor) {
        int[] columns = new int[tree.size()];
        float[] values = tree.values().clone();
        for (int node = 0; node < columns.length; node++) {
            boolean leaf = tree.feature(node) == GrownTree.LEAF;
            columns[node] = leaf ? GrownTree.LEAF : canvas.columnOf(tree.feature(node));
            values[node] *= leaf ? factor : 1f;
        }
        return new SumTree(
                tree.target(), columns, values, tree.missingLeft(), tree.lefts(), tree.rights(), tree.covers());
    }

    private static float[] floats(JsonArray array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }
}
