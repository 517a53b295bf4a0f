package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes features, which are made in operator set 17, in the set that a model from elsewhere was written in: 13 to 20. */
final class OperatorSets {

    private static final int AXES_AS_INPUT = 18;
    private static final String AXES = "axes";

    private OperatorSets() {}

    /** Returns a graph of the same values. From set 18 on, all reductions take their axes as an input. */
    static Graph written(Graph features, int opset) {
        if (opset < AXES_AS_INPUT) {
            return features;
        }
        Map<String, TensorData> initializers = new LinkedHashMap<>(features.initializers());
        List<Node> nodes = features.nodes().stream()
                .map(node -> node.operator().startsWith("Reduce") ? withInput(node, initializers) : node)
                .toList();
        return new Graph(features.inputs(), features.outputs(), nodes, initializers);
    }

    private static Node withInput(Node node, Map<String, TensorData> initializers) {
        List<Attribute> attributes = new ArrayList<>();
        List<String> inputs = new ArrayList<>(node.inputs());
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(AXES)) {
                long[] axes = (long[]) attribute.value();
                String name = node.outputs().get(0) + "_" + AXES;
                initializers.put(name, TensorData.longs(axes, axes.length));
                inputs.add(name);
            } else {
                attributes.add(attribute);
            }
        }
        return new Node(node.domain(), node.operator(), inputs, node.outputs(), attributes);
    }
}
