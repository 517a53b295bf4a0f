package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/**
 * A part of a network. Has no values of its own: a {@link ForwardPass} does.
 *
 * <p>What no line says is a function of the input. This layer multiplies each of its inputs by a trained number that is 1 to
 * begin with:
 *
 * <pre>{@code
 * Layer scale = (input, pass) -> input.mul(pass.parameter("factor", Initializers.constant(1), input.length(1)));
 * Network network = Network.of(List.of(Layers.dense(64), scale, Layers.relu()));
 * }</pre>
 */
@FunctionalInterface
public interface Layer {

    /**
     * Adds this layer's operators.
     *
     * @param input float {@code [N, …]}; images are {@code [N, C, H, W]}
     * @param pass where the layer finds its parameters
     * @return float {@code [N, …]}
     * @throws io.github.mlmodel.model.MlModelException if the input has a shape that this layer cannot take
     */
    Tensor apply(Tensor input, ForwardPass pass);

    /** Returns the line that says this layer, or for a layer of another kind its class's name. */
    default String line() {
        Class<?> type = getClass();
        return type.isHidden() || type.isSynthetic() || type.isAnonymousClass() ? "layer" : type.getSimpleName();
    }
}
