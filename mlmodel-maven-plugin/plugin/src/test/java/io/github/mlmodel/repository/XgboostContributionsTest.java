package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnx.tree.BoosterTrees;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Row;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

/** XGBoost's own contributions of numbers are those of an explanation: of the same trees, with its covers. */
class XgboostContributionsTest {

    private static final int ROWS = 600;
    private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e");

    @Test
    void contributionsOfNumbersAreThoseOfXgboost() throws Exception {
        float[] numbers = numbers();
        DMatrix matrix = new DMatrix(numbers, ROWS, COLUMNS.size(), Float.NaN);
        matrix.setLabel(labels(numbers));
        Map<String, Object> settings = Map.of(
                "objective", "binary:logistic", "base_score", 0.5, "max_depth", 5, "eta", 0.3, "nthread", 1, "seed", 1);
        Booster booster = XGBoost.train(matrix, settings, 40, Map.of(), null, null);
        float[][] expected = booster.predictContrib(matrix, 0);

        try (Model model = model(booster)) {
            Row row = model.newRow();
            for (int i = 0; i < ROWS; i++) {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    row.set(column, numbers[i * COLUMNS.size() + column]);
                }

                Explanation found = model.explain(row, "yes");

                double size = 0;
                for (float amount : expected[i]) {
                    size += Math.abs(amount);
                }
                for (Explanation.Contribution contribution : found.contributions()) {
                    assertThat(contribution.amount())
                            .isCloseTo(expected[i][COLUMNS.indexOf(contribution.column())], within(1e-4 * size));
                }
                assertThat(found.base()).isCloseTo(expected[i][COLUMNS.size()], within(1e-4 * size));
            }
        } finally {
            booster.dispose();
            matrix.dispose();
        }
    }

    private static float[] numbers() {
        Random random = new Random(5);
        float[] numbers = new float[ROWS * COLUMNS.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(8) == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] labels(float[] numbers) {
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float a = numbers[row * COLUMNS.size()];
            float b = numbers[row * COLUMNS.size() + 1];
            labels[row] = (Float.isNaN(a) ? 0.5f : a * (Float.isNaN(b) ? 1 : b)) > 0.2f ? 1 : 0;
        }
        return labels;
    }

    private static Model model(Booster booster) throws Exception {
        String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        JsonObject learner = Json.read(json, JsonObject.class).getAsJsonObject("learner");
        JsonObject trees = learner.getAsJsonObject("gradient_booster").getAsJsonObject("model");
        TreeEnsemble ensemble = new TreeEnsemble(1, TreeEnsemble.Branch.LT);
        BoosterTrees.of(trees).forEach(tree -> ensemble.add(tree.inPreorder()));
        GraphBuilder graph = new GraphBuilder("t");
        String sum = ensemble.addTo(graph, graph.input("numbers", ElementType.FLOAT, ValueInfo.ROWS, COLUMNS.size()));
        String both = graph.constant(TensorData.floats(new float[] {0, 1}, 2));
        String output =
                graph.node("Softmax", List.of(graph.node("Mul", List.of(sum, both))), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(output), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"no", "yes"}, 2));
        graph.output(graph.node("Gather", List.of(names, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(output, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return Model.of(
                OnnxFile.write(graph.build(), "test", Map.of()),
                GivenDescription.classifier("m", "no", "yes")
                        .input("numbers", ColumnKind.NUMERIC, COLUMNS.toArray(String[]::new))
                        .build(),
                1,
                EvaluatorChoice.JAVA);
    }
}
