package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.onnx.OnnxFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxScanTest {

    private static final TensorProto OUTSIDE = TensorProto.newBuilder()
            .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("../../etc/passwd"))
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .build();

    @Test
    void readsVersionsDomainsAndMetadata() {
        byte[] onnx = OnnxFile.write(Models.classifier(), "test", Map.of("name", "color", "trainingDigest", "ab"));

        OnnxScan scan = OnnxScan.of(onnx, "m");

        assertThat(scan.irVersion()).isEqualTo(8);
        assertThat(scan.opsets()).containsEntry("", 17L).containsKey("ai.onnx.ml");
        assertThat(scan.domains()).containsExactly("", "ai.onnx.ml");
        assertThat(scan.metadata()).containsEntry("name", "color").containsEntry("trainingDigest", "ab");
        assertThat(scan.violations()).isEmpty();
    }

    static Stream<ModelProto> hiddenDomains() {
        NodeProto evil = NodeProto.newBuilder().setDomain("evil").build();
        GraphProto graph = GraphProto.newBuilder().addNode(evil).build();
        AttributeProto one = AttributeProto.newBuilder().setG(graph).build();
        AttributeProto several = AttributeProto.newBuilder().addGraphs(graph).build();
        return Stream.of(
                model(NodeProto.newBuilder().addAttribute(one)),
                model(NodeProto.newBuilder().addAttribute(several)),
                model(NodeProto.newBuilder()).toBuilder()
                        .addFunctions(FunctionProto.newBuilder().addNode(evil))
                        .build(),
                model(NodeProto.newBuilder()).toBuilder()
                        .addTrainingInfo(TrainingInfoProto.newBuilder().setAlgorithm(graph))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("hiddenDomains")
    void findsDomainsInSubgraphsFunctionsAndTraining(ModelProto model) {
        assertThat(OnnxScan.of(model.toByteArray(), "m").violations())
                .containsExactly(
                        "it uses operators of 1 domain ('evil'), and only ai.onnx, ai.onnx.ml and com.microsoft"
                                + " are allowed");
    }

    static Stream<ModelProto> hiddenExternalData() {
        SparseTensorProto sparse =
                SparseTensorProto.newBuilder().setValues(OUTSIDE).build();
        return Stream.of(
                withGraph(GraphProto.newBuilder().addInitializer(OUTSIDE)),
                withGraph(GraphProto.newBuilder().addSparseInitializer(sparse)),
                model(NodeProto.newBuilder()
                        .addAttribute(AttributeProto.newBuilder().setT(OUTSIDE))),
                model(NodeProto.newBuilder()
                        .addAttribute(AttributeProto.newBuilder().addTensors(OUTSIDE))),
                model(NodeProto.newBuilder()
                        .addAttribute(AttributeProto.newBuilder().setSparseTensor(sparse))));
    }

    @ParameterizedTest
    @MethodSource("hiddenExternalData")
    void findsDataOutsideTheFileWhereverATensorStands(ModelProto model) {
        assertThat(OnnxScan.of(model.toByteArray(), "m").violations())
                .containsExactly(
                        "it keeps data outside the file, in 1 place ('../../etc/passwd'): save it as one file");
    }

    @Test
    void aDomainThatIsWrittenTwiceCountsTwice() {
        byte[] node = NodeProto.newBuilder().setDomain("evil").build().toByteArray();
        byte[] both = concat(
                node, NodeProto.newBuilder().setDomain("ai.onnx.ml").build().toByteArray());
        byte[] graph = delimited(1, both);
        byte[] model = concat(new byte[] {8, 8}, delimited(7, graph));

        assertThat(OnnxScan.of(model, "m").domains()).containsExactly("ai.onnx.ml", "evil");
    }

    @Test
    void manyForeignDomainsAreCutShort() {
        GraphProto.Builder graph = GraphProto.newBuilder();
        IntStream.range(0, 2000)
                .forEach(i -> graph.addNode(NodeProto.newBuilder().setDomain("d" + (10_000 + i) + "\n")));

        assertThat(OnnxScan.of(withGraph(graph).toByteArray(), "m").violations().get(0))
                .startsWith("it uses operators of 1000 domains ('d10000?', 'd10001?',")
                .contains(" and 990 more)");
    }

    @Test
    void graphsNestedTooDeepAreRefused() {
        GraphProto graph = GraphProto.getDefaultInstance();
        for (int i = 0; i < 100; i++) {
            AttributeProto attribute = AttributeProto.newBuilder().setG(graph).build();
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder().addAttribute(attribute))
                    .build();
        }
        byte[] bytes = withGraph(graph.toBuilder()).toByteArray();

        assertThatThrownBy(() -> OnnxScan.of(bytes, "m"))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("m is no ONNX file: graphs nested more than 64 deep at byte ");
    }

    @Test
    void whatIsNoOnnxFileIsRefusedInOneSentence() {
        assertRefused(new byte[0], "m is no ONNX file: it has no graph.");
        assertRefused(new byte[] {0x3a, 0}, "m is no ONNX file: it has no version.");
        assertRefused(bytes("PK\3\4 a zip"), "m is no ONNX file: field number 0 at byte 3.");
        assertRefused(bytes("<html></html>"), "m is no ONNX file: wire type 4 at byte 1.");
        assertRefused(bytes("\u0008\u00ff\u00ff"), "m is no ONNX file: a number beyond the end at byte 3.");
        assertRefused(
                bytes("\u0008" + "\u00ff".repeat(11)),
                "m is no ONNX file: a number of more than ten bytes at byte 11.");
        assertRefused(
                bytes(" \0\0\0ORTM...."),
                "m is in ONNX Runtime's own format (.ort), and only ONNX files are loaded: keep the file it was converted"
                        + " from.");
    }

    @Test
    void damagedFilesGiveAResultOrARefusalAndNothingElse() {
        byte[] whole = Models.onnx(Models.classifier());
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, whole.length - random.nextInt(3) * random.nextInt(50));
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(OnnxScan.of(damaged, "m").domains()).isNotNull();
            } catch (MlModelException e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(1000, 19_999);
    }

    private static ModelProto model(NodeProto.Builder node) {
        return withGraph(GraphProto.newBuilder().addNode(node));
    }

    private static ModelProto withGraph(GraphProto.Builder graph) {
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> OnnxScan.of(bytes, "m"))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] delimited(int field, byte[] value) {
        return concat(new byte[] {(byte) (field << 3 | 2), (byte) value.length}, value);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
