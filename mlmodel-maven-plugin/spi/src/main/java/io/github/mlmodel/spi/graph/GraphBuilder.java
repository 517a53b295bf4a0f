package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.rule.OnnxVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a graph node by node. Names of values are made here, as {@code prefix_Operator_n}, so that graphs built with
 * different prefixes can be joined; the order of calls decides every byte.
 */
@Stable(since = "1.0.0")
public final class GraphBuilder {

    /** The domain of ONNX's classical operators. */
    public static final String ML = OnnxVersions.ML;

    /** The domain of ONNX Runtime's own operators. */
    public static final String MICROSOFT = OnnxVersions.MICROSOFT;

    private final String prefix;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<ValueInfo> outputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, TensorData> initializers = new LinkedHashMap<>();
    private int counter;

    /** Makes an empty graph whose generated names start with {@code prefix}. */
    public GraphBuilder(String prefix) {
        this.prefix = prefix;
    }

    /** Adds an input and returns its name. */
    public String input(String name, ElementType type, long... shape) {
        inputs.add(new ValueInfo(name, type, TensorData.boxed(shape)));
        return name;
    }

    /** Makes {@code value} an output called {@code name}. */
    public void output(String value, String name, ElementType type, long... shape) {
        nodes.add(new Node("", "Identity", List.of(value), List.of(name), List.of()));
        outputs.add(new ValueInfo(name, type, TensorData.boxed(shape)));
    }

    /** Adds a constant and returns its name. */
    public String constant(TensorData tensor) {
        String name = prefix + "_c" + counter++;
        initializers.put(name, tensor);
        return name;
    }

    /** Adds a node of {@code ai.onnx} with one output and returns the output's name. */
    public String node(String operator, List<String> in, Attribute... attributes) {
        return node("", operator, in, attributes);
    }

    /** Adds a node with one output and returns the output's name. */
    public String node(String domain, String operator, List<String> in, Attribute... attributes) {
        return nodes(domain, operator, in, 1, attributes).get(0);
    }

    /** Adds a node with several outputs and returns their names. */
    public List<String> nodes(String domain, String operator, List<String> in, int count, Attribute... attributes) {
        List<String> out = new ArrayList<>();
        String stem = prefix + "_" + operator + counter++;
        for (int i = 0; i < count; i++) {
            out.add(count == 1 ? stem : stem + "_" + i);
        }
        nodes.add(new Node(domain, operator, in, out, List.of(attributes)));
        return out;
    }

    /**
     * Adds another graph's nodes and constants. The other graph's inputs must be values of this one, by name.
     *
     * @return the other graph's output names, in order
     */
    public List<String> join(Graph other) {
        initializers.putAll(other.initializers());
        nodes.addAll(other.nodes());
        return other.outputs().stream().map(ValueInfo::name).toList();
    }

    /** Declares an existing value as an output under its own name. */
    public void outputAsIs(ValueInfo value) {
        outputs.add(value);
    }

    /** Returns the graph built so far. */
    public Graph build() {
        return new Graph(inputs, outputs, nodes, initializers);
    }
}
