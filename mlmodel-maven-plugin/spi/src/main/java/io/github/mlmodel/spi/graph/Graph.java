package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph.
 *
 * @param inputs values given by the caller
 * @param outputs values given to the caller
 * @param nodes in an order in which each value is written before it is read
 * @param initializers constants by name, in the order written to the file
 */
@Stable(since = "1.0.0")
public record Graph(
        List<ValueInfo> inputs, List<ValueInfo> outputs, List<Node> nodes, Map<String, TensorData> initializers) {

    /** Copies the collections and keeps their order. */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
    }
}
