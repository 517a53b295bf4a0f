package io.github.mlmodel.engine.neural.program;

import java.nio.ByteOrder;
import java.util.List;

/**
 * Rows that are handed to a run of the training program together.
 *
 * @param rows number of rows
 * @param columns the network's inputs, target, and weight where rows have weights; the same in all shards
 */
public record RowShard(int rows, List<RowColumn> columns) {

    /** Copies the list. */
    public RowShard {
        columns = List.copyOf(columns);
    }

    /** Returns a row's weight; 1 where rows have none. */
    double weight(long row) {
        for (RowColumn column : columns) {
            if (column.name().equals(RowColumn.WEIGHT)) {
                return column.values()
                        .duplicate()
                        .order(ByteOrder.nativeOrder())
                        .getFloat(Math.toIntExact(row * Float.BYTES));
            }
        }
        return 1;
    }
}
