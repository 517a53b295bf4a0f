package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.Kernel;
import java.util.function.BooleanSupplier;

/**
 * A node.
 *
 * @param inputs places of what it reads, -1 where it reads nothing
 * @param outputs places of what it writes, -1 where nobody wants it
 */
record NodeStep(String what, Kernel kernel, int[] inputs, int[] outputs) implements PlanStep {

    @Override
    public void run(TensorValue[] values, BooleanSupplier stop) {
        TensorValue[] given = new TensorValue[inputs.length];
        for (int i = 0; i < given.length; i++) {
            if (inputs[i] >= 0) {
                given[i] = values[inputs[i]];
            }
        }
        TensorValue[] written = kernel.run(given);
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] >= 0) {
                values[outputs[i]] = written[i];
            }
        }
    }
}
