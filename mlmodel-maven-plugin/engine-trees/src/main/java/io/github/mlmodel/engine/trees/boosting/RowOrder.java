package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;

/** The rows, those of a leaf side by side, in rising order: a split divides its leaf's rows in place. */
final class RowOrder {

    private final BinnedTable table;
    private final int[] rows;
    private final int[] spare;
    private final byte[] scratch;

    RowOrder(BinnedTable table) {
        this.table = table;
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

    /** Returns whether no fewer rows go left than right, missing values left out: where no row shows, these go with more. */
    boolean isLeftLarger(int start, int end, BestSplit split) {
        byte[] codes = table.codes(split.feature, scratch);
        int rest = table.rest(split.feature);
        int firstValue = table.cuts(split.feature).missing() ? 1 : 0;
        int left = 0;
        int right = 0;
        for (int i = start; i < end; i++) {
            int code = (codes[rows[i]] & 0xFF) ^ rest;
            if (code >= firstValue) {
                left += (code - split.lastLeft - 1) >>> 31;
                right += (split.lastLeft - code) >>> 31;
            }
        }
        table.clear(split.feature, scratch);
        return left >= right;
    }

    /** Moves the rows that go left to the front and returns where the others begin. */
    int divide(int start, int end, BestSplit split) {
        byte[] codes = table.codes(split.feature, scratch);
        int rest = table.rest(split.feature);
        boolean missingRight = table.cuts(split.feature).missing() && !split.missingLeft;
        int middle = missingRight
                ? divideMissing(codes, rest, start, end, split.lastLeft)
                : divide(codes, rest, start, end, split.lastLeft);
        table.clear(split.feature, scratch);
        return middle;
    }

    /** Without a branch, which would be guessed wrong for every other row. */
    private int divide(byte[] codes, int rest, int start, int end, int lastLeft) {
        int left = start;
        int right = 0;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            int goesLeft = (((codes[row] & 0xFF) ^ rest) - lastLeft - 1) >>> 31;
            rows[left] = row;
            spare[right] = row;
            left += goesLeft;
            right += 1 - goesLeft;
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }

    /** As {@link #divide(byte[], int, int, int, int)}, but code 0 goes right. */
    private int divideMissing(byte[] codes, int rest, int start, int end, int lastLeft) {
        int left = start;
        int right = 0;
        for (int i = start; i < end; i++) {
            int row = rows[i];
            int code = (codes[row] & 0xFF) ^ rest;
            int goesLeft = (code - lastLeft - 1 & -code) >>> 31;
            rows[left] = row;
            spare[right] = row;
            left += goesLeft;
            right += 1 - goesLeft;
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }
}
