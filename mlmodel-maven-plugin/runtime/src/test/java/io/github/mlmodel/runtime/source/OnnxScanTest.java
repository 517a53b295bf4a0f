package io.github.mlmodel.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnx.OnnxRules;
import io.github.mlmodel.runtime.Models;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxScanTest {

    /** Made by the generator beside them; the module that takes files in by protobuf judges the same ones. */
    private static final Path CORPUS = Path.of("../onnx/src/test/corpus");

    @Test
    void aModelOfThisProductIsAccepted() {
        byte[] onnx = OnnxFile.write(Models.classifier(), "test", Map.of("name", "color", "trainingDigest", "ab"));

        assertThatCode(() -> OnnxScan.check(onnx, "m", Long.MAX_VALUE)).doesNotThrowAnyException();
    }

    static Stream<String> expectations() throws IOException {
        return Files.readAllLines(CORPUS.resolve("expected.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void eachFileOfTheCorpusIsJudgedAsExpected(String expectation) throws IOException {
        String name = expectation.substring(0, expectation.indexOf(": "));
        byte[] file = Files.readAllBytes(CORPUS.resolve(name));

        assertThat(name + ": " + verdict(() -> OnnxScan.check(file, "FILE", Long.MAX_VALUE)))
                .isEqualTo(expectation);
    }

    @Test
    void damagedFilesGetTheVerdictOfTheReaderThatUsesProtobuf() throws IOException {
        List<byte[]> files = corpus();
        byte[] model = Models.onnx(Models.classifier());
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damaged(i % 2 == 0 ? model : files.get(random.nextInt(files.size())), random);

            String verdict = verdict(() -> OnnxScan.check(damaged, "File 'm'", Long.MAX_VALUE));

            assertThat(verdict).isEqualTo(verdict(() -> OnnxRules.check(damaged, "m")));
            if (verdict.equals("accepted")) {
                assertThatCode(() -> ModelProto.parseFrom(damaged)).doesNotThrowAnyException();
            } else {
                refused++;
            }
        }

        assertThat(refused).isBetween(10_000, 19_500);
    }

    /** Each a few bytes that ask for 8 GiB. */
    static Map<String, GraphProto.Builder> demands() {
        TensorProto.Builder shape = TensorProto.newBuilder()
                .setName("n")
                .setDataType(7)
                .addDims(2)
                .addInt64Data(-1)
                .addInt64Data(1L << 31);
        ByteString raw = ByteString.copyFrom(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1L << 16)
                .putLong(1L << 15)
                .array());
        AttributeProto.Builder value =
                AttributeProto.newBuilder().setName("value").setT(shape);
        Map<String, GraphProto.Builder> graphs = new TreeMap<>();
        graphs.put(
                "tensor 'w'",
                GraphProto.newBuilder()
                        .addInitializer(TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(1)
                                .addDims(1L << 31)));
        graphs.put(
                "tensor ''",
                GraphProto.newBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder().addDims(1L << 30)));
        graphs.put(
                "ConstantOfShape that writes 'y'",
                GraphProto.newBuilder()
                        .addInitializer(shape)
                        .addNode(asking("ConstantOfShape").addInput("n")));
        graphs.put(
                "Expand that writes 'y'",
                GraphProto.newBuilder()
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Constant")
                                .addOutput("n")
                                .addAttribute(value))
                        .addNode(asking("Expand").addInput("x").addInput("n")));
        graphs.put(
                "Tile that writes 'y'",
                GraphProto.newBuilder()
                        .addInitializer(shape.clone().clearInt64Data().setRawData(raw))
                        .addNode(asking("Tile").addInput("x").addInput("n")));
        return graphs;
    }

    private static NodeProto.Builder asking(String operator) {
        return NodeProto.newBuilder().setOpType(operator).addOutput("y");
    }

    @Test
    void whatAsksForTooMuchMemoryIsRefusedByWhatAsksForMost() {
        demands().forEach((which, graph) -> {
            byte[] file = ModelProto.newBuilder()
                    .setIrVersion(8)
                    .setGraph(graph)
                    .build()
                    .toByteArray();

            assertThat(verdict(() -> OnnxScan.check(file, "m", 1L << 33)))
                    .isEqualTo(
                            which.startsWith("tensor")
                                    ? "accepted"
                                    : "m is refused. It asks for 8.0 GiB of memory before" + " a row is seen (" + which
                                            + " for most of it), and 8.0 GiB are allowed.");
            assertThat(verdict(() -> OnnxScan.check(file, "m", 1L << 30)))
                    .isEqualTo("m is refused. It asks for 8.0 GiB of memory before a row is seen (" + which
                            + " for most of it), and 1.0 GiB are allowed.");
        });
    }

    @Test
    void foreignOperatorsWithoutNumberAreCutShort() {
        GraphProto.Builder graph = GraphProto.newBuilder();
        IntStream.range(0, 2000)
                .forEach(i ->
                        graph.addNode(NodeProto.newBuilder().setOpType("Run").setDomain("d" + (10_000 + i) + "\n")));
        byte[] file =
                ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build().toByteArray();

        assertThatThrownBy(() -> OnnxScan.check(file, "m", Long.MAX_VALUE))
                .hasMessageStartingWith("m is refused. It uses operator 'Run' of domain 'd10000?', operator 'Run' of")
                .hasMessageEndingWith(
                        " 'd10009?' and more than 990 other operators; only operators of ai.onnx, ai.onnx.ml"
                                + " and com.microsoft are allowed. Export it without them.");
    }

    @Test
    void whatIsNoOnnxFileIsRefusedWithThePlaceOfTheDamageAsCause() {
        assertRefused(new byte[0], "no graph at byte 0");
        assertRefused(new byte[] {0x3a, 0}, "no version at byte 2");
        assertRefused(bytes("PK\3\4 a zip"), "field number 0 at byte 3");
        assertRefused(bytes("<html></html>"), "wire type 4 at byte 1");
        assertRefused(bytes("\u0008\u00ff\u00ff"), "a number beyond the end at byte 3");
        assertRefused(bytes("\u0008" + "\u00ff".repeat(11)), "a number of more than ten bytes at byte 11");
    }

    private static void assertRefused(byte[] bytes, String cause) {
        assertThatThrownBy(() -> OnnxScan.check(bytes, "m", Long.MAX_VALUE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "m is not an ONNX file, or it is damaged. Export the model again, and check that the file was"
                                + " copied whole.")
                .cause()
                .hasMessage(cause);
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String expectation : expectations().toList()) {
            byte[] file = Files.readAllBytes(CORPUS.resolve(expectation.substring(0, expectation.indexOf(": "))));
            if (file.length > 0) {
                files.add(file);
            }
        }
        return files;
    }

    private static byte[] damaged(byte[] whole, Random random) {
        int cut = random.nextInt(4) == 0 ? random.nextInt(whole.length) : 0;
        byte[] damaged = Arrays.copyOf(whole, whole.length - cut);
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static String verdict(Runnable check) {
        try {
            check.run();
            return "accepted";
        } catch (MlModelException e) {
            return e.sentence();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
