package io.github.mlmodel.onnx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The parts that files of the corpus are made of: messages, and bytes that no message can be. */
final class CorpusParts {

    private CorpusParts() {}

    static ModelProto model(NodeProto.Builder... nodes) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        for (NodeProto.Builder node : nodes) {
            graph.addNode(node);
        }
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
    }

    static ModelProto.Builder withFunction(FunctionProto.Builder function) {
        return model(node("", "Relu")).toBuilder().addFunctions(function);
    }

    static GraphProto.Builder withInitializer(TensorProto tensor) {
        return GraphProto.newBuilder().addInitializer(tensor);
    }

    static NodeProto.Builder node(String domain, String operator) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
        return domain.isEmpty() ? node : node.setDomain(domain);
    }

    static AttributeProto graph(NodeProto node) {
        return AttributeProto.newBuilder()
                .setName("g")
                .setG(GraphProto.newBuilder().addNode(node))
                .build();
    }

    static FunctionProto.Builder function(NodeProto node) {
        return FunctionProto.newBuilder().setName("f").addNode(node);
    }

    /** A node within graphs: the innermost is a message that deep, three times {@code graphs} and two. */
    static NodeProto.Builder nested(int graphs) {
        NodeProto.Builder node = node("", "If");
        for (int i = 0; i < graphs; i++) {
            node = node("", "If").addAttribute(graph(node.build()));
        }
        return node;
    }

    static TypeProto sequences(int depth) {
        TypeProto type = TypeProto.getDefaultInstance();
        for (int i = 0; i < depth; i++) {
            type = TypeProto.newBuilder()
                    .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(type))
                    .build();
        }
        return type;
    }

    static TensorProto.Builder outside(String name, String location) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location));
    }

    static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    static byte[] field(int number, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint((long) number << 3 | 2, out);
        varint(value.length, out);
        out.writeBytes(value);
        return out.toByteArray();
    }

    private static void varint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static byte[] join(Message model, byte[]... more) {
        return join(model.toByteArray(), join(more));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
