package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;

/**
 * One way through a network, while its graph is being built: where layers find their parameters, what they keep between
 * steps, and chance.
 */
public interface ForwardPass {

    /** Returns the graph that is being built. */
    TensorGraph graph();

    /** Returns whether this is a training step: dropout drops, batch-norm takes the batch's own statistics. */
    boolean training();

    /**
     * Returns a float parameter that training changes.
     *
     * @param name the parameter's name within the layer, for example {@code weight}
     * @param initializer gives the values before the first step
     * @param shape its shape
     */
    Tensor parameter(String name, Initializer initializer, long... shape);

    /**
     * Returns a float value that is kept from step to step but not trained, for example a running mean.
     *
     * @param name its name within the layer
     * @param initial the value of all elements before the first step
     * @param shape its shape
     */
    Tensor state(String name, float initial, long... shape);

    /** Sets what a {@linkplain #state state} is after this step. Ignored unless training. */
    void update(Tensor state, Tensor next);

    /**
     * Returns floats, equally likely in [0, 1), that depend on seed, step, this call's place in the network and the element's
     * place alone. Only while training.
     */
    Tensor uniform(long... shape);

    /** Returns this pass for a layer within: its names start with {@code name} and a dot. */
    ForwardPass within(String name);
}
