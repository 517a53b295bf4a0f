package io.github.mlmodel.runtime.operator;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.List;

/**
 * A node that can be evaluated.
 *
 * @param kernel computes it
 * @param types what its outputs are made of
 */
public record Bound(Kernel kernel, List<TensorElement> types) {

    /** Copies the list. */
    public Bound {
        types = List.copyOf(types);
    }

    /** Computes one tensor of others. */
    @FunctionalInterface
    public interface Single {

        /** Computes, as {@link Kernel#run} does. */
        TensorValue run(TensorValue[] inputs);
    }

    /** Returns a node of one output. */
    public static Bound of(TensorElement type, Single kernel) {
        return new Bound(inputs -> new TensorValue[] {kernel.run(inputs)}, List.of(type));
    }
}
