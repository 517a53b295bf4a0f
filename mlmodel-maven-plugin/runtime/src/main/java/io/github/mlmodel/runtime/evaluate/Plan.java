package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A graph that is ready to be evaluated. Several threads may do so at once. */
public final class Plan {

    /**
     * An input or output.
     *
     * @param lengths lengths of its dimensions as the file says them, -1 where they are open
     */
    public record Port(String name, TensorElement type, List<Long> lengths) {

        /** Copies the list. */
        public Port {
            lengths = List.copyOf(lengths);
        }
    }

    /** Inputs or outputs, and where they are among the values. */
    record Ports(List<Port> ports, int[] places) {

        /** Copies the list. */
        Ports {
            ports = List.copyOf(ports);
        }
    }

    private final Ports inputs;
    private final Ports outputs;
    private final TensorValue[] constants;
    private final PlanStep[] steps;
    private final int[][] released;

    /**
     * Makes a plan.
     *
     * @param constants values by place, nothing where they are computed
     * @param released by step, places of values that no later one reads
     */
    Plan(Ports inputs, Ports outputs, TensorValue[] constants, List<PlanStep> steps, int[][] released) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.constants = constants;
        this.steps = steps.toArray(PlanStep[]::new);
        this.released = released;
    }

    /** Returns what it takes, in order. */
    public List<Port> inputs() {
        return inputs.ports;
    }

    /** Returns what it gives, in order. */
    public List<Port> outputs() {
        return outputs.ports;
    }

    /**
     * Evaluates the graph.
     *
     * @param given a value an input, of its type
     * @param stop asked between operators whether to stop
     * @return a value an output
     * @throws FailedNode if an operator cannot be evaluated with what it was given
     * @throws Stopped if it was told to stop
     */
    @SuppressWarnings("NullAway") // a place is empty until a step has written it
    public TensorValue[] run(TensorValue[] given, BooleanSupplier stop) {
        TensorValue[] values = constants.clone();
        for (int i = 0; i < given.length; i++) {
            values[inputs.places[i]] = given[i];
        }
        for (int i = 0; i < steps.length; i++) {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
            run(steps[i], values, stop);
            for (int place : released[i]) {
                values[place] = null;
            }
        }
        TensorValue[] results = new TensorValue[outputs.places.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = values[outputs.places[i]];
        }
        return results;
    }

    private static void run(PlanStep step, TensorValue[] values, BooleanSupplier stop) {
        try {
            step.run(values, stop);
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new FailedNode(step.what(), e);
        }
    }
}
