package io.github.mlmodel.engine.trees.boosting.bins;

import java.util.List;

/** The listed columns' codes row by row: each entry is a bin among those of all listed columns. */
public final class ListedRows {

    private final int[] starts;
    private final int[] entries;
    private final int bins;

    /** Collects the entries whose code is not the rest's; column i's bins begin at {@code offsets[i]}. */
    ListedRows(List<ListedColumn> columns, int[] offsets, int rows) {
        bins = offsets[columns.size()];
        starts = new int[columns.isEmpty() ? 1 : rows + 1];
        for (ListedColumn column : columns) {
            for (int i = 0; i < column.rows().length; i++) {
                starts[column.rows()[i] + 1] += (column.codes()[i] & 0xFF) == column.rest() ? 0 : 1;
            }
        }
        for (int row = 0; row < starts.length - 1; row++) {
            starts[row + 1] = Math.addExact(starts[row], starts[row + 1]);
        }
        entries = new int[starts[starts.length - 1]];
        int[] next = columns.isEmpty() ? starts : starts.clone();
        for (int c = 0; c < columns.size(); c++) {
            ListedColumn column = columns.get(c);
            for (int i = 0; i < column.rows().length; i++) {
                int code = column.codes()[i] & 0xFF;
                if (code != column.rest()) {
                    entries[next[column.rows()[i]]++] = offsets[c] + code;
                }
            }
        }
    }

    /** Returns how many bins all listed columns have. */
    public int bins() {
        return bins;
    }

    /** Adds each row's number to the bins that it is in. */
    public void add(int[] rows, int from, int to, long[] pairs, long[] sums) {
        int[] starts = this.starts;
        int[] entries = this.entries;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            long pair = pairs[row];
            int end = starts[row + 1];
            for (int entry = starts[row]; entry < end; entry++) {
                sums[entries[entry]] += pair;
            }
        }
    }
}
