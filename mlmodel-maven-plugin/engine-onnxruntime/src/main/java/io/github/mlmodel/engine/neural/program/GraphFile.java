package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.Map;

/** Graphs that are run here, and never shipped, as files. */
final class GraphFile {

    private GraphFile() {}

    static byte[] write(Graph graph, String name, int opset) {
        return OnnxFile.write(new VersionedGraph(graph, opset, OnnxVersions.irVersion(opset), Map.of()), name);
    }
}
