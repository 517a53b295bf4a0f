package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;

/**
 * The last layer, which follows from the task: a dense layer.
 *
 * @param units outputs
 */
record OutputLayer(long units) implements LineLayer {

    @Override
    public String line() {
        return "output " + units;
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        if (input.rank() > 2) {
            throw new Misfit("its input is " + RowShape.text(input)
                    + ", put 'flatten' or 'global-average-pool' at the end of <layers>");
        }
        return new Dense(units).add(input, pass);
    }
}
