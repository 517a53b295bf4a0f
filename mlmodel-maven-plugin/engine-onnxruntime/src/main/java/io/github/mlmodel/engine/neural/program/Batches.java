package io.github.mlmodel.engine.neural.program;

import java.util.Arrays;

/**
 * Rows of one shard in the order in which steps take them.
 *
 * @param shard the shard's number
 * @param rows row numbers within the shard
 */
record Batches(int shard, int[] rows) {

    /** Returns how many whole batches there are. */
    int whole(int batch) {
        return rows.length / batch;
    }

    /** Returns the rows of the whole batches. */
    long[] wholeRows(int batch) {
        return longs(0, whole(batch) * batch);
    }

    /** Returns the rows that are left. */
    long[] rest(int batch) {
        return longs(whole(batch) * batch, rows.length);
    }

    private long[] longs(int from, int to) {
        return Arrays.stream(rows, from, to).asLongStream().toArray();
    }
}
