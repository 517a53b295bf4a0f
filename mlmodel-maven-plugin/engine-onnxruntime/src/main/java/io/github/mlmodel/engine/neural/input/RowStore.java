package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.spi.graph.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One array with an entry for each row, row-major, in memory that ONNX Runtime reads without copying it.
 *
 * @param name the name, unique among an input's stores
 * @param type FLOAT, INT32 or UINT8
 * @param shape the shape of one row's entry
 * @param rows number of rows
 * @param rowsPerShard rows of each shard; the last one may have fewer
 * @param shards direct buffers in the machine's byte order, each from position 0 to its limit
 */
public record RowStore(
        String name, ElementType type, List<Long> shape, int rows, int rowsPerShard, List<ByteBuffer> shards) {

    /** Copies the lists. */
    public RowStore {
        shape = List.copyOf(shape);
        shards = List.copyOf(shards);
    }

    /** Makes a store of zeros. */
    static RowStore zeros(Entry entry, int rows, int rowsPerShard) {
        List<ByteBuffer> shards = new ArrayList<>();
        for (long first = 0; first < rows; first += rowsPerShard) {
            long bytes = Math.min(rowsPerShard, rows - first) * entry.bytes();
            shards.add(ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder()));
        }
        return new RowStore(entry.name(), entry.type(), List.of(entry.length()), rows, rowsPerShard, shards);
    }

    /** Returns the number of rows in a shard. */
    public int rows(int shard) {
        return Math.min(rowsPerShard, rows - shard * rowsPerShard);
    }

    /**
     * What a store is to have of each row.
     *
     * @param name the store's name
     * @param type FLOAT or INT32
     * @param length number of elements
     */
    record Entry(String name, ElementType type, long length) {

        long bytes() {
            return length * Integer.BYTES;
        }
    }
}
