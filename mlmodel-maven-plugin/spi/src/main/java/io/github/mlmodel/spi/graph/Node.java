package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * A node of a graph.
 *
 * @param domain empty for {@code ai.onnx}, else {@code ai.onnx.ml} or {@code com.microsoft}
 * @param operator the operator's name
 * @param inputs names of the values read; an empty name is an omitted optional input
 * @param outputs names of the values written
 * @param attributes in the order written to the file
 */
@Stable(since = "1.0.0")
public record Node(
        String domain, String operator, List<String> inputs, List<String> outputs, List<Attribute> attributes) {

    /** Copies the lists. */
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }
}
