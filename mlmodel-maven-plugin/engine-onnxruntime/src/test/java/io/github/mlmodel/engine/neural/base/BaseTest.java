package io.github.mlmodel.engine.neural.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTest {

    private static final float[] ROWS = {1, -2, 3, 0.5f, 0.25f, -1};

    @Test
    void fixedNumberOfRowsIsRefusedWithTheExportersAdvice() {
        assertThatThrownBy(() -> Base.read(ExportedBaseTest.bytes("fixed-batch.onnx"), BaseSpec.of("b.onnx")))
                .hasMessage(
                        "Base 'b.onnx' takes a fixed number of rows: 'input' float [3, 6]. Export it for any number:"
                                + " torch.onnx.export(..., input_names=[\"input\"], dynamic_axes={\"input\": {0: \"batch\"}}), or"
                                + " with dynamo=True dynamic_shapes={\"input\": {0: \"batch\"}}.");
    }

    @Test
    void fileThatIsNotTheOneThatWasDigestedIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("mlp.onnx"), ExportedBaseTest.bytes("mlp.onnx"));
        Parameter.File digested = new Parameter.File("src/models/mlp.onnx", file, Digest.of(file));
        assertThat(Base.open(digested, BaseSpec.of("mlp.onnx")).opset()).isPositive();

        Files.write(file, ExportedBaseTest.bytes("lenet.onnx"));

        assertThatThrownBy(() -> Base.open(digested, BaseSpec.of("mlp.onnx")))
                .hasMessage("src/models/mlp.onnx changed while the model was trained; nothing was kept. Run the build"
                        + " again.");
    }

    @Test
    void bundleThatIsNotTheOneThatWasDigestedIsRefused(@TempDir Path folder) throws IOException {
        Path model = Files.write(folder.resolve("mlp.onnx"), ExportedBaseTest.bytes("mlp.onnx"));
        Path description = Files.writeString(folder.resolve("model.json"), "{}");
        Path bundle = folder.resolve("churn.zip");
        BundleWriter.write(bundle, Map.of(ModelFile.MODEL, model, ModelFile.DESCRIPTION, description), Instant.EPOCH);
        Parameter.File digested = new Parameter.File("com.example:churn:1.0:zip", bundle, Digest.of(bundle));
        assertThat(Base.open(digested, BaseSpec.of("churn")).opset()).isPositive();

        Files.writeString(description, "{ }");
        BundleWriter.write(bundle, Map.of(ModelFile.MODEL, model, ModelFile.DESCRIPTION, description), Instant.EPOCH);

        assertThatThrownBy(() -> Base.open(digested, BaseSpec.of("churn")))
                .hasMessage("com.example:churn:1.0:zip changed while the model was trained; nothing was kept. Run the"
                        + " build again.");
    }

    @Test
    void bundleThatAStoreOfLargeFilesHasNamedByItsDigestIsReadByTheNameThatTheUserWrote(@TempDir Path folder)
            throws IOException {
        Path model = Files.write(folder.resolve("mlp.onnx"), ExportedBaseTest.bytes("mlp.onnx"));
        Path description = Files.writeString(folder.resolve("model.json"), "{}");
        Path stored = folder.resolve("ab12");
        BundleWriter.write(stored, Map.of(ModelFile.MODEL, model, ModelFile.DESCRIPTION, description), Instant.EPOCH);

        assertThat(Base.open(new Parameter.File("src/models/base.zip", stored), BaseSpec.of("base"))
                        .opset())
                .isPositive();
    }

    @Test
    void rowsOfAnotherShapeAreRefusedWithBothShapes() throws IOException {
        assertThatThrownBy(() -> base("mlp.onnx").layer(List.of(8L)))
                .hasMessage(
                        "Base 'mlp.onnx' takes rows of 6, and these are rows of 8. Export the base for this size, or"
                                + " bring the data to its size.");
        assertThatThrownBy(() -> base("lenet.onnx").layer(List.of(3L, 32L, 32L)))
                .hasMessage(
                        "Base 'lenet.onnx' takes images of 1x28x28, and these are images of 3x32x32 (channels, height,"
                                + " width). Export the base for this size, or bring the data to its size.");
        assertThatThrownBy(() -> base("lenet.onnx").layer(List.of(6L)))
                .hasMessage(
                        "Base 'lenet.onnx' takes images of 1x28x28, and these are rows of 6 (channels, height, width)."
                                + " Export the base for this size, or bring the data to its size.");
    }

    @Test
    void imagesWithAsManyPixelsAsATableBaseHasColumnsAreFlattened() throws IOException {
        assertThat(base("mlp.onnx").layer(List.of(1L, 2L, 3L)).rowShape()).containsExactly(3L);
    }

    @Test
    void unknownValueOfHeadIsRefusedWithTheNearest() {
        BaseSpec spec = new BaseSpec("mlp.onnx", List.of(), "/2/Relu_output_1", null);

        assertThatThrownBy(() -> Base.read(ExportedBaseTest.bytes("mlp.onnx"), spec))
                .hasMessage("<head><at> is '/2/Relu_output_1', and base 'mlp.onnx' has no such value; did you mean"
                        + " '/2/Relu_output_0'? Its last ones are: /0/Flatten_output_0, /1/Gemm_output_0,"
                        + " /2/Relu_output_0, /4/Gemm_output_0, /5/Tanh_output_0, logits.");
    }

    @Test
    void patternThatMatchesNothingIsRefusedWithTheNames() throws IOException {
        BaseSpec spec = new BaseSpec("mlp.onnx", List.of("6.*", "fc.*", "7.bias"), null, null);
        Base base = Base.read(ExportedBaseTest.bytes("mlp.onnx"), spec);

        assertThatThrownBy(() -> base.layer(List.of(6L)))
                .hasMessage(
                        "<train> has 'fc.*', '7.bias', which match nothing of base 'mlp.onnx' that can be trained. It"
                                + " has: 1.weight, 1.bias, 4.weight, 4.bias, 6.weight, 6.bias. Write a name, or a pattern such as"
                                + " '6.*'; 'none' trains nothing of the base.");
    }

    @Test
    void patternOfWhatNoGradientReachesIsRefused() {
        byte[] file = file(17, graph -> {
            String rounded = graph.node("Round", List.of(graph.node("Mul", List.of("x", weight(graph)))));
            String shift = graph.constant(TensorData.floats(new float[] {1, 1, 1}, 3));
            return graph.node("Add", List.of(rounded, shift));
        });
        BaseSpec spec = new BaseSpec("b.onnx", List.of("weight"), null, null);

        assertThatThrownBy(() -> Base.read(file, spec).layer(List.of(3L)))
                .hasMessage("<train> has 'weight', which matches nothing of base 'b.onnx' that can be trained. It has:"
                        + " nothing that the output's gradient reaches. Write a name, or a pattern such as '*'; 'none'"
                        + " trains nothing of the base.");
    }

    @Test
    void statisticsOfBatchesAndSingleNumbersAreNotTrained() throws IOException {
        assertThat(base("resnet-batch-norm.onnx").layer(List.of(3L, 32L, 32L)).trained())
                .contains("bn1.weight", "bn1.bias", "conv1.weight", "fc.bias")
                .doesNotContain("bn1.running_mean", "bn1.running_var");
    }

    @Test
    void whatComesAfterTheHeadIsNotTrained() throws IOException {
        BaseSpec spec = new BaseSpec("mlp.onnx", List.of(), "/2/Relu_output_0", null);

        assertThat(Base.read(ExportedBaseTest.bytes("mlp.onnx"), spec)
                        .layer(List.of(6L))
                        .trained())
                .containsExactly("1.weight", "1.bias");
    }

    @Test
    void operatorsWithoutAGradientAreListedBeforeTraining() {
        byte[] file = file(17, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            String sorted = graph.nodes(
                            "", "TopK", List.of(weighted, graph.constant(TensorData.longs(new long[] {2}, 1))), 2)
                    .get(0);
            return graph.node("Selfmade", List.of(graph.node(GraphBuilder.MICROSOFT, "Strange", List.of(sorted))));
        });

        assertThatThrownBy(() -> Base.read(file, BaseSpec.of("b.onnx")))
                .hasMessage("Base 'b.onnx' cannot be trained: there is no gradient for its operators Selfmade,"
                        + " com.microsoft.Strange. Name in <train> only what comes after, leave the base before by"
                        + " <head><at>, or export it with other operators.");
    }

    @Test
    void remaindersOfDecimalsAreNamedBeforeTrainingAndThoseOfIntegersAreNot() {
        byte[] decimals = file(17, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            return graph.node("Mod", List.of(weighted, vector(graph, 1, 1, 1)), new Attribute("fmod", 1L));
        });
        byte[] integers = file(17, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            String whole = graph.node("Cast", List.of(weighted), new Attribute("to", 7L));
            String rest = graph.node("Mod", List.of(whole, graph.constant(TensorData.longs(new long[] {2}, 1))));
            String decimal = graph.node("Cast", List.of(rest), new Attribute("to", 1L));
            return graph.node("Mul", List.of(weighted, decimal));
        });

        assertThatThrownBy(() -> Base.read(decimals, BaseSpec.of("b.onnx")).layer(List.of(3L)))
                .hasMessage(
                        "Base 'b.onnx' cannot be trained: there is no gradient for its operator Mod. Name in <train>"
                                + " only what comes after, leave the base before by <head><at>, or export it with other"
                                + " operators.");
        assertThat(Base.read(integers, BaseSpec.of("b.onnx")).layer(List.of(3L)).rowShape())
                .containsExactly(3L);
    }

    @Test
    void knownOperatorWithoutAGradientIsListedOnlyOnTheWay() {
        Function<GraphBuilder, String> graph = builder -> {
            String weighted = builder.node("Mul", List.of("x", weight(builder)));
            String two = builder.constant(TensorData.longs(new long[] {2}, 1));
            return builder.nodes("", "TopK", List.of(weighted, two), 2).get(0);
        };
        BaseSpec frozen = new BaseSpec("b.onnx", List.of(BaseSpec.NONE), null, null);

        assertThatThrownBy(
                        () -> Base.read(file(17, graph), BaseSpec.of("b.onnx")).layer(List.of(3L)))
                .hasMessage(
                        "Base 'b.onnx' cannot be trained: there is no gradient for its operator TopK. Name in <train>"
                                + " only what comes after, leave the base before by <head><at>, or export it with other"
                                + " operators.");
        assertThat(Base.read(file(17, graph), frozen).layer(List.of(3L)).rowShape())
                .containsExactly(2L);
    }

    @Test
    void operatorSetsThatAreTooOldOrTooNewAreRefused() {
        for (int opset : List.of(12, 21)) {
            assertThatThrownBy(() -> Base.read(file(opset, graph -> "x"), BaseSpec.of("b.onnx")))
                    .hasMessage("Base 'b.onnx' is written in operator set " + opset + ", and those from 13 to 20 can be"
                            + " trained further. Export it with opset_version=17.");
        }
    }

    @Test
    void furtherInputsAreRefusedByName() {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 3);
        graph.input("attention_mask", ElementType.INT64, ValueInfo.ROWS, 3);
        graph.input("style", ElementType.FLOAT, ValueInfo.ROWS, 4);
        graph.output("x", "y", ElementType.FLOAT, ValueInfo.ROWS, 3);

        assertThatThrownBy(() -> Base.read(OnnxFile.write(graph.build(), "g", Map.of()), BaseSpec.of("b.onnx")))
                .hasMessage("Base 'b.onnx' also takes 'attention_mask' int64 [?, 3], 'style' float [?, 4], and there is"
                        + " nothing to give there; beside tokens, only 'attention_mask' and 'token_type_ids' are known."
                        + " Export a model with one input.");
    }

    @Test
    void inputOfAnotherKindIsRefused() {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 3, 5);
        graph.output("x", "y", ElementType.FLOAT, ValueInfo.ROWS, 3, 5);

        assertThatThrownBy(() -> Base.read(OnnxFile.write(graph.build(), "g", Map.of()), BaseSpec.of("b.onnx")))
                .hasMessage(
                        "Base 'b.onnx' takes 'x' float [?, 3, 5], and what can be given is an image, float [N, C, H, W],"
                                + " a row of numbers, float [N, F], or a row of tokens, int64 [N, L]. Export a model with such an"
                                + " input.");
    }

    @Test
    void sizesThatWereFixedWithinTheBaseAreNamed() {
        byte[] file = file(17, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            return graph.node("Reshape", List.of(weighted, graph.constant(TensorData.longs(new long[] {5, 3}, 2))));
        });

        assertThatThrownBy(() -> Base.read(file, BaseSpec.of("b.onnx")).layer(List.of(3L)))
                .hasMessageStartingWith("Base 'b.onnx' does not fit this input: at operator Reshape, which writes")
                .hasMessageEndingWith(
                        "Give it the input that it was made for, or export it with the sizes open that are"
                                + " fixed now, for example dynamic_axes={\"input\": {0: \"batch\"}}.");
    }

    @Test
    void softmaxAtTheEndIsLeftOut() throws OrtException {
        byte[] file = file(
                17,
                graph -> graph.node(
                        "Softmax", List.of(graph.node("Mul", List.of("x", weight(graph)))), new Attribute("axis", 1L)));

        assertThat(run(file).get("output")).containsExactly(2, -6, 12, 1, 0.75f, -4);
    }

    @Test
    void dropoutIsLeftOutAndBatchNormalizationKeepsItsStatistics() throws OrtException {
        byte[] file = file(17, graph -> {
            String ratio = graph.constant(TensorData.floats(new float[] {0.5f}));
            String yes = graph.constant(TensorData.booleans(new boolean[] {true}));
            String kept = graph.node("Dropout", List.of("x", ratio, yes));
            List<String> in = List.of(
                    kept, weight(graph), vector(graph, 0, 0, 0), vector(graph, 1, 1, 1), vector(graph, 4, 4, 4));
            return graph.nodes("", "BatchNormalization", in, 3, new Attribute("training_mode", 1L))
                    .get(0);
        });

        Map<String, float[]> computed = run(file);

        assertThat(computed.get("output"))
                .containsExactly(new float[] {0, -4.5f, 4, -0.5f, -1.125f, -4}, within(1e-4f));
        assertThat(computed).containsKey("gradient.weight");
    }

    @Test
    void oneBranchIsLeftOfAConditionOnSizes() throws OrtException {
        byte[] file = file(17, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            String width = graph.node(
                    "Gather",
                    List.of(
                            graph.node("Shape", List.of("x")),
                            graph.node("Constant", List.of(), new Attribute("value_int", 1L))));
            String three = graph.constant(TensorData.longs(new long[] {3}));
            GraphBuilder same = new GraphBuilder("then");
            same.output(weighted, "same", ElementType.FLOAT, ValueInfo.ROWS, 3);
            GraphBuilder other = new GraphBuilder("else");
            other.output(other.node("Selfmade", List.of(weighted)), "other", ElementType.FLOAT, ValueInfo.ROWS, 3);
            return graph.node(
                    "If",
                    List.of(graph.node("Equal", List.of(width, three))),
                    new Attribute("then_branch", same.build()),
                    new Attribute("else_branch", other.build()));
        });

        assertThat(run(file).get("output")).containsExactly(2, -6, 12, 1, 0.75f, -4);
    }

    @Test
    void loopsAreRefused() {
        byte[] file = file(17, graph -> {
            GraphBuilder body = new GraphBuilder("body");
            body.input("i", ElementType.INT64);
            body.input("go", ElementType.BOOL);
            body.input("v", ElementType.FLOAT, ValueInfo.ROWS, 3);
            body.output("go", "on", ElementType.BOOL);
            body.output("v", "w", ElementType.FLOAT, ValueInfo.ROWS, 3);
            return graph.node(
                    "Loop",
                    List.of(graph.constant(TensorData.longs(new long[] {2})), "", "x"),
                    new Attribute("body", body.build()));
        });

        assertThatThrownBy(() -> Base.read(file, BaseSpec.of("b.onnx")).layer(List.of(3L)))
                .hasMessageContaining("Base 'b.onnx' has the operator Loop (it writes ")
                .hasMessageEndingWith(
                        "), whose graphs of its own cannot be trained through. Export the base without loops"
                                + " and conditions, by torch.onnx.export of a traced model.");
    }

    @Test
    void tokensBringTheirMaskAndTheirSegments() throws OrtException {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("ids", ElementType.INT32, ValueInfo.ROWS, 3);
        graph.input("token_type_ids", ElementType.INT64, ValueInfo.ROWS, 3);
        graph.input("attention_mask", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String table = graph.constant(TensorData.floats(new float[] {100, 1, 2, 3}, 4, 1));
        String segments = graph.constant(TensorData.floats(new float[] {0.5f, 100}, 2, 1));
        String words = graph.node("Gather", List.of(table, "ids"));
        String both = graph.node("Add", List.of(words, graph.node("Gather", List.of(segments, "token_type_ids"))));
        String last = graph.constant(TensorData.longs(new long[] {2}, 1));
        String mask = graph.node("Unsqueeze", List.of("attention_mask", last));
        String second = graph.constant(TensorData.longs(new long[] {1}, 1));
        String sum = graph.node(
                "ReduceSum", List.of(graph.node("Mul", List.of(both, mask)), second), new Attribute("keepdims", 0L));
        graph.output(sum, "y", ElementType.FLOAT, ValueInfo.ROWS, 1);
        Base base = Base.read(OnnxFile.write(graph.build(), "g", Map.of()), BaseSpec.of("b.onnx"));

        BaseRun run = BaseRun.of(base, 2, List.of(3L), new float[] {1, 1});

        assertThat(run.run(new float[] {1, 2, 0, 3, 0, 0}).get("output")).containsExactly(4, 3.5f);
    }

    @Test
    void inputIsNormalizedColumnByColumn() throws OrtException {
        byte[] file = file(17, graph -> graph.node("Mul", List.of("x", weight(graph))));
        Normalization normalization = new Normalization(List.of(1.0, 0.0, -1.0), List.of(2.0, 1.0, 0.5));
        BaseSpec spec = new BaseSpec("b.onnx", List.of(), null, normalization);

        BaseRun run = BaseRun.of(Base.read(file, spec), 2, List.of(3L), new float[] {1, 1, 1, 1, 1, 1});

        assertThat(run.run(ROWS).get("output")).containsExactly(0, -6, 32, -0.5f, 0.75f, 0);
        assertThatThrownBy(() -> Base.read(
                                file,
                                new BaseSpec(
                                        "b.onnx", List.of(), null, new Normalization(List.of(1.0, 2.0), List.of(1.0))))
                        .layer(List.of(3L)))
                .hasMessage(
                        "<normalization><mean> has 2 numbers, and the input of base 'b.onnx' has 3 columns. Give one"
                                + " number for each, or one for all.");
    }

    @Test
    void formsOfNewerExportersAreReplayedWithTheirGradients() throws OrtException {
        byte[] file = file(20, graph -> {
            String weighted = graph.node("Mul", List.of("x", weight(graph)));
            String axes = graph.constant(TensorData.longs(new long[] {1}, 1));
            String mean = graph.node("ReduceMean", List.of(weighted, axes), new Attribute("keepdims", 1L));
            String normal = graph.node(
                    "LayerNormalization",
                    List.of(graph.node("Sub", List.of(weighted, mean)), vector(graph, 1, 1, 1)),
                    new Attribute("axis", -1L));
            String shape = graph.constant(TensorData.longs(new long[] {-1, 3}, 2));
            String same = graph.node("Reshape", List.of(normal, shape), new Attribute("allowzero", 1L));
            return graph.node("Gelu", List.of(same), new Attribute("approximate", "tanh"));
        });
        BaseRun run =
                BaseRun.of(Base.read(file, BaseSpec.of("b.onnx")), 2, List.of(3L), new float[] {1, 2, 3, 4, 5, 6});

        float[] gradient =
                Objects.requireNonNull(run.run(ROWS).get("gradient.weight")).clone();

        assertThat(run.run(ROWS).get("gradient.weight")).containsExactly(differences(run), within(2e-2f));
        assertThat(gradient).doesNotContain(0);
    }

    /** Central differences of the loss by each weight. */
    private static float[] differences(BaseRun run) throws OrtException {
        float[] weights = Objects.requireNonNull(run.parameters().get("weight"));
        float[] differences = new float[weights.length];
        float step = 1e-2f;
        for (int i = 0; i < weights.length; i++) {
            float kept = weights[i];
            weights[i] = kept + step;
            float above = Objects.requireNonNull(run.run(ROWS).get("loss"))[0];
            weights[i] = kept - step;
            float below = Objects.requireNonNull(run.run(ROWS).get("loss"))[0];
            weights[i] = kept;
            differences[i] = (above - below) / (2 * step);
        }
        return differences;
    }

    private static Map<String, float[]> run(byte[] file) throws OrtException {
        float[] ones = {1, 1, 1, 1, 1, 1};
        return BaseRun.of(Base.read(file, BaseSpec.of("b.onnx")), 2, List.of(3L), ones)
                .run(ROWS);
    }

    private static Base base(String file) throws IOException {
        return Base.read(ExportedBaseTest.bytes(file), BaseSpec.of(file));
    }

    /** Returns a constant 2, 3, 4 called {@code weight}. */
    private static String weight(GraphBuilder graph) {
        graph.join(new io.github.mlmodel.spi.graph.Graph(
                List.of(), List.of(), List.<Node>of(), Map.of("weight", TensorData.floats(new float[] {2, 3, 4}, 3))));
        return "weight";
    }

    private static String vector(GraphBuilder graph, float... values) {
        return graph.constant(TensorData.floats(values, values.length));
    }

    /** Returns a file that takes {@code x}, float {@code [N, 3]}. */
    private static byte[] file(int opset, Function<GraphBuilder, String> operators) {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 3);
        graph.output(operators.apply(graph), "y", ElementType.FLOAT, ValueInfo.ROWS, 3);
        return OnnxFile.write(new VersionedGraph(graph.build(), opset, 8, Map.of()), "g");
    }
}
