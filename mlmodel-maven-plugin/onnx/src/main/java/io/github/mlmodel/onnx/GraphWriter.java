package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns graphs into protobuf messages. */
final class GraphWriter {

    /** ONNX Runtime's own convolutions on blocked channels may stand in training graphs, which are never shipped. */
    private static final Map<String, Integer> OTHER_OPERATOR_SETS = new TreeMap<>(Map.of(
            OnnxVersions.ML,
            OnnxVersions.ML_OPSET,
            OnnxVersions.MICROSOFT,
            OnnxVersions.MICROSOFT_OPSET,
            "com.microsoft.nchwc",
            1));

    private static final String TREES = "TreeEnsemble";

    /** Protobuf's limit, less a mebibyte for what stands around the tensors. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - (1L << 20);

    private GraphWriter() {}

    static OnnxMl.ModelProto model(VersionedGraph versioned, String graphName) {
        Graph graph = versioned.graph();
        checkSize(graph);
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(versioned.irVersion())
                .setProducerName("mlmodel")
                .setGraph(graph(graph, graphName));
        model.addOpsetImport(
                OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(versioned.opset()));
        OTHER_OPERATOR_SETS.forEach((domain, version) -> {
            if (uses(graph, node -> node.domain().equals(domain))) {
                boolean ofTrees = domain.equals(OnnxVersions.ML) && uses(graph, GraphWriter::isOfTrees);
                model.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder()
                        .setDomain(domain)
                        .setVersion(ofTrees ? OnnxVersions.TREES_ML_OPSET : version));
            }
        });
        versioned
                .metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static void checkSize(Graph graph) {
        long bytes = graph.initializers().values().stream()
                .mapToLong(TensorWriter::bytes)
                .sum();
        for (Node node : graph.nodes()) {
            for (Attribute attribute : node.attributes()) {
                bytes += attributeBytes(attribute.value());
            }
        }
        if (bytes > MOST_BYTES) {
            throw MlModelException.user("The trained model takes " + (bytes >> 20)
                    + " MiB as an ONNX file, which can hold 2047 MiB. Train a smaller one: fewer or shallower trees, "
                    + "more rows in a leaf, or fewer features.");
        }
    }

    private static long attributeBytes(Object value) {
        if (value instanceof long[] longs) {
            // A varint of a small number; ids of nodes take three bytes or fewer.
            return 3L * longs.length;
        }
        if (value instanceof float[] floats) {
            return 4L * floats.length;
        }
        return value instanceof TensorData tensor ? TensorWriter.bytes(tensor) : 0;
    }

    private static boolean uses(Graph graph, Predicate<Node> asked) {
        return graph.nodes().stream()
                .anyMatch(node -> asked.test(node)
                        || node.attributes().stream()
                                .anyMatch(
                                        attribute -> attribute.value() instanceof Graph nested && uses(nested, asked)));
    }

    private static boolean isOfTrees(Node node) {
        return node.domain().equals(GraphBuilder.ML) && node.operator().equals(TREES);
    }

    private static OnnxMl.GraphProto graph(Graph graph, String name) {
        OnnxMl.GraphProto.Builder proto = OnnxMl.GraphProto.newBuilder().setName(name);
        graph.inputs().forEach(value -> proto.addInput(value(value)));
        graph.outputs().forEach(value -> proto.addOutput(value(value)));
        graph.nodes().forEach(node -> proto.addNode(node(node)));
        graph.nodes().stream().filter(GraphWriter::isTokenizer).forEach(node -> proto.addValueInfo(tokens(node)));
        graph.initializers().forEach((key, tensor) -> proto.addInitializer(TensorWriter.tensor(key, tensor)));
        return proto.build();
    }

    private static boolean isTokenizer(Node node) {
        return node.domain().equals(GraphBuilder.MICROSOFT) && node.operator().equals("Tokenizer");
    }

    /**
     * The type of the tokenizer's output. ONNX has no schema of that operator, and the shape inference of its checker (1.12)
     * dies of a value whose type it does not know.
     */
    private static OnnxMl.ValueInfoProto tokens(Node node) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("N");
        // Without a name: two text columns have different numbers of tokens, and equal names mean equal lengths.
        shape.addDim(OnnxMl.TensorShapeProto.Dimension.getDefaultInstance());
        OnnxMl.TypeProto.Tensor.Builder tensor = OnnxMl.TypeProto.Tensor.newBuilder()
                .setElemType(ElementType.STRING.code())
                .setShape(shape);
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(node.outputs().get(0))
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static OnnxMl.ValueInfoProto value(ValueInfo value) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
        for (long length : value.shape()) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (length == ValueInfo.ROWS) {
                dimension.setDimParam("N");
            } else {
                dimension.setDimValue(length);
            }
        }
        OnnxMl.TypeProto.Tensor.Builder tensor = OnnxMl.TypeProto.Tensor.newBuilder()
                .setElemType(value.type().code())
                .setShape(shape);
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(value.name())
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static OnnxMl.NodeProto node(Node node) {
        OnnxMl.NodeProto.Builder proto = OnnxMl.NodeProto.newBuilder()
                .setOpType(node.operator())
                .addAllInput(node.inputs())
                .addAllOutput(node.outputs());
        if (!node.domain().isEmpty()) {
            proto.setDomain(node.domain());
        }
        boolean packed = node.operator().startsWith(TREES);
        node.attributes().forEach(attribute -> proto.addAttribute(attribute(attribute, packed)));
        return proto.build();
    }

    /** Lists of trees are long, and packed; others stay as they always were, and so do the bytes of models without trees. */
    private static OnnxMl.AttributeProto attribute(Attribute attribute, boolean packed) {
        OnnxMl.AttributeProto.Builder proto = OnnxMl.AttributeProto.newBuilder().setName(attribute.name());
        Object value = attribute.value();
        if (value instanceof Graph nested) {
            return proto.setType(OnnxMl.AttributeProto.AttributeType.GRAPH)
                    .setG(graph(nested, attribute.name()))
                    .build();
        }
        if (packed && AttributeWriter.isList(value)) {
            AttributeWriter.writePacked(proto, value);
        } else {
            AttributeWriter.write(proto, value);
        }
        return proto.build();
    }
}
