package io.github.mlmodel.runtime.graph;

import java.util.List;

/**
 * An operator of a graph.
 *
 * @param domain empty for {@code ai.onnx}
 * @param operator the operator's name
 * @param inputs names of the values it reads; an empty one is left out
 * @param outputs names of the values it writes; an empty one is not wanted
 */
public record OnnxNode(
        String domain, String operator, List<String> inputs, List<String> outputs, Attributes attributes) {

    /** Copies the lists. */
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
