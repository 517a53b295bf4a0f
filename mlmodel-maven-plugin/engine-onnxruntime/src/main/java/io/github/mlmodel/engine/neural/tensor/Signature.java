package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;

/**
 * What is known of a value before anything is computed.
 *
 * @param type element type
 * @param shape lengths; {@link io.github.mlmodel.spi.graph.ValueInfo#ROWS} for a number of rows that is not known
 */
public record Signature(ElementType type, List<Long> shape) {

    /** Copies the shape. */
    public Signature {
        shape = List.copyOf(shape);
    }
}
