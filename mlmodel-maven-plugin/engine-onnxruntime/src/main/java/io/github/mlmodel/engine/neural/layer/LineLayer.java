package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;

/** A layer that a line of text says. */
interface LineLayer extends Layer {

    @Override
    String line();

    /**
     * Adds this layer's operators.
     *
     * @throws Misfit if the input has a shape that this layer cannot take
     */
    Tensor add(Tensor input, ForwardPass pass);

    @Override
    default Tensor apply(Tensor input, ForwardPass pass) {
        try {
            return add(input, pass);
        } catch (Misfit misfit) {
            throw MlModelException.user("layer '" + line() + "': " + misfit.reason());
        }
    }
}
