package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;

/**
 * Codes row by row, in panels of neighbouring columns: a row's cells in a panel lie in half a cache line, so that 32 columns
 * cost one miss.
 */
public final class Panels {

    /** The columns of a block, whose codes are read as one long. */
    public static final int BLOCK = 8;

    /** Lets rows begin at a cache line, where the array does and its header has 16 bytes. */
    public static final int LEAD = 48;

    private static final int MOST_BLOCKS = 4;
    private static final int ROWS_AT_ONCE = 1024;

    private final int stride;
    private final byte[][] panels;

    Panels(List<byte[]> columns, int rows, WorkPool workers) {
        int blocks = Math.min(MOST_BLOCKS, (columns.size() + BLOCK - 1) / BLOCK);
        while (blocks > 1 && LEAD + (long) blocks * BLOCK * rows > Integer.MAX_VALUE - BLOCK) {
            blocks /= 2;
        }
        stride = BLOCK * blocks;
        panels = new byte[stride == 0 ? 0 : (columns.size() + stride - 1) / stride][];
        workers.each(panels.length, panel -> panels[panel] = pack(columns, rows, panel * stride));
    }

    /** Returns the bytes of a row in a panel. */
    public int stride() {
        return stride;
    }

    /** Returns the number of panels. */
    public int count() {
        return panels.length;
    }

    /** Returns a panel; a row's cells begin at {@code LEAD + stride · row}. */
    public byte[] panel(int index) {
        return panels[index];
    }

    private byte[] pack(List<byte[]> columns, int rows, int first) {
        byte[] packed = new byte[LEAD + stride * rows];
        int last = Math.min(columns.size(), first + stride);
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int to = Math.min(rows, from + ROWS_AT_ONCE);
            for (int column = first; column < last; column++) {
                spread(columns.get(column), from, to, packed, LEAD + from * stride + column - first);
            }
        }
        return packed;
    }

    private void spread(byte[] codes, int from, int to, byte[] packed, int first) {
        for (int row = from, at = first; row < to; row++, at += stride) {
            packed[at] = codes[row];
        }
    }
}
