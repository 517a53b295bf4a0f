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

    /** More rows would drive the histogram out of the first caches. */
    private static final int ROWS_AT_ONCE = 256;

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
        boolean inRow = count == rows[to - 1] - rows[from] + 1;
        if (!inRow) {
            gather(codes, rows, from, count, pairs);
        }
        for (int b = 0; b < cells.length; b++) {
            if (inRow) {
                int at = Panels.LEAD + rows[from] * stride + Panels.BLOCK * b;
                add(codes, at, stride, pairs, rows[from], count, sums[firstBlock + b]);
            } else {
                add(cells[b], 0, Panels.BLOCK, gathered, 0, count, sums[firstBlock + b]);
            }
        }
    }

    /** The first loop only touches each row's cells: it is so short that many of its cache misses overlap. */
    private void gather(byte[] codes, int[] rows, int from, int count, long[] pairs) {
        int touch = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            gathered[i] = pairs[row];
            touch ^= codes[Panels.LEAD + row * stride];
        }
        touched = touch;
        if (stride == FOUR_BLOCKS) {
            gatherFour(codes, rows, from, count, cells[0], cells[1], cells[2], cells[3]);
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = Panels.LEAD + rows[from + i] * stride;
            for (int b = 0; b < cells.length; b++) {
                EIGHT.set(cells[b], Panels.BLOCK * i, (long) EIGHT.get(codes, at + Panels.BLOCK * b));
            }
        }
    }

    private static void gatherFour(
            byte[] codes, int[] rows, int from, int count, byte[] a, byte[] b, byte[] c, byte[] d) {
        for (int i = 0; i < count; i++) {
            int at = Panels.LEAD + rows[from + i] * FOUR_BLOCKS;
            EIGHT.set(a, 8 * i, (long) EIGHT.get(codes, at));
            EIGHT.set(b, 8 * i, (long) EIGHT.get(codes, at + 8));
            EIGHT.set(c, 8 * i, (long) EIGHT.get(codes, at + 16));
            EIGHT.set(d, 8 * i, (long) EIGHT.get(codes, at + 24));
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

    private static void add(byte[] cells, int first, int step, long[] pairs, int firstPair, int count, long[] sums) {
        for (int i = 0, at = first; i < count; i++, at += step) {
            long pair = pairs[firstPair + i];
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
}
