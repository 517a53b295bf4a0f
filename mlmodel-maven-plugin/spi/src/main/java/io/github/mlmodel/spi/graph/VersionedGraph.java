package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.rule.OnnxVersions;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph with what its file says of it.
 *
 * @param graph the graph
 * @param opset the operator set of {@code ai.onnx} that it is written in; of a trained model 13 to 20
 * @param irVersion the IR version of its file
 * @param metadata texts by key that its file carries, in the order of the keys; the same for equal models
 */
@Stable(since = "1.0.0")
public record VersionedGraph(Graph graph, int opset, int irVersion, Map<String, String> metadata) {

    /** Copies the map. */
    public VersionedGraph {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Makes a graph of opset 17 with {@code ai.onnx.ml} 3 (5 with {@code TreeEnsemble}), in a file of IR version 8 without metadata. */
    public VersionedGraph(Graph graph) {
        this(graph, OnnxVersions.OPSET, OnnxVersions.IR_VERSION, Map.of());
    }

    /** Returns another graph of the same versions and metadata. */
    public VersionedGraph with(Graph other) {
        return new VersionedGraph(other, opset, irVersion, metadata);
    }

    /** Returns the same graph with more metadata. */
    public VersionedGraph with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.putAll(more);
        return new VersionedGraph(graph, opset, irVersion, all);
    }
}
