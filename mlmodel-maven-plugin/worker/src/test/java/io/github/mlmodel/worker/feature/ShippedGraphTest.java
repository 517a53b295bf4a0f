package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature.Output;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.worker.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedGraphTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final Table TABLE = RawRows.table(
            RawRows.numbers("label", 1, 2, 3),
            RawRows.numbers("m_c0", 1, -1, Double.NaN),
            RawRows.texts("city", "Köln", "Rom", "Rom"),
            RawRows.texts("note", "very good", "", "not good at all"));

    private static final List<ColumnSchema> COLUMNS = List.of(
            new ColumnSchema("label", ColumnKind.NUMERIC),
            new ColumnSchema("m_c0", ColumnKind.NUMERIC),
            new ColumnSchema("city", ColumnKind.CATEGORICAL),
            new ColumnSchema("note", ColumnKind.TEXT));

    @Test
    void classificationGivesLabelsAndProbabilities() throws OrtException {
        FeaturePlan plan = plan();
        ShippedGraph shipped =
                ShippedGraph.join(plan, model(Predicted.Kind.PROBABILITIES, plan, 2), List.of("größer", "klein"));

        assertThat(shipped.outputs()).containsExactly(Output.label(), Output.ofLabels(OutputName.PROBABILITIES, 2));
        assertThat((String[]) RawRows.run(shipped.graph().graph(), plan, TABLE, "label"))
                .containsExactly("größer", "klein", "klein");
        assertThat((float[][]) RawRows.run(shipped.graph().graph(), plan, TABLE, "probabilities"))
                .isDeepEqualTo(new float[][] {{1, -1}, {-1, 1}, {0, 0.5f}});
    }

    @Test
    void scoresHaveTheirOwnName() {
        FeaturePlan plan = plan();
        ShippedGraph shipped = ShippedGraph.join(plan, model(Predicted.Kind.SCORES, plan, 2), List.of("a", "b"));

        assertThat(shipped.outputs()).containsExactly(Output.label(), Output.ofLabels(OutputName.SCORES, 2));
    }

    @Test
    void regressionGivesOneNumberARow() throws OrtException {
        FeaturePlan plan = plan();
        ShippedGraph shipped = ShippedGraph.join(plan, model(Predicted.Kind.PREDICTION, plan, 1), List.of());

        assertThat(shipped.outputs()).containsExactly(Output.prediction());
        assertThat((float[]) RawRows.run(shipped.graph().graph(), plan, TABLE, "prediction"))
                .containsExactly(1, -1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 17, 18, 20})
    void modelsOfOtherOperatorSetsKeepThem(int opset) throws OrtException {
        FeaturePlan plan = plan();
        for (Predicted.Kind kind : List.of(Predicted.Kind.PROBABILITIES, Predicted.Kind.PREDICTION)) {
            boolean number = kind == Predicted.Kind.PREDICTION;
            TrainedModel<FeatureMatrix> model = model(kind, plan, number ? 1 : 2);
            Graph usual = ShippedGraph.join(plan, model, number ? List.of() : List.of("a", "b"))
                    .graph()
                    .graph();
            Graph other = ShippedGraph.join(
                            plan,
                            new Fixed(kind, new VersionedGraph(model.graph().graph(), opset, 8, Map.of())),
                            number ? List.of() : List.of("a", "b"))
                    .graph()
                    .graph();

            String output = number ? "prediction" : "probabilities";
            assertThat(RawRows.run(other, plan, TABLE, output, opset))
                    .usingRecursiveComparison()
                    .isEqualTo(RawRows.run(usual, plan, TABLE, output));
        }
    }

    @Test
    void shippedFilePassesTheCheckerOfOnnx(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON) && run("import onnx").equals(""), "no Python with onnx here");
        FeaturePlan plan = plan();
        ShippedGraph shipped = ShippedGraph.join(plan, model(Predicted.Kind.PROBABILITIES, plan, 2), List.of("a", "b"));
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxFile.write(shipped.graph(), "model"));

        assertThat(run("import onnx; onnx.checker.check_model(onnx.load('" + file + "'))"))
                .isEmpty();
    }

    private static FeaturePlan plan() {
        return FeaturePlan.fit(TABLE, COLUMNS, FeatureSpec.byType(), FeatureNeeds.IMPUTED, 1);
    }

    /** Gives the second column, and less the second column but for the third row; its names are all in use. */
    private static TrainedModel<FeatureMatrix> model(Predicted.Kind kind, FeaturePlan plan, int width) {
        float[] weights = new float[plan.width() * width];
        weights[width] = 1;
        if (width == 2) {
            weights[3] = -1;
        }
        GraphBuilder graph = new GraphBuilder("m");
        graph.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, plan.width());
        String matrix = graph.constant(TensorData.floats(weights, plan.width(), width));
        String product = graph.node("MatMul", List.of(TrainedModel.INPUT, matrix));
        GraphBuilder nested = new GraphBuilder("m");
        String zero = nested.constant(TensorData.floats(new float[] {0}));
        String same = nested.node("Add", List.of(product, zero));
        nested.output(bumped(nested, same, width), "label", ElementType.FLOAT, ValueInfo.ROWS, width);
        String yes = graph.constant(TensorData.booleans(new boolean[] {true}));
        Graph branch = nested.build();
        String value = graph.node(
                "If", List.of(yes), new Attribute("then_branch", branch), new Attribute("else_branch", branch));
        graph.output(value, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, width);
        return new Fixed(kind, new VersionedGraph(graph.build()));
    }

    /** Adds a half to the second value where the first is 0. */
    private static String bumped(GraphBuilder graph, String product, int width) {
        if (width == 1) {
            return product;
        }
        String zero = graph.node("Equal", List.of(product, graph.constant(TensorData.floats(new float[] {0}))));
        String number = graph.node("Cast", List.of(zero), new Attribute("to", 1L));
        String half = graph.constant(TensorData.floats(new float[] {0, 0.5f}, 1, 2));
        return graph.node("Add", List.of(product, graph.node("Mul", List.of(number, half))));
    }

    private record Fixed(Predicted.Kind kind, VersionedGraph graph) implements TrainedModel<FeatureMatrix> {
        @Override
        public Predicted predict(FeatureMatrix features) {
            return kind.of(new float[0]);
        }
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PYTHON.toString(), "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
