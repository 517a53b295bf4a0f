package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.spi.graph.ElementType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a network is told of rows, or one part of it.
 *
 * @param name unique among the columns of a training
 * @param type {@code FLOAT}, {@code INT64} or {@code UINT8}
 * @param shape the shape of one row's value; empty for a number
 * @param values a direct or mapped buffer in native byte order, row by row, from position 0 to its limit
 */
public record RowColumn(String name, ElementType type, List<Long> shape, ByteBuffer values) {

    /** Name of the column that holds what is to be predicted. */
    public static final String TARGET = "target";

    /** Name of the column that holds the rows' weights. */
    public static final String WEIGHT = "weight";

    /** Copies the shape. */
    public RowColumn {
        shape = List.copyOf(shape);
    }

    /** Returns the shape of {@code rows} rows. */
    long[] lengths(long rows) {
        long[] lengths = new long[shape.size() + 1];
        lengths[0] = rows;
        for (int i = 0; i < shape.size(); i++) {
            lengths[i + 1] = shape.get(i);
        }
        return lengths;
    }
}
