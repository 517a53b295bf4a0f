package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/** What training makes small. */
@FunctionalInterface
public interface Objective {

    /**
     * Adds the loss's operators.
     *
     * @param output the network's output, {@code [N, …]}
     * @param target what should come out: INT64 {@code [N]} class indexes, or float {@code [N, 1]}
     * @param weight float {@code [N]}; absent where all rows weigh 1
     * @return the weighted mean over the rows, a number
     */
    Tensor loss(Tensor output, Tensor target, Tensor weight);
}
