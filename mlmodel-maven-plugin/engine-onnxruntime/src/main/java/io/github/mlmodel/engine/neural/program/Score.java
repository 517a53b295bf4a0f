package io.github.mlmodel.engine.neural.program;

import java.util.List;

/** How good a network's outputs are, in a number that people know. */
public interface Score {

    /**
     * ShardOutputs for some rows.
     *
     * @param shard number of the shard
     * @param rows row numbers within the shard
     * @param outputs row-major, as the network gives them
     */
    record ShardOutputs(int shard, long[] rows, float[] outputs) {}

    /** Returns the name, for example {@code accuracy}. */
    String name();

    /** Returns how much a row counts in the mean loss. */
    double weight(int shard, long row);

    /** Returns the number. */
    double of(List<ShardOutputs> outputs);
}
