package io.github.mlmodel.runtime.operator;

import io.github.mlmodel.runtime.graph.TensorValue;

/** Computes what a node writes. Several threads may use one at once. */
@FunctionalInterface
public interface Kernel {

    /**
     * Computes.
     *
     * @param inputs the node's inputs by place; there is nothing at the places of those that are left out
     * @throws IllegalArgumentException if lengths of them do not fit each other
     */
    TensorValue[] run(TensorValue[] inputs);
}
