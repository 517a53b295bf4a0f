package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.MalformedException;
import io.github.mlmodel.model.rule.ModelRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads ONNX files. It takes the memory of what a file holds, whatever the file claims. */
public final class OnnxReader {

    /** Protobuf's own parsers go no deeper. */
    private static final int MOST_NESTED = 100;

    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_VERSIONS = 8;
    private static final int VERSION_DOMAIN = 1;
    private static final int VERSION_NUMBER = 2;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_CONSTANT = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int NODE_DOMAIN = 7;

    private OnnxReader() {}

    /**
     * Reads a file that keeps the rules of {@link ModelRules}.
     *
     * @param origin where it is from, the subject of messages
     * @throws io.github.mlmodel.model.MlModelException if it is no ONNX file, or damaged
     */
    public static OnnxContent read(byte[] file, String origin) {
        try {
            return model(new WireReader(file, 0, file.length));
        } catch (MalformedException e) {
            throw ModelRules.noOnnxFile(origin, e);
        }
    }

    private static OnnxContent model(WireReader in) throws MalformedException {
        GraphParts parts = new GraphParts();
        Map<String, Long> versions = new HashMap<>();
        while (in.next()) {
            if (in.hasBytes() && in.field() == MODEL_GRAPH) {
                parts.read(in.message(), 0);
            } else if (in.hasBytes() && in.field() == MODEL_VERSIONS) {
                version(in.message(), versions);
            }
        }
        return new OnnxContent(parts.graph(), versions);
    }

    private static void version(WireReader in, Map<String, Long> versions) throws MalformedException {
        String domain = "";
        long number = 0;
        while (in.next()) {
            if (in.hasBytes() && in.field() == VERSION_DOMAIN) {
                domain = in.text();
            } else if (in.hasInteger() && in.field() == VERSION_NUMBER) {
                number = in.integer();
            }
        }
        versions.put(domain.equals("ai.onnx") ? "" : domain, number);
    }

    private static OnnxGraph graph(WireReader in, int depth) throws MalformedException {
        GraphParts parts = new GraphParts();
        parts.read(in, depth);
        return parts.graph();
    }

    /** What was found of a graph; parts of one graph that a file has in two places belong together. */
    private static final class GraphParts {

        private final List<OnnxNode> nodes = new ArrayList<>();
        private final List<OnnxGraph.Value> inputs = new ArrayList<>();
        private final List<OnnxGraph.Value> outputs = new ArrayList<>();
        private final Map<String, TensorValue> constants = new LinkedHashMap<>();
        private final Map<String, Long> unread = new HashMap<>();

        void read(WireReader in, int depth) throws MalformedException {
            if (depth > MOST_NESTED) {
                throw new MalformedException("graphs nested more than " + MOST_NESTED + " deep", in.position());
            }
            while (in.next()) {
                if (in.hasBytes()) {
                    part(in, depth);
                }
            }
        }

        private void part(WireReader in, int depth) throws MalformedException {
            switch (in.field()) {
                case GRAPH_NODE -> nodes.add(node(in.message(), depth));
                case GRAPH_CONSTANT -> constant(in.message());
                case GRAPH_INPUT -> inputs.add(PortReader.value(in.message()));
                case GRAPH_OUTPUT -> outputs.add(PortReader.value(in.message()));
                default -> {
                    // Notes on what else there is, and sparse constants: whoever reads one finds no value of its name.
                }
            }
        }

        private void constant(WireReader in) throws MalformedException {
            TensorProtoReader tensor = TensorProtoReader.of(in);
            Optional<TensorElement> type = TensorElement.of(tensor.code());
            if (type.isPresent()) {
                constants.put(tensor.name(), tensor.tensor(type.get(), in.position()));
            } else {
                unread.put(tensor.name(), tensor.code());
            }
        }

        OnnxGraph graph() {
            Set<String> fixed = new HashSet<>(constants.keySet());
            fixed.addAll(unread.keySet());
            inputs.removeIf(input -> fixed.contains(input.name()));
            return new OnnxGraph(inputs, outputs, nodes, constants, unread);
        }
    }

    private static OnnxNode node(WireReader in, int depth) throws MalformedException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Object> attributes = new HashMap<>();
        String operator = "";
        String domain = "";
        while (in.next()) {
            if (!in.hasBytes()) {
                continue;
            }
            switch (in.field()) {
                case NODE_INPUT -> inputs.add(in.text());
                case NODE_OUTPUT -> outputs.add(in.text());
                case NODE_OPERATOR -> operator = in.text();
                case NODE_DOMAIN -> domain = in.text();
                case NODE_ATTRIBUTE -> {
                    AttributeReader attribute = AttributeReader.of(in.message(), graph -> graph(graph, depth + 1));
                    attributes.put(attribute.name(), attribute.value());
                }
                default -> {
                    // The node's name and notes on it.
                }
            }
        }
        return new OnnxNode(
                domain.equals("ai.onnx") ? "" : domain, operator, inputs, outputs, new Attributes(attributes));
    }
}
