package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.function.BooleanSupplier;

/** Something that a plan does: reads values from their places and writes others. */
interface PlanStep {

    /**
     * Does it.
     *
     * @param values all values of the plan by place
     * @param stop whether to stop
     */
    void run(TensorValue[] values, BooleanSupplier stop);

    /** Returns the operator and what it writes, for messages. */
    String what();
}
