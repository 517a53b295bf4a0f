package io.github.mlmodel.engine.neural.program;

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
}
