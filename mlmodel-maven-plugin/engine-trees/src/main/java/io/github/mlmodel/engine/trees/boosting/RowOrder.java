package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.RowCodes;
import java.util.List;

/**
 * The rows, those of a leaf side by side, in rising order: a split divides its leaf's rows in place. When the tree has been
 * grown, the place where rows were laid aside tells the leaf of each.
 */
final class RowOrder {

    private final BinnedTable table;
    private final int[] rows;
    private final int[] spare;
    private final byte[] scratch;
    private final SharedRows shared;

    RowOrder(BinnedTable table, SharedRows shared) {
        this.table = table;
        this.shared = shared;
        rows = new int[table.rows()];
        spare = new int[table.rows()];
        scratch = new byte[table.listed().bins() > 0 ? table.rows() : 0];
    }

    void reset() {
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
    }

    /** Returns the rows; a leaf's are those from its start to its end. */
    int[] rows() {
        return rows;
    }

    /** Writes down each row's leaf. */
    void number(List<LeafPiece> pieces) {
        shared.workers().each(pieces.size(), i -> {
            LeafPiece piece = pieces.get(i);
            for (int at = piece.start(); at < piece.end(); at++) {
                spare[rows[at]] = piece.leaf();
            }
        });
    }

    /** Returns the number of each row's leaf, until rows are divided again. */
    int[] leafOfRow() {
        return spare;
    }

    /** Returns by how many rows more go left than right, missing values left out: where no row shows, these go with more. */
    int leftSurplus(int start, int end, BestSplit split) {
        RowCodes cells = table.cells(split.feature, scratch);
        byte[] codes = cells.codes();
        int firstValue = table.cuts(split.feature).missing() ? 1 : 0;
        int surplus = 0;
        for (int i = start; i < end; i++) {
            int code = (codes[cells.first() + rows[i] * cells.step()] & 0xFF) ^ cells.rest();
            if (code >= firstValue) {
                surplus += code <= split.lastLeft ? 1 : -1;
            }
        }
        table.clear(split.feature, scratch);
        return surplus;
    }

    /** Moves the rows that go left to the front and returns where the others begin. */
    int divide(int start, int end, BestSplit split) {
        RowCodes cells = table.cells(split.feature, scratch);
        boolean missingRight = table.cuts(split.feature).missing() && !split.missingLeft;
        int[] middles = new int[shared.parts(start, end)];
        shared.each(
                start,
                end,
                (part, from, to) -> middles[part] = missingRight
                        ? divideMissing(cells, from, to, split.lastLeft)
                        : divide(cells, from, to, split.lastLeft));
        table.clear(split.feature, scratch);
        return join(start, end, middles);
    }

    /** Moves the rows of each part that go left to the front, and behind all these those that lie beside. */
    private int join(int start, int end, int[] middles) {
        int left = start;
        for (int part = 0; part < middles.length; part++) {
            int first = shared.first(start, end, part);
            if (first != left) {
                System.arraycopy(rows, first, rows, left, middles[part] - first);
            }
            left += middles[part] - first;
        }
        int right = left;
        for (int part = 0; part < middles.length; part++) {
            int first = shared.first(start, end, part);
            int count = shared.first(start, end, part + 1) - middles[part];
            System.arraycopy(spare, first, rows, right, count);
            right += count;
        }
        return left;
    }

    /**
     * Moves the rows of a part that go left to its front, and lays the others aside, from its first place on.
     * Without a branch, which would be guessed wrong for every other row.
     */
    private int divide(RowCodes cells, int start, int end, int lastLeft) {
        byte[] codes = cells.codes();
        int first = cells.first();
        int step = cells.step();
        int rest = cells.rest();
        int left = start;
        int right = start;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            int goesLeft = (((codes[first + row * step] & 0xFF) ^ rest) - lastLeft - 1) >>> 31;
            rows[left] = row;
            spare[right] = row;
            left += goesLeft;
            right += 1 - goesLeft;
        }
        return left;
    }

    /** As {@link #divide(RowCodes, int, int, int)}, but code 0 goes right. */
    private int divideMissing(RowCodes cells, int start, int end, int lastLeft) {
        byte[] codes = cells.codes();
        int first = cells.first();
        int step = cells.step();
        int rest = cells.rest();
        int left = start;
        int right = start;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            int code = (codes[first + row * step] & 0xFF) ^ rest;
            int goesLeft = (code - lastLeft - 1 & -code) >>> 31;
            rows[left] = row;
            spare[right] = row;
            left += goesLeft;
            right += 1 - goesLeft;
        }
        return left;
    }
}
