package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/** A part of a network. Has no values of its own: a {@link Pass} does. */
@FunctionalInterface
public interface Layer {

    /**
     * Adds this layer's operators.
     *
     * @param input float {@code [N, …]}; images are {@code [N, C, H, W]}
     * @param pass where the layer finds its parameters
     * @return float {@code [N, …]}
     * @throws io.github.mlmodel.core.failure.MlModelException if the input has a shape that this layer cannot take
     */
    Tensor apply(Tensor input, Pass pass);

    /** Returns the line that says this layer, or for a layer of another kind its class's name. */
    default String line() {
        Class<?> type = getClass();
        return type.isHidden() || type.isSynthetic() || type.isAnonymousClass() ? "layer" : type.getSimpleName();
    }
}
