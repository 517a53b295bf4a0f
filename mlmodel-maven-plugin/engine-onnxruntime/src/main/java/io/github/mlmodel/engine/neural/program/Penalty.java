package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/** The L2 penalty as a part of the gradient. */
final class Penalty {

    private Penalty() {}

    static Tensor add(Tensor gradient, Tensor parameter, double factor) {
        return factor == 0 ? gradient : gradient.add(parameter.mul(factor));
    }
}
