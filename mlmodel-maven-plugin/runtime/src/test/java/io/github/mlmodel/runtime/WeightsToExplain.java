package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.runtime.plan.RandomWords;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Models of weights over a number, a category and words, with and without a hidden layer. */
final class WeightsToExplain {

    /** Half of the ages are below 10, and count as 5; 3 in 10 count as 15, 1 in 10 as 25, and 1 in 10 is missing. */
    static final String STATISTICS = """
            {
              "format": 1, "model": "m", "rows": 100,
              "columns": [
                {"kind": "numberstatistics", "name": "age", "dates": false, "missing": 10,
                  "bounds": [10, 20], "counts": [50, 30, 10]},
                {"kind": "categorystatistics", "name": "plan", "missing": 20,
                  "categories": [{"category": "basic", "rows": 60}, {"category": "gold", "rows": 20}], "other": 0},
                {"kind": "textstatistics", "name": "words", "missing": 0}
              ],
              "undescribed": 0
            }
            """;

    private static final int FEATURES = 3 + RandomWords.WIDTH;

    private final GraphBuilder graph = new GraphBuilder("t");
    private final float[] weights = new float[FEATURES];

    private WeightsToExplain() {
        Random random = new Random(3);
        for (int i = 0; i < FEATURES; i++) {
            weights[i] = (float) random.nextGaussian();
        }
    }

    /** The weight of the age less 10, then those of the plans. */
    static float[] weights() {
        return new WeightsToExplain().weights;
    }

    /** Writes a model whose log-odds of {@code yes} are a weighted sum. */
    static Path linear(Path folder) throws IOException {
        WeightsToExplain model = new WeightsToExplain();
        float[] both = new float[2 * FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            both[2 * i + 1] = model.weights[i];
        }
        String bias = model.graph.constant(TensorData.floats(new float[] {0.25f, 0}, 2));
        String matrix = model.graph.constant(TensorData.floats(both, FEATURES, 2));
        return model.write(folder, model.graph.node("Gemm", List.of(model.features(), matrix, bias)));
    }

    /** Writes a model with a hidden layer. */
    static Path network(Path folder) throws IOException {
        WeightsToExplain model = new WeightsToExplain();
        String hidden = model.graph.node("MatMul", List.of(model.features(), model.random(FEATURES, 4)));
        String layer = model.graph.node("Tanh", List.of(hidden));
        return model.write(folder, model.graph.node("MatMul", List.of(layer, model.random(4, 2))));
    }

    private String random(int rows, int columns) {
        Random random = new Random(11);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return graph.constant(TensorData.floats(values, rows, columns));
    }

    /** The age less 10, where missing 0; plans; words. */
    private String features() {
        String age = graph.input("age", ElementType.FLOAT, ValueInfo.ROWS, 1);
        String ten = graph.constant(TensorData.floats(new float[] {10}, 1, 1));
        String known = graph.node("Where", List.of(graph.node("IsNaN", List.of(age)), ten, age));
        String plan = graph.input("plan", ElementType.STRING, ValueInfo.ROWS, 1);
        String code = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(plan),
                new Attribute("keys_strings", new String[] {"basic", "gold"}),
                new Attribute("values_int64s", new long[] {0, 1}),
                new Attribute("default_int64", -1L));
        String hot = graph.node(
                "TfIdfVectorizer",
                List.of(code),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", 1L),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", new long[] {0}),
                new Attribute("ngram_indexes", new long[] {0, 1}),
                new Attribute("pool_int64s", new long[] {0, 1}));
        String words = RandomWords.add(graph, new Random(7919));
        return graph.node(
                "Concat", List.of(graph.node("Sub", List.of(known, ten)), hot, words), new Attribute("axis", 1L));
    }

    private Path write(Path folder, String margins) throws IOException {
        String output = graph.node("Softmax", List.of(margins), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(output), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"no", "yes"}, 2));
        graph.output(graph.node("Gather", List.of(names, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(output, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        GivenDescription description = GivenDescription.classifier("m", "no", "yes")
                .target("churned")
                .columns(ColumnKind.NUMERIC, "age")
                .columns(ColumnKind.CATEGORICAL, "plan")
                .columns(ColumnKind.TEXT, "words")
                .seen("age", new SeenValues.Range(0, 30));
        Models.write(folder, Models.onnx(graph.build()), description.build());
        Files.writeString(ModelFile.STATISTICS.in(folder), STATISTICS);
        return folder;
    }
}
