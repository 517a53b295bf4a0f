package io.github.mlmodel.runtime.graph;

import java.util.Map;

/**
 * What a file holds.
 *
 * @param graph the graph
 * @param versions the version of each domain's operators; the empty name is {@code ai.onnx}
 */
public record OnnxContent(OnnxGraph graph, Map<String, Long> versions) {

    /** Copies the map. */
    public OnnxContent {
        versions = Map.copyOf(versions);
    }
}
