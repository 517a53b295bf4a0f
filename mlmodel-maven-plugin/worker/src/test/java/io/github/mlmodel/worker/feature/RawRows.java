package io.github.mlmodel.worker.feature;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tables, and gives their rows to graphs as an application would. */
final class RawRows {

    private RawRows() {}

    static Column numbers(String name, double... values) {
        return new Column.Numbers(name, values);
    }

    /** Makes a column of texts, {@code null} for missing. */
    static Column texts(String name, @Nullable String... values) {
        List<String> dictionary = new ArrayList<>(new LinkedHashSet<>(java.util.Arrays.asList(values)));
        dictionary.removeIf(java.util.Objects::isNull);
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = dictionary.indexOf(values[i]);
        }
        return new Column.Texts(name, dictionary.toArray(new String[0]), codes);
    }

    static Table table(Column... columns) {
        int rows = columns[0] instanceof Column.Numbers numbers
                ? numbers.values().length
                : ((Column.Texts) columns[0]).codes().length;
        return new Table(rows, List.of(columns));
    }

    /** Runs a graph on all rows and returns the value of its output. */
    static Object run(Graph graph, FeaturePlan plan, Table table, String output) throws OrtException {
        return run(graph, plan, table, output, 17);
    }

    /** Runs a graph of an operator set. */
    static Object run(Graph graph, FeaturePlan plan, Table table, String output, int opset) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        for (ModelSignature.Input input : plan.inputs()) {
            tensors.put(
                    input.name(),
                    switch (input.type()) {
                        case FLOAT -> OnnxTensor.createTensor(environment, floats(input, table));
                        case DOUBLE -> OnnxTensor.createTensor(environment, doubles(input, table));
                        case STRING, UINT8 -> texts(environment, strings(input, table));
                    });
        }
        try (OrtSession session = environment.createSession(
                        OnnxFile.write(new VersionedGraph(graph, opset, 8, Map.of()), "test"));
                OrtSession.Result result = session.run(tensors)) {
            return result.get(output).orElseThrow().getValue();
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** Makes a tensor from a constant: the Java API itself passes texts as modified UTF-8. */
    private static OnnxTensor texts(OrtEnvironment environment, String[] texts) throws OrtException {
        GraphBuilder graph = new GraphBuilder("texts");
        graph.output(
                graph.constant(TensorData.strings(texts, texts.length, 1)), "y", ElementType.STRING, texts.length, 1);
        try (OrtSession session = environment.createSession(OnnxFile.write(graph.build(), "texts", Map.of()))) {
            return (OnnxTensor) session.run(Map.of()).get(0);
        }
    }

    private static float[][] floats(ModelSignature.Input input, Table table) {
        float[][] values = new float[table.rows()][input.columns().size()];
        for (int place = 0; place < input.columns().size(); place++) {
            double[] raw = ((Column.Numbers) table.column(input.columns().get(place))).values();
            for (int row = 0; row < raw.length; row++) {
                values[row][place] = (float) raw[row];
            }
        }
        return values;
    }

    private static double[][] doubles(ModelSignature.Input input, Table table) {
        double[] raw = ((Column.Numbers) table.column(input.columns().get(0))).values();
        double[][] values = new double[table.rows()][1];
        for (int row = 0; row < raw.length; row++) {
            values[row][0] = raw[row];
        }
        return values;
    }

    private static String[] strings(ModelSignature.Input input, Table table) {
        Column.Texts texts = (Column.Texts) table.column(input.columns().get(0));
        String[] values = new String[table.rows()];
        for (int row = 0; row < values.length; row++) {
            String text = texts.missing(row) ? "" : texts.dictionary()[texts.codes()[row]];
            values[row] = text;
        }
        return values;
    }
}
