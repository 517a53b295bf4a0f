package io.github.mlmodel.onnx;

import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.spi.graph.Graph;

/**
 * A file's graph as values, and what the file says beside it.
 *
 * @param graph the graph: its inputs are what a caller must give, constants that old files list among them are not; each
 *     dimension without a fixed length is {@link io.github.mlmodel.spi.graph.ValueInfo#ROWS}, whatever its name
 * @param model the file
 */
public record ImportedGraph(Graph graph, OnnxModel model) {

    /** Returns the operator set of {@code ai.onnx}; 0 where the file names none. */
    public int opset() {
        return model.operatorSets().getOrDefault(OnnxVersions.ONNX, 0L).intValue();
    }
}
