package io.github.mlmodel.runtime.graph;

import java.util.List;
import java.util.Map;

/**
 * A graph as its file has it.
 *
 * @param inputs what it takes, without what has a constant
 * @param outputs what it gives
 * @param nodes its operators, each after those whose values it reads
 * @param constants values by name
 * @param unread types by the names of constants that are of none of {@link TensorElement}
 */
public record OnnxGraph(
        List<Value> inputs,
        List<Value> outputs,
        List<OnnxNode> nodes,
        Map<String, TensorValue> constants,
        Map<String, Long> unread) {

    /** Copies the collections. */
    public OnnxGraph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        constants = Map.copyOf(constants);
        unread = Map.copyOf(unread);
    }

    /**
     * What an input or output is said to be.
     *
     * @param type ONNX's number of its elements' type, 0 if it is no tensor
     * @param lengths lengths of its dimensions, -1 where they are open
     */
    public record Value(String name, long type, List<Long> lengths) {

        /** Copies the list. */
        public Value {
            lengths = List.copyOf(lengths);
        }
    }
}
