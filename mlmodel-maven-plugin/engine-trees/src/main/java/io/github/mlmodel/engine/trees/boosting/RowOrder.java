package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.Cuts;
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
    private final byte[] sides = new byte[Cuts.MOST + 1];
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
        writeSides(split, cells.rest());
        int[] middles = new int[shared.parts(start, end)];
        shared.each(start, end, (part, from, to) -> middles[part] = divide(cells, from, to, sides));
        table.clear(split.feature, scratch);
        return join(start, end, middles);
    }

    /** Writes down which codes go left. */
    private void writeSides(BestSplit split, int rest) {
        int one = table.code(split.feature);
        int firstLeft = table.cuts(split.feature).missing() && !split.missingLeft ? 1 : 0;
        for (int lying = 0; lying < sides.length; lying++) {
            int code = lying ^ rest;
            boolean left = one == 0 ? code >= firstLeft && code <= split.lastLeft : lying != one;
            sides[lying] = (byte) (left ? 1 : 0);
        }
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
     *
     * @param sides of each code as it lies there 1 where it goes left, or 0
     */
    private int divide(RowCodes cells, int start, int end, byte[] sides) {
        return cells.step() == 1 && cells.first() == 0
                ? divide(cells.codes(), start, end, sides)
                : divide(cells.codes(), cells.first(), cells.step(), start, end, sides);
    }

    /**
     * Divides by codes that follow each other. Without a branch, which would be guessed wrong for every other row, and with one
     * place that depends on the row before: the other side's follows from it.
     */
    private int divide(byte[] codes, int start, int end, byte[] sides) {
        int[] rows = this.rows;
        int[] spare = this.spare;
        int left = start;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            rows[left] = row;
            spare[start + i - left] = row;
            left += sides[codes[row] & 0xFF];
        }
        return left;
    }

    /** As the other, by codes of which those of other columns lie between. */
    private int divide(byte[] codes, int first, int step, int start, int end, byte[] sides) {
        int[] rows = this.rows;
        int[] spare = this.spare;
        int left = start;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            rows[left] = row;
            spare[start + i - left] = row;
            left += sides[codes[first + row * step] & 0xFF];
        }
        return left;
    }
}
