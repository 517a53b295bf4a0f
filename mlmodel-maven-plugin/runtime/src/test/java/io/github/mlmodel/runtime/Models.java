package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small models that are made by hand. */
public final class Models {

    public static final List<String> COLORS = List.of("red", "grün", "label😀", "3", "0.1", "true");

    /** Texts that are not written as they are in every encoding. */
    public static final List<String> AWKWARD_COLORS = List.of("red", "grün", "label😀", "half \ud83d", "", "none");

    private Models() {}

    /** p(yes) = sigmoid(age + place of the color); a missing age counts as 0, an unknown color as 10. */
    public static Graph classifier() {
        GraphBuilder graph = new GraphBuilder("t");
        String age = graph.input("age", ElementType.FLOAT, ValueInfo.ROWS, 1);
        String color = graph.input("label_", ElementType.STRING, ValueInfo.ROWS, 1);
        String zero = graph.constant(TensorData.floats(new float[] {0}, 1, 1));
        String known = graph.node("Where", List.of(graph.node("IsNaN", List.of(age)), zero, age));
        String code = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(color),
                new Attribute("keys_strings", COLORS.toArray(String[]::new)),
                new Attribute("values_floats", new float[] {0, 1, 2, 3, 4, 5}),
                new Attribute("default_float", 10f));
        String yes = graph.node("Sigmoid", List.of(graph.node("Add", List.of(known, code))));
        String one = graph.constant(TensorData.floats(new float[] {1}, 1));
        String no = graph.node("Sub", List.of(one, yes));
        String both = graph.node("Concat", List.of(no, yes), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(both), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"no", "ja 😀"}, 2));
        String label = graph.node("Gather", List.of(names, best));
        graph.output(label, "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(both, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return graph.build();
    }

    public static ModelDescription classifierDescription() {
        return GivenDescription.classifier("color", "no", "ja 😀")
                .target("answer")
                .columns(ColumnKind.NUMERIC, "age")
                .input("label_", ColumnKind.CATEGORICAL, "label")
                .build();
    }

    /** p(light) = the mean of the four bytes of an image, by 255. */
    public static Graph brightness() {
        GraphBuilder graph = new GraphBuilder("t");
        String bytes = graph.node(
                "Cast",
                List.of(graph.input("image", ElementType.UINT8, ValueInfo.ROWS, 2, 2, 1)),
                new Attribute("to", (long) ElementType.FLOAT.code()));
        String flat = graph.node("Reshape", List.of(bytes, graph.constant(TensorData.longs(new long[] {-1, 4}, 2))));
        float share = 1f / (4 * 255);
        String weights = graph.constant(TensorData.floats(new float[] {share, share, share, share}, 4, 1));
        String light = graph.node("MatMul", List.of(flat, weights));
        String one = graph.constant(TensorData.floats(new float[] {1}, 1));
        String both =
                graph.node("Concat", List.of(graph.node("Sub", List.of(one, light)), light), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(both), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"dark", "light"}, 2));
        graph.output(graph.node("Gather", List.of(names, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(both, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return graph.build();
    }

    public static ModelDescription brightnessDescription() {
        return GivenDescription.classifier("brightness", "dark", "light")
                .target("class")
                .images("image", 2, 2, 1)
                .build();
    }

    /** prediction = 1·a + 10·b + 100·c, where the three are one input. */
    public static Graph regression() {
        GraphBuilder graph = new GraphBuilder("t");
        String numeric = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String weights = graph.constant(TensorData.floats(new float[] {1, 10, 100}, 3, 1));
        String sum = graph.node("MatMul", List.of(numeric, weights));
        String flat = graph.node("Reshape", List.of(sum, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }

    /** prediction = the sum of many trees, each a leaf of another size: in another order they add up to another number. */
    public static Graph ensemble() {
        int trees = 1_000;
        long[] numbers = new long[trees];
        float[] leaves = new float[trees];
        String[] modes = new String[trees];
        for (int tree = 0; tree < trees; tree++) {
            numbers[tree] = tree;
            leaves[tree] = 1f / (3 + tree);
            modes[tree] = "LEAF";
        }
        long[] none = new long[trees];
        GraphBuilder graph = new GraphBuilder("t");
        String sum = graph.node(
                GraphBuilder.ML,
                "TreeEnsembleRegressor",
                List.of(graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3)),
                new Attribute("n_targets", 1L),
                new Attribute("nodes_treeids", numbers),
                new Attribute("nodes_nodeids", none),
                new Attribute("nodes_featureids", none),
                new Attribute("nodes_values", new float[trees]),
                new Attribute("nodes_modes", modes),
                new Attribute("nodes_truenodeids", none),
                new Attribute("nodes_falsenodeids", none),
                new Attribute("target_treeids", numbers),
                new Attribute("target_nodeids", none),
                new Attribute("target_ids", none),
                new Attribute("target_weights", leaves));
        String flat = graph.node("Reshape", List.of(sum, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }

    /** prediction = softsign of {@link #regression}'s, an operator that Java does not evaluate. */
    public static Graph softened() {
        GraphBuilder graph = new GraphBuilder("t");
        String numeric = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String weights = graph.constant(TensorData.floats(new float[] {1, 10, 100}, 3, 1));
        String sum = graph.node("Softsign", List.of(graph.node("MatMul", List.of(numeric, weights))));
        String flat = graph.node("Reshape", List.of(sum, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }

    /** Adds up for about as long as a Loop can last. */
    public static Graph slow() {
        GraphBuilder body = new GraphBuilder("b");
        body.input("b_i", ElementType.INT64);
        body.input("b_go", ElementType.BOOL);
        body.input("b_x", ElementType.FLOAT, ValueInfo.ROWS);
        body.output(body.node("Identity", List.of("b_go")), "b_go2", ElementType.BOOL);
        body.output(body.node("Identity", List.of("b_x")), "b_x2", ElementType.FLOAT, ValueInfo.ROWS);
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String sums = graph.node(
                "ReduceSum",
                List.of(in, graph.constant(TensorData.longs(new long[] {1}, 1))),
                new Attribute("keepdims", 0L));
        String rounds = graph.constant(TensorData.longs(new long[] {Long.MAX_VALUE}));
        String go = graph.constant(TensorData.booleans(new boolean[] {true}));
        graph.output(
                graph.node("Loop", List.of(rounds, go, sums), new Attribute("body", body.build())),
                "prediction",
                ElementType.FLOAT,
                ValueInfo.ROWS);
        return graph.build();
    }

    public static ModelDescription regressionDescription() {
        return GivenDescription.regressor("sum")
                .input("numeric", ColumnKind.NUMERIC, "a", "b", "c")
                .order("b", "a", "c")
                .build();
    }

    public static byte[] onnx(Graph graph) {
        return OnnxFile.write(graph, "test", Map.of());
    }

    /** Writes the classifier's files into a folder. */
    public static Path write(Path folder) throws IOException {
        return write(folder, onnx(classifier()), classifierDescription());
    }

    public static Path write(Path folder, byte[] onnx, ModelDescription description) throws IOException {
        Files.createDirectories(folder);
        Files.write(ModelFile.MODEL.in(folder), onnx);
        Files.writeString(ModelFile.DESCRIPTION.in(folder), Json.write(description));
        return recorded(folder);
    }

    /** Records the digest of a model's graph as it is now. */
    static Path recorded(Path folder) throws IOException {
        String digest = Digest.of(ModelFile.MODEL.in(folder));
        Files.writeString(ModelFile.FINGERPRINT.in(folder), "{\"modelDigest\": \"" + digest + "\"}");
        return folder;
    }
}
