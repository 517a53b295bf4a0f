package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns protobuf messages into graphs, and says everything of a file that a graph cannot hold. */
final class GraphReader {

    private final String fileName;
    private final Set<String> damaged = new LinkedHashSet<>();
    private final Set<String> halves = new LinkedHashSet<>();
    private final Set<String> otherTypes = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();

    private GraphReader(String fileName) {
        this.fileName = fileName;
    }

    static ImportedGraph read(OnnxModel model, String fileName) {
        GraphReader reader = new GraphReader(fileName);
        OnnxMl.ModelProto proto = model.proto();
        if (proto.getTrainingInfoCount() > 0) {
            reader.others.add("training steps of its own (training_info), where only the model itself is wanted");
        }
        Graph graph = reader.graph(proto.getGraph());
        reader.failIfAny();
        return new ImportedGraph(graph, model);
    }

    private Graph graph(OnnxMl.GraphProto proto) {
        if (proto.getSparseInitializerCount() > 0) {
            others.add("sparse tensors ("
                    + Shown.of(proto.getSparseInitializerList().stream()
                                    .map(tensor -> "'" + tensor.getValues().getName() + "'")
                                    .toList())
                            .list()
                    + "), where dense ones are read");
        }
        Map<String, TensorData> initializers = new LinkedHashMap<>();
        for (OnnxMl.TensorProto tensor : proto.getInitializerList()) {
            tensor(tensor, tensor.getName()).ifPresent(value -> initializers.put(tensor.getName(), value));
        }
        List<ValueInfo> inputs = new ArrayList<>();
        for (OnnxMl.ValueInfoProto input : proto.getInputList()) {
            boolean constant = proto.getInitializerList().stream()
                    .anyMatch(tensor -> tensor.getName().equals(input.getName()));
            if (!constant) {
                value(input, "input").ifPresent(inputs::add);
            }
        }
        List<ValueInfo> outputs = new ArrayList<>();
        proto.getOutputList().forEach(output -> value(output, "output").ifPresent(outputs::add));
        return new Graph(
                inputs, outputs, proto.getNodeList().stream().map(this::node).toList(), initializers);
    }

    private Optional<TensorData> tensor(OnnxMl.TensorProto proto, String name) {
        Optional<ElementType> type = TensorReader.type(proto.getDataType());
        if (type.isEmpty()) {
            boolean half = proto.getDataType() == OnnxMl.TensorProto.DataType.FLOAT16_VALUE
                    || proto.getDataType() == OnnxMl.TensorProto.DataType.BFLOAT16_VALUE;
            String named = "'" + name + "' (" + TensorReader.typeName(proto.getDataType()) + ")";
            (half ? halves : otherTypes).add(named);
            return Optional.empty();
        }
        try {
            return Optional.of(TensorReader.tensor(proto, type.get()));
        } catch (IllegalArgumentException e) {
            damaged.add("tensor '" + name + "' " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ValueInfo> value(OnnxMl.ValueInfoProto info, String role) {
        if (!info.getType().hasTensorType()) {
            // Graphs within nodes may leave types out.
            if (info.hasType()) {
                others.add(role + " '" + info.getName() + "', which is no tensor");
            }
            return Optional.of(new ValueInfo(info.getName(), ElementType.FLOAT, List.of()));
        }
        OnnxMl.TypeProto.Tensor tensor = info.getType().getTensorType();
        Optional<ElementType> type = TensorReader.type(tensor.getElemType());
        if (type.isEmpty()) {
            boolean half = tensor.getElemType() == OnnxMl.TensorProto.DataType.FLOAT16_VALUE
                    || tensor.getElemType() == OnnxMl.TensorProto.DataType.BFLOAT16_VALUE;
            (half ? halves : otherTypes)
                    .add("'" + info.getName() + "' (" + TensorReader.typeName(tensor.getElemType()) + ")");
            return Optional.empty();
        }
        List<Long> shape = tensor.getShape().getDimList().stream()
                .map(dimension -> dimension.hasDimValue() ? dimension.getDimValue() : ValueInfo.ROWS)
                .toList();
        return Optional.of(new ValueInfo(info.getName(), type.get(), shape));
    }

    private Node node(OnnxMl.NodeProto proto) {
        List<Attribute> attributes = new ArrayList<>();
        for (AttributeProto attribute : proto.getAttributeList()) {
            attribute(attribute, proto).ifPresent(attributes::add);
        }
        return new Node(
                proto.getDomain().equals(OnnxVersions.ONNX) ? "" : proto.getDomain(),
                proto.getOpType(),
                proto.getInputList(),
                proto.getOutputList(),
                attributes);
    }

    private Optional<Attribute> attribute(AttributeProto proto, OnnxMl.NodeProto node) {
        Optional<?> value =
                switch (proto.getType()) {
                    case INT -> Optional.of(proto.getI());
                    case FLOAT -> Optional.of(proto.getF());
                    case STRING -> Optional.of(proto.getS().toStringUtf8());
                    case TENSOR -> tensor(proto.getT(), nameOf(node));
                    case GRAPH -> Optional.of(graph(proto.getG()));
                    case INTS ->
                        Optional.of(proto.getIntsList().stream()
                                .mapToLong(Long::longValue)
                                .toArray());
                    case FLOATS -> Optional.of(floats(proto));
                    case STRINGS ->
                        Optional.of(proto.getStringsList().stream()
                                .map(ByteString::toStringUtf8)
                                .toArray(String[]::new));
                    default -> {
                        others.add("attribute '" + proto.getName() + "' of operator '" + node.getOpType()
                                + "', of the kind " + proto.getType());
                        yield Optional.empty();
                    }
                };
        return value.map(found -> new Attribute(proto.getName(), found));
    }

    private static float[] floats(AttributeProto proto) {
        float[] values = new float[proto.getFloatsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = proto.getFloats(i);
        }
        return values;
    }

    private static String nameOf(OnnxMl.NodeProto node) {
        return node.getOutputCount() > 0 ? node.getOutput(0) : node.getOpType();
    }

    private void failIfAny() {
        StringBuilder message = new StringBuilder();
        if (!damaged.isEmpty()) {
            message.append(" It is damaged: ")
                    .append(Shown.of(damaged).list())
                    .append(". Export it again, and check that the file was copied whole.");
        }
        if (!halves.isEmpty()) {
            message.append(" It has values of 16 bits, ")
                    .append(Shown.of(halves).list())
                    .append(
                            ", and training goes on in 32 bits. Export the model in float32 (model.float() in PyTorch).");
        }
        if (!otherTypes.isEmpty()) {
            message.append(" It has values of a type that no gradient flows through, ")
                    .append(Shown.of(otherTypes).list())
                    .append(". Export the model in float32, not quantised.");
        }
        if (!others.isEmpty()) {
            message.append(" It has ").append(Shown.of(others).list()).append(". Export the model without them.");
        }
        if (!message.isEmpty()) {
            throw MlModelException.user("ONNX file '" + fileName + "' cannot be read as a graph." + message);
        }
    }
}
