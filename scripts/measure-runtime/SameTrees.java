package io.github.mlmodel.measure;

import com.google.gson.JsonObject;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.Lineage;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnx.tree.BoosterTrees;
import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.SumTree;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;

/** Makes models of other libraries' trees, as they are: numbers go in, one for each of their features, and the sum comes out. */
final class SameTrees {

    private SameTrees() {}

    static Model of(Booster booster, int width) throws Exception {
        String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        JsonObject learner = Json.read(json, JsonObject.class).getAsJsonObject("learner");
        JsonObject trees = learner.getAsJsonObject("gradient_booster").getAsJsonObject("model");
        TreeEnsemble ensemble = new TreeEnsemble(1, TreeEnsemble.Branch.LT);
        BoosterTrees.of(trees).forEach(tree -> ensemble.add(tree.inPreorder()));
        return model(ensemble, width);
    }

    static Model of(LGBMBooster booster, int width) throws Exception {
        String text = booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
        TreeEnsemble ensemble = new TreeEnsemble(1, TreeEnsemble.Branch.LEQ);
        String[] parts = text.substring(0, text.indexOf("end of trees")).split("\nTree=");
        for (String part : Arrays.copyOfRange(parts, 1, parts.length)) {
            ensemble.add(tree(part).inPreorder());
        }
        return model(ensemble, width);
    }

    /** Splits come first, then leaves, which LightGBM counts by themselves and writes as children below 0. */
    private static SumTree tree(String text) {
        Map<String, double[]> lists = new HashMap<>();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lists.put(line.substring(0, equals), numbers(line.substring(equals + 1)));
            }
        }
        double[] thresholds = lists.get("threshold");
        double[] leaves = lists.get("leaf_value");
        int splits = thresholds.length;
        int nodes = splits + leaves.length;
        int[] features = new int[nodes];
        float[] values = new float[nodes];
        float[] covers = new float[nodes];
        int[] lefts = new int[nodes];
        int[] rights = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            boolean leaf = node >= splits;
            features[node] = leaf ? GrownTree.LEAF : (int) lists.get("split_feature")[node];
            values[node] = leaf ? (float) leaves[node - splits] : below(thresholds[node]);
            covers[node] = (float) (leaf ? lists.get("leaf_count")[node - splits] : lists.get("internal_count")[node]);
            lefts[node] = leaf ? GrownTree.LEAF : child(lists.get("left_child")[node], splits);
            rights[node] = leaf ? GrownTree.LEAF : child(lists.get("right_child")[node], splits);
        }
        return new SumTree(0, features, values, new boolean[nodes], lefts, rights, covers);
    }

    private static int child(double number, int splits) {
        return number < 0 ? splits - 1 - (int) number : (int) number;
    }

    /** Floats compare with the largest one below a threshold as with the threshold. */
    private static float below(double threshold) {
        float rounded = (float) threshold;
        return rounded > threshold ? Math.nextDown(rounded) : rounded;
    }

    private static double[] numbers(String text) {
        try {
            return Arrays.stream(text.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }

    private static Model model(TreeEnsemble ensemble, int width) {
        List<String> columns = IntStream.range(0, width).mapToObj(i -> "f" + i).toList();
        GraphBuilder graph = new GraphBuilder("same");
        String sum = ensemble.addTo(graph, graph.input("numbers", ElementType.FLOAT, ValueInfo.ROWS, width));
        String second = graph.constant(TensorData.longs(new long[] {1}, 1));
        graph.output(graph.node("Squeeze", List.of(sum, second)), "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        ModelDescription description = new ModelDescription(
                "same",
                "",
                new PredictedColumn.Numbers("sum", 0, 1, 0),
                new ModelSignature(
                        columns.stream().map(name -> new ColumnSchema(name, ColumnKind.NUMERIC)).toList(),
                        List.of(ModelSignature.Input.of("numbers", ColumnType.FLOAT, columns)),
                        List.of(ModelSignature.Output.prediction())),
                new Lineage("", "", List.of(), List.of()),
                List.of());
        return Model.of(OnnxFile.write(graph.build(), "same", Map.of()), description, 1, EvaluatorChoice.JAVA);
    }
}
