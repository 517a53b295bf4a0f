package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in bins. Columns that are often not zero are there twice: by column, to divide rows by, and row by row, to sum rows;
 * the others as lists. Constant columns are left out.
 */
public final class BinnedTable {

    /** Of a column that cannot divide rows. */
    private static final int CONSTANT = Integer.MIN_VALUE;

    private final int rows;
    private final CodedColumn[] columns;
    private final int[] slots;
    private final int[] offsets;
    private final Panels panels;
    private final ListedRows listed;

    /**
     * Divides the values of every column.
     *
     * @param limit most bins of a column, at most {@link Cuts#MOST}
     * @param leastRows fewest rows of a leaf: a list that is shorter divides nothing
     */
    public BinnedTable(FeatureMatrix features, int limit, int leastRows, WorkPool workers) {
        rows = features.rows();
        columns = new CodedColumn[features.width()];
        workers.each(
                columns.length,
                c -> columns[c] = CodedColumn.of(features.columns().get(c), rows, limit));
        slots = new int[columns.length];
        List<byte[]> dense = new ArrayList<>();
        List<CodedColumn> lists = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            CodedColumn column = columns[c];
            if (column.cuts().count() == 1 || (column.isListed() && column.rows().length < leastRows)) {
                slots[c] = CONSTANT;
            } else if (column.isListed()) {
                slots[c] = ~lists.size();
                lists.add(column);
            } else {
                slots[c] = dense.size();
                dense.add(column.codes());
            }
        }
        offsets = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lists.get(i).cuts().count());
        }
        panels = new Panels(dense, rows, workers);
        listed = new ListedRows(lists, offsets, rows);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns, constant ones included. */
    public int width() {
        return columns.length;
    }

    /** Returns whether a column can divide rows. */
    public boolean divides(int column) {
        return slots[column] != CONSTANT;
    }

    /** Returns whether a column is a list. */
    public boolean isListed(int column) {
        return columns[column].isListed();
    }

    /** Returns what a column's codes mean. */
    public Cuts cuts(int column) {
        return columns[column].cuts();
    }

    /** Returns the place in the panels of a column that is no list. */
    public int slot(int column) {
        return slots[column];
    }

    /** Returns a listed column's first bin among those of all listed columns. */
    public int firstBin(int column) {
        return offsets[~slots[column]];
    }

    /** Returns the code of the rows that are not in a column's list, or 0 of one that is none. */
    public int rest(int column) {
        return Math.max(0, columns[column].rest());
    }

    /** Returns how many bins there are to be searched. */
    public long bins() {
        return listed.bins() + (long) panels.count() * panels.stride() * (Cuts.MOST + 1);
    }

    /** Returns the codes row by row of columns that are no lists. */
    public Panels panels() {
        return panels;
    }

    /** Returns the codes row by row of columns that are lists. */
    public ListedRows listed() {
        return listed;
    }

    /**
     * Returns every row's code, which is to be combined with the {@link #rest} by an exclusive or.
     *
     * @param scratch zero for every row; a list is written into it, until {@link #clear}
     */
    public byte[] codes(int column, byte[] scratch) {
        CodedColumn coded = columns[column];
        if (!coded.isListed()) {
            return coded.codes();
        }
        for (int i = 0; i < coded.rows().length; i++) {
            scratch[coded.rows()[i]] = (byte) (coded.codes()[i] ^ coded.rest());
        }
        return scratch;
    }

    /** Makes the scratch that {@link #codes} wrote to zero again. */
    public void clear(int column, byte[] scratch) {
        CodedColumn coded = columns[column];
        if (coded.isListed()) {
            for (int row : coded.rows()) {
                scratch[row] = 0;
            }
        }
    }
}
