package io.github.mlmodel.engine.neural.input;

import java.nio.ByteBuffer;

/** Writes into a store whose entries are lists of numbers of four bytes. */
final class RowWriter {

    private final ByteBuffer[] shards;
    private final int rowsPerShard;
    private final int length;

    RowWriter(RowStore store) {
        shards = store.shards().toArray(new ByteBuffer[0]);
        rowsPerShard = store.rowsPerShard();
        length = Math.toIntExact(store.shape().get(0));
    }

    /** Returns the length of a row's entry. */
    int length() {
        return length;
    }

    void set(int row, int index, float value) {
        shards[row / rowsPerShard].putFloat(place(row, index), value);
    }

    void set(int row, int index, int value) {
        shards[row / rowsPerShard].putInt(place(row, index), value);
    }

    /** A shard is less than 2 GiB. */
    private int place(int row, int index) {
        return (row % rowsPerShard * length + index) * Integer.BYTES;
    }
}
