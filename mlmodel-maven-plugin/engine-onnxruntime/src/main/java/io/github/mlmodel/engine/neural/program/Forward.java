package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import java.util.Map;

/** The way from rows to a network's output. */
@FunctionalInterface
public interface Forward {

    /**
     * Adds the network's operators.
     *
     * @param batch a batch of each input column, by the column's name: {@code [N, …]}
     * @param pass where layers find their parameters
     * @return the output, as the loss wants it
     */
    Tensor apply(Map<String, Tensor> batch, ForwardPass pass);

    /** Returns the operator set of {@code ai.onnx} that this can be written in. */
    default int opset() {
        return TensorGraph.OPSET;
    }
}
