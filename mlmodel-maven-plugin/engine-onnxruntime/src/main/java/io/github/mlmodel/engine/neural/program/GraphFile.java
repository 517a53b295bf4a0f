package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.core.onnx.Graph;
import io.github.mlmodel.onnx.OnnxFile;
import java.util.Map;

/** Graphs that are run here, and never shipped, as files. */
final class GraphFile {

    private static final int IR_OF_OLDER_SETS = 8;
    private static final int FIRST_SET_OF_IR_9 = 19;

    private GraphFile() {}

    static byte[] write(Graph graph, String name, int opset) {
        int irVersion = opset < FIRST_SET_OF_IR_9 ? IR_OF_OLDER_SETS : IR_OF_OLDER_SETS + 1;
        return OnnxFile.write(graph, name, Map.of(), opset, irVersion);
    }
}
