package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/**
 * A layer with an activation at the end of its line.
 *
 * @param layer the layer
 * @param activation what follows
 */
record Activated(LineLayer layer, Activation activation) implements LineLayer, Nest {

    @Override
    public String line() {
        return layer.line() + " " + activation.line();
    }

    @Override
    public Activated numbered(int first) {
        return layer instanceof Nest nest ? new Activated((LineLayer) nest.numbered(first), activation) : this;
    }

    @Override
    public String below() {
        return layer instanceof Nest nest ? nest.below() : "";
    }

    @Override
    public int linesBelow() {
        return layer instanceof Nest nest ? nest.linesBelow() : 0;
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        return activation.add(layer.add(input, pass), pass);
    }
}
