package io.github.mlmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxFileTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @Test
    void writtenFileGivesItsResultInOnnxRuntime() throws OrtException {
        byte[] file = OnnxFile.write(scaledWithLabel(), "tiny", Map.of());

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor x = OnnxTensor.createTensor(environment, new float[][] {{1, 2}, {5, 1}});
                OrtSession.Result result = session.run(Map.of("x / y", x))) {
            assertThat((float[][]) result.get(0).getValue()).isDeepEqualTo(new float[][] {{0.5f, 6}, {2.5f, 3}});
            assertThat((String[]) result.get(1).getValue()).containsExactly("größer", "klein");
        }
    }

    @Test
    void writtenFilePassesTheCheckerOfOnnx(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON) && run("import onnx").equals(""), "no Python with onnx here");
        Path file = folder.resolve("tiny.onnx");
        Files.write(file, OnnxFile.write(scaledWithLabel(), "tiny", Map.of("name", "tiny")));

        String output = run("import onnx; onnx.checker.check_model(onnx.load('" + file + "'), full_check=True)");

        assertThat(output).isEmpty();
    }

    @Test
    void equalGraphsGiveEqualBytesWithMetadataInTheOrderOfKeys() {
        byte[] one =
                OnnxFile.write(scaledWithLabel(), "tiny", new java.util.LinkedHashMap<>(Map.of("b", "1", "a", "2")));
        byte[] two = OnnxFile.write(scaledWithLabel(), "tiny", new java.util.TreeMap<>(Map.of("a", "2", "b", "1")));

        assertThat(one).isEqualTo(two);
    }

    @Test
    void readFileSaysWhatItTakesAndGives() {
        ImportedGraph read =
                OnnxFile.readGraph(OnnxFile.write(scaledWithLabel(), "tiny", Map.of("k", "v")), "tiny.onnx");

        OnnxModel model = read.model();
        assertThat(model.irVersion()).isEqualTo(8);
        assertThat(model.producer()).isEqualTo("mlmodel");
        assertThat(model.operatorSets()).isEqualTo(Map.of("ai.onnx", 17L));
        assertThat(model.metadata()).isEqualTo(Map.of("k", "v"));
        assertThat(read.graph().inputs())
                .containsExactly(new ValueInfo("x / y", ElementType.FLOAT, List.of(ValueInfo.ROWS, 2L)));
        assertThat(read.graph().outputs())
                .containsExactly(
                        new ValueInfo("scaled", ElementType.FLOAT, List.of(ValueInfo.ROWS, 2L)),
                        new ValueInfo("label", ElementType.STRING, List.of(ValueInfo.ROWS)));
    }

    @Test
    void operatorSetsOfOtherDomainsAreNamedOnlyWhereNestedGraphsUseThem() {
        GraphBuilder nested = new GraphBuilder("n");
        String value = nested.node(GraphBuilder.ML, "Scaler", List.of("x"), new Attribute("scale", new float[] {2}));
        nested.output(value, "n_out", ElementType.FLOAT, ValueInfo.ROWS);
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS);
        String yes = graph.constant(TensorData.booleans(new boolean[] {true}));
        String out = graph.node(
                "If",
                List.of(yes),
                new Attribute("then_branch", nested.build()),
                new Attribute("else_branch", nested.build()));
        graph.output(out, "y", ElementType.FLOAT, ValueInfo.ROWS);

        OnnxModel model = OnnxFile.read(OnnxFile.write(graph.build(), "if", Map.of()), "if.onnx");

        assertThat(model.operatorSets()).isEqualTo(Map.of("ai.onnx", 17L, "ai.onnx.ml", 3L));
    }

    @ParameterizedTest
    @CsvSource({"TreeEnsemble,5", "TreeEnsembleRegressor,3"})
    void listsOfTreesArePackedAndReadAsTheyWere(String operator, long operatorSet) {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1);
        long[] whole = new long[1000];
        float[] numbers = new float[1000];
        Arrays.setAll(whole, i -> i - 2L);
        Arrays.fill(numbers, 0.1f);
        graph.output(
                graph.node(
                        GraphBuilder.ML,
                        operator,
                        List.of("x"),
                        new Attribute("whole", whole),
                        new Attribute("numbers", numbers)),
                "y",
                ElementType.FLOAT,
                ValueInfo.ROWS);

        byte[] file = OnnxFile.write(graph.build(), "g", Map.of());

        assertThat(OnnxFile.read(file, "g.onnx").operatorSets())
                .isEqualTo(Map.of("ai.onnx", 17L, "ai.onnx.ml", operatorSet));
        assertThat(OnnxFile.readGraph(file, "g.onnx").graph().nodes().get(0).attributes())
                .extracting(Attribute::value)
                .containsExactly(whole, numbers);
        // 128 numbers take a byte each, 870 two, and those below zero ten; not packed, each takes one more.
        assertThat(file.length - (128 + 2 * 870 + 2 * 10 + 4 * 1000)).isBetween(1, 500);
    }

    @Test
    void otherBytesAreNoOnnxFile() {
        for (byte[] bytes : List.of(new byte[] {0}, new byte[0])) {
            assertThatThrownBy(() -> OnnxFile.read(bytes, "src/models/churn.onnx"))
                    .hasMessage("File 'src/models/churn.onnx' is not an ONNX file, or it is damaged. Export the model"
                            + " again, and check that the file was copied whole.");
        }
    }

    @Test
    void aPointerInPlaceOfTheModelIsToldByItsName() {
        byte[] pointer = "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OnnxFile.read(pointer, "src/models/churn.onnx"))
                .hasMessage("File 'src/models/churn.onnx' has a Git LFS pointer in place of the model: run"
                        + " 'git lfs pull'.");
    }

    private static Graph scaledWithLabel() {
        GraphBuilder graph = new GraphBuilder("g");
        String x = graph.input("x / y", ElementType.FLOAT, ValueInfo.ROWS, 2);
        String factors = graph.constant(TensorData.floats(new float[] {0.5f, 3}, 1, 2));
        String scaled = graph.node("Mul", List.of(x, factors));
        String best = graph.node("ArgMax", List.of(x), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String labels = graph.constant(TensorData.strings(new String[] {"klein", "größer"}, 2));
        graph.output(scaled, "scaled", ElementType.FLOAT, ValueInfo.ROWS, 2);
        graph.output(graph.node("Gather", List.of(labels, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        return graph.build();
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
