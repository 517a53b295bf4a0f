package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;

/**
 * Codes row by row, in panels of neighbouring columns: a row's cells in a panel lie in half a cache line, so that 32 columns
 * cost one miss.
 */
public final class Panels {

    /** The columns of a block, whose codes are read as one long. */
    public static final int BLOCK = 8;

    /** Lets rows begin at a cache line, where the array does and its header has 16 bytes. */
    public static final int LEAD = 48;

    private static final int ROWS_OF_PIECE = 1 << 14;

    /** The cells of so many rows stay in the first cache while they are written, column by column. */
    private static final int ROWS_AT_ONCE = 1 << 10;

    private final int stride;
    private final byte[][] panels;

    /** The same codes by column, or none: what divides rows reads a byte of each there, and no line of the cache. */
    private final byte[][] columns;

    Panels(TableLayout layout, boolean twice, WorkPool workers) {
        int rows = layout.share().rows();
        stride = layout.stride();
        panels = new byte[layout.panelCount()][LEAD + stride * rows];
        columns = new byte[twice ? layout.panels().size() : 0][];
        Arrays.setAll(columns, slot -> {
            OneOfMany ones = layout.ones(layout.panels().get(slot));
            return ones == null ? new byte[rows] : ones.codes();
        });
        int pieces = (rows + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE;
        workers.each(panels.length * pieces, piece -> {
            int end = Math.min(rows, (piece % pieces + 1) * ROWS_OF_PIECE);
            for (int from = piece % pieces * ROWS_OF_PIECE; from < end; from += ROWS_AT_ONCE) {
                write(layout, piece / pieces, from, Math.min(end, from + ROWS_AT_ONCE));
            }
        });
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

    /** Returns where the codes of a column lie. */
    RowCodes cells(int slot) {
        return columns.length > 0
                ? new RowCodes(columns[slot], 0, 1, 0)
                : new RowCodes(panels[slot / stride], LEAD + slot % stride, stride, 0);
    }

    private void write(TableLayout layout, int panel, int from, int to) {
        int last = Math.min(layout.panels().size(), (panel + 1) * stride);
        for (int slot = panel * stride; slot < last; slot++) {
            int column = layout.panels().get(slot);
            OneOfMany ones = layout.ones(column);
            Cuts cuts = layout.cuts()[column];
            FeatureColumn values = layout.features().columns().get(column);
            RowCodes inPanel = new RowCodes(panels[panel], LEAD + slot % stride, stride, 0);
            if (ones != null) {
                copy(ones.codes(), from, to, inPanel);
            } else if (columns.length == 0) {
                spread(cuts, values, from, to, inPanel);
            } else {
                spread(cuts, values, from, to, cells(slot));
                copy(columns[slot], from, to, inPanel);
            }
        }
    }

    private static void copy(byte[] codes, int from, int to, RowCodes cells) {
        byte[] copies = cells.codes();
        int step = cells.step();
        for (int row = from, at = cells.first() + from * step; row < to; row++, at += step) {
            copies[at] = codes[row];
        }
    }

    private static void spread(Cuts cuts, FeatureColumn column, int from, int to, RowCodes cells) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            spread(cuts, sparse, from, to, cells);
        } else if (column instanceof FeatureColumn.Dense dense) {
            spread(cuts, dense.values(), from, to, cells.codes(), cells.first(), cells.step());
        }
    }

    private static void spread(Cuts cuts, float[] values, int from, int to, byte[] codes, int first, int step) {
        for (int row = from, at = first + from * step; row < to; row++, at += step) {
            codes[at] = (byte) cuts.codeOf(values[row]);
        }
    }

    private static void spread(Cuts cuts, FeatureColumn.Sparse values, int from, int to, RowCodes cells) {
        byte[] codes = cells.codes();
        byte rest = (byte) cuts.codeOf(0f);
        for (int row = from; row < to; row++) {
            codes[cells.first() + row * cells.step()] = rest;
        }
        int found = Arrays.binarySearch(values.rows(), from);
        for (int i = found < 0 ? ~found : found; i < values.rows().length && values.rows()[i] < to; i++) {
            codes[cells.first() + values.rows()[i] * cells.step()] = (byte) cuts.codeOf(values.values()[i]);
        }
    }
}
