package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.Panels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Adds rows to histograms, one thread's share at a time. Rows that do not follow each other are first gathered into small
 * buffers: reading them where they lie takes two to three times as long, for each waits for its cache miss. In a table that the
 * second cache holds there are none, and gathering would be the longer way.
 */
final class HistogramFiller {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** More rows would drive a block's histogram out of the first cache, which of fewer would have to fetch it more often. */
    private static final int ROWS_AT_ONCE = 512;

    /** More rows that were touched would not stay in the first cache until they are read. */
    private static final int ROWS_TOUCHED = 256;

    /** So many bytes of a panel stay in the second cache, where rows are read as they lie. */
    private static final int NEAR = 1 << 20;

    /** The bytes of a row that are gathered in one go. */
    private static final int FOUR_BLOCKS = 4 * Panels.BLOCK;

    private final BinnedTable table;
    private final int stride;
    private final byte[][] cells;
    private final boolean near;
    private final long[] gathered = new long[ROWS_AT_ONCE];

    /** Takes what was read only to have it in the cache: else the compiler would drop the reading. */
    @SuppressWarnings("unused")
    private int touched;

    HistogramFiller(BinnedTable table) {
        this.table = table;
        this.stride = table.panels().stride();
        near = (long) table.rows() * stride <= NEAR;
        this.cells = new byte[stride / Panels.BLOCK][Panels.BLOCK * ROWS_AT_ONCE];
    }

    /** Adds the rows {@code rows[start … end − 1]}. */
    void fill(int[] rows, int start, int end, long[] pairs, NodeSums sums) {
        for (int panel = 0; panel < table.panels().count(); panel++) {
            byte[] codes = table.panels().panel(panel);
            int first = panel * stride / Panels.BLOCK;
            for (int from = start; from < end; from += ROWS_AT_ONCE) {
                fill(codes, rows, from, Math.min(end, from + ROWS_AT_ONCE), pairs, sums.blocks, first);
            }
        }
        if (table.listed().bins() > 0) {
            table.listed().add(rows, start, end, pairs, sums.listed);
        }
    }

    private void fill(byte[] codes, int[] rows, int from, int to, long[] pairs, long[][] sums, int firstBlock) {
        if (near) {
            for (int b = 0; b < cells.length; b++) {
                int first = Panels.LEAD + Panels.BLOCK * b;
                addNear(codes, first, stride, pairs, rows, from, to, sums[firstBlock + b]);
            }
            return;
        }
        int count = to - from;
        if (count == rows[to - 1] - rows[from] + 1) {
            for (int b = 0; b < cells.length; b++) {
                add(codes, Panels.LEAD + Panels.BLOCK * b, stride, pairs, rows[from], count, sums[firstBlock + b]);
            }
            return;
        }
        for (int at = 0; at < count; at += ROWS_TOUCHED) {
            gather(codes, rows, from + at, Math.min(ROWS_TOUCHED, count - at), pairs, at);
        }
        for (int b = 0; b < cells.length; b++) {
            add(cells[b], 0, Panels.BLOCK, gathered, 0, count, sums[firstBlock + b]);
        }
    }

    /**
     * Copies the cells and pairs of rows to the buffers' places {@code at …}. The first loop only touches each row's cells, at both
     * ends, for the JVM may have laid the array such that rows reach into a second line: it is so short that many of its cache
     * misses overlap.
     */
    private void gather(byte[] codes, int[] rows, int from, int count, long[] pairs, int at) {
        int touch = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            gathered[at + i] = pairs[row];
            int first = Panels.LEAD + row * stride;
            touch ^= codes[first] ^ codes[first + stride - 1];
        }
        touched = touch;
        if (stride == FOUR_BLOCKS) {
            gatherFour(codes, rows, from, count, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            int first = Panels.LEAD + rows[from + i] * stride;
            for (int b = 0; b < cells.length; b++) {
                EIGHT.set(cells[b], Panels.BLOCK * (at + i), (long) EIGHT.get(codes, first + Panels.BLOCK * b));
            }
        }
    }

    private void gatherFour(byte[] codes, int[] rows, int from, int count, int at) {
        byte[] a = cells[0];
        byte[] b = cells[1];
        byte[] c = cells[2];
        byte[] d = cells[3];
        for (int i = 0; i < count; i++) {
            int first = Panels.LEAD + rows[from + i] * FOUR_BLOCKS;
            int to = 8 * (at + i);
            EIGHT.set(a, to, (long) EIGHT.get(codes, first));
            EIGHT.set(b, to, (long) EIGHT.get(codes, first + 8));
            EIGHT.set(c, to, (long) EIGHT.get(codes, first + 16));
            EIGHT.set(d, to, (long) EIGHT.get(codes, first + 24));
        }
    }

    /** As {@link #add}, of rows that do not follow each other. */
    private static void addNear(
            byte[] cells, int first, int stride, long[] pairs, int[] rows, int from, int to, long[] sums) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            long pair = pairs[row];
            int at = first + row * stride;
            sums[cells[at] & 0xFF] += pair;
            sums[0x100 + (cells[at + 1] & 0xFF)] += pair;
            sums[0x200 + (cells[at + 2] & 0xFF)] += pair;
            sums[0x300 + (cells[at + 3] & 0xFF)] += pair;
            sums[0x400 + (cells[at + 4] & 0xFF)] += pair;
            sums[0x500 + (cells[at + 5] & 0xFF)] += pair;
            sums[0x600 + (cells[at + 6] & 0xFF)] += pair;
            sums[0x700 + (cells[at + 7] & 0xFF)] += pair;
        }
    }

    /**
     * Adds rows that follow each other. The mask changes no place, and spares the second compiler to ask of each whether the
     * sums have it.
     */
    private static void add(byte[] cells, int first, int stride, long[] pairs, int from, int count, long[] sums) {
        int mask = sums.length - 1;
        for (int row = from; row < from + count; row++) {
            long pair = pairs[row];
            int at = first + stride * row;
            sums[cells[at] & 0xFF & mask] += pair;
            sums[(0x100 | (cells[at + 1] & 0xFF)) & mask] += pair;
            sums[(0x200 | (cells[at + 2] & 0xFF)) & mask] += pair;
            sums[(0x300 | (cells[at + 3] & 0xFF)) & mask] += pair;
            sums[(0x400 | (cells[at + 4] & 0xFF)) & mask] += pair;
            sums[(0x500 | (cells[at + 5] & 0xFF)) & mask] += pair;
            sums[(0x600 | (cells[at + 6] & 0xFF)) & mask] += pair;
            sums[(0x700 | (cells[at + 7] & 0xFF)) & mask] += pair;
        }
    }
}
