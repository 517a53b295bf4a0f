package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/**
 * A layer with an activation at the end of its line.
 *
 * @param layer the layer
 * @param activation what follows
 */
record Activated(LineLayer layer, Activation activation) implements LineLayer {

    @Override
    public String line() {
        return layer.line() + " " + activation.line();
    }

    @Override
    public Tensor add(Tensor input, Pass pass) {
        return activation.add(layer.add(input, pass), pass);
    }
}
