package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * The name and type of a graph's input or output.
 *
 * @param name the value's name
 * @param type element type
 * @param shape lengths; {@link #ROWS} is the number of rows, named {@code N}
 */
@Stable(since = "1.0.0")
public record ValueInfo(String name, ElementType type, List<Long> shape) {

    /** The length of the dimension that counts rows. */
    public static final long ROWS = -1;

    /** Copies the shape. */
    public ValueInfo {
        shape = List.copyOf(shape);
    }
}
