package io.github.mlmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

    @Test
    void readGraphIsTheWrittenOneWithEveryKindOfAttributeAndElement() {
        Graph graph = everything();

        ImportedGraph read = OnnxFile.readGraph(OnnxFile.write(graph, "g", Map.of()), "g.onnx");

        // Arrays have no equality of their own, so the graphs are compared by what they are made of.
        assertThat(read.graph()).usingRecursiveComparison().isEqualTo(graph);
        assertThat(read.opset()).isEqualTo(17);
        assertThat(read.model().irVersion()).isEqualTo(8);
    }

    @Test
    void elementsAreReadFromListsOfTheirOwnTypeToo() {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("g");
        graph.addInitializer(listed("float", DataType.FLOAT).addFloatData(1.5f).addFloatData(-2));
        graph.addInitializer(
                listed("double", DataType.DOUBLE).addDoubleData(1e300).addDoubleData(0.5));
        graph.addInitializer(listed("int32", DataType.INT32).addInt32Data(7).addInt32Data(-7));
        graph.addInitializer(
                listed("int64", DataType.INT64).addInt64Data(1L << 40).addInt64Data(-1));
        graph.addInitializer(listed("bool", DataType.BOOL).addInt32Data(1).addInt32Data(0));
        graph.addInitializer(listed("uint8", DataType.UINT8).addInt32Data(255).addInt32Data(1));
        graph.addInitializer(listed("string", DataType.STRING)
                .addStringData(ByteString.copyFromUtf8("ä"))
                .addStringData(ByteString.EMPTY));

        Map<String, TensorData> read = read(graph).graph().initializers();

        assertThat(elements(read, "float")).isEqualTo(new float[] {1.5f, -2});
        assertThat(elements(read, "double")).isEqualTo(new double[] {1e300, 0.5});
        assertThat(elements(read, "int32")).isEqualTo(new int[] {7, -7});
        assertThat(elements(read, "int64")).isEqualTo(new long[] {1L << 40, -1});
        assertThat(elements(read, "bool")).isEqualTo(new boolean[] {true, false});
        assertThat(elements(read, "uint8")).isEqualTo(new byte[] {-1, 1});
        assertThat(elements(read, "string")).isEqualTo(new String[] {"ä", ""});
    }

    @Test
    void constantsThatOldFilesListAmongInputsAreNoInputs() {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder()
                .setName("g")
                .addInitializer(listed("w", DataType.FLOAT).addFloatData(1).addFloatData(2));
        graph.addInput(value("x", DataType.FLOAT)).addInput(value("w", DataType.FLOAT));

        assertThat(read(graph).graph().inputs())
                .containsExactly(new ValueInfo("x", ElementType.FLOAT, List.of(ValueInfo.ROWS, 2L)));
    }

    @Test
    void whatAGraphCannotHoldIsRefusedAllAtOnce() {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("g");
        graph.addInput(value("x", DataType.FLOAT16));
        graph.addInitializer(listed("half", DataType.BFLOAT16).addInt32Data(1).addInt32Data(1));
        graph.addInitializer(listed("small", DataType.INT8).addInt32Data(1).addInt32Data(1));
        graph.addSparseInitializer(OnnxMl.SparseTensorProto.newBuilder().setValues(listed("thin", DataType.FLOAT)));
        OnnxMl.ModelProto file = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph)
                .addTrainingInfo(OnnxMl.TrainingInfoProto.getDefaultInstance())
                .build();

        assertThatThrownBy(() -> OnnxFile.readGraph(file.toByteArray(), "m.onnx"))
                .hasMessage("ONNX file 'm.onnx' cannot be read as a graph. It has values of 16 bits, 'half' (bfloat16),"
                        + " 'x' (float16), and training goes on in 32 bits. Export the model in float32"
                        + " (model.float() in PyTorch). It has values of a type that no gradient flows through,"
                        + " 'small' (int8). Export the model in float32, not quantised. It has"
                        + " training steps of its own (training_info), where only the model itself is"
                        + " wanted, sparse tensors ('thin'), where dense ones are read. Export the model without"
                        + " them.");
    }

    @Test
    void tensorsWhoseBytesDoNotFitTheirShapeAreDamage() {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("g");
        graph.addInitializer(listed("short", DataType.FLOAT).setRawData(ByteString.copyFrom(new byte[7])));
        graph.addInitializer(listed("few", DataType.INT64).addInt64Data(1));
        graph.addInitializer(
                OnnxMl.TensorProto.newBuilder().setName("vast").setDataType(1).addDims(1L << 40));
        graph.addInitializer(
                OnnxMl.TensorProto.newBuilder().setName("less").setDataType(1).addDims(-1));

        assertThatThrownBy(() -> read(graph))
                .hasMessage(
                        "ONNX file 'm.onnx' cannot be read as a graph. It is damaged: tensor 'short' has 7 bytes for"
                                + " 2 elements of type float, tensor 'few' of shape [2] has 1 elements, tensor 'vast' has the"
                                + " impossible shape [1099511627776], tensor 'less' has the impossible shape [-1]. Export it"
                                + " again, and check that the file was copied whole.");
    }

    private static Object elements(Map<String, TensorData> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name)).data();
    }

    private static Graph everything() {
        GraphBuilder nested = new GraphBuilder("n");
        nested.output("x", "n_out", ElementType.FLOAT, ValueInfo.ROWS, 2);
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 2);
        graph.input("n", ElementType.INT64, 3);
        graph.constant(TensorData.floats(new float[] {1, Float.MIN_VALUE}, 2));
        graph.constant(TensorData.doubles(new double[] {1, 2}, 1, 2));
        graph.constant(TensorData.longs(new long[] {Long.MIN_VALUE}));
        graph.constant(TensorData.strings(new String[] {"größer", ""}, 2));
        graph.constant(TensorData.booleans(new boolean[] {true, false}, 2));
        graph.constant(new TensorData(ElementType.INT32, List.of(2L), new int[] {1, -1}));
        graph.constant(new TensorData(ElementType.UINT8, List.of(2L), new byte[] {1, -1}));
        graph.constant(TensorData.floats(new float[0], 0));
        graph.nodes(
                "",
                "If",
                List.of("x", "", "n"),
                3,
                new Attribute("branch", nested.build()),
                new Attribute("tensor", TensorData.longs(new long[] {4}, 1)),
                new Attribute("int", -3L),
                new Attribute("float", 0.1f),
                new Attribute("text", "edge"),
                new Attribute("ints", new long[] {1, 2}),
                new Attribute("floats", new float[] {1, 2}),
                new Attribute("texts", new String[] {"a", "b"}),
                new Attribute("none", new long[0]));
        graph.output(
                graph.node(GraphBuilder.MICROSOFT, "Gelu", List.of("x")), "y", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return graph.build();
    }

    private static OnnxMl.TensorProto.Builder listed(String name, DataType type) {
        return OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addDims(2);
    }

    private static OnnxMl.ValueInfoProto value(String name, DataType type) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("batch");
        shape.addDimBuilder().setDimValue(2);
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    private static ImportedGraph read(OnnxMl.GraphProto.Builder graph) {
        OnnxMl.ModelProto file =
                OnnxMl.ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
        return OnnxFile.readGraph(file.toByteArray(), "m.onnx");
    }
}
