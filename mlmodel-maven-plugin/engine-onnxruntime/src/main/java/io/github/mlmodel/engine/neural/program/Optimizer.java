package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/**
 * A rule by which gradients change parameters. What depends on the number of the step alone is computed in Java, in double, and
 * handed to the graph as coefficients; what differs by parameter is kept in slots, tensors of the parameter's shape.
 */
public sealed interface Optimizer permits Adam, RmsProp, Sgd {

    /** Returns the names of the slots that each parameter has; they begin with zeros. */
    List<String> slots();

    /**
     * Returns the coefficients of a step.
     *
     * @param step number of the step, from 1
     * @param learningRate the schedule's learning rate
     */
    double[] coefficients(long step, double learningRate);

    /**
     * Adds the operators that change one parameter.
     *
     * @param parameter its value before the step
     * @param gradient the loss's gradient for it
     * @param slots in the order of {@link #slots()}
     * @param coefficients numbers, as {@link #coefficients} returns them
     */
    Change change(Tensor parameter, Tensor gradient, List<Tensor> slots, List<Tensor> coefficients);

    /**
     * A parameter and its slots after a step.
     *
     * @param parameter its value
     * @param slots in the order of {@link Optimizer#slots()}
     */
    record Change(Tensor parameter, List<Tensor> slots) {

        /** Copies the list. */
        public Change {
            slots = List.copyOf(slots);
        }
    }
}
