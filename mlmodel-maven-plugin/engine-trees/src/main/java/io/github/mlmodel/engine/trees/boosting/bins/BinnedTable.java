package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that are here, in bins. Columns that are often not zero lie there row by row, a byte a cell, the others as lists.
 * Constant columns are left out.
 */
public final class BinnedTable {

    private final RowShare share;
    private final Cuts[] cuts;
    private final int[] slots;
    private final int[] codes;
    private final int[] offsets;
    private final List<ListedColumn> lists;
    private final Panels panels;
    private final ListedRows listed;

    /**
     * Divides the values of every column as it was laid out.
     *
     * @param twice whether there is memory to have columns that are no lists by column, too, to divide rows by
     */
    public BinnedTable(TableLayout layout, boolean twice, WorkPool workers) {
        share = layout.share();
        cuts = layout.cuts();
        slots = layout.slots();
        codes = new int[slots.length];
        Arrays.setAll(codes, layout::code);
        FeatureMatrix features = layout.features();
        lists = workers.map(layout.lists().size(), i -> {
            int column = layout.lists().get(i);
            return ListedColumn.of((FeatureColumn.Sparse) features.columns().get(column), cuts[column]);
        });
        offsets = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lists.get(i).cuts().count());
        }
        panels = new Panels(layout, twice, workers);
        listed = new ListedRows(lists, offsets, share.rows());
    }

    /** Returns the number of rows that are here. */
    public int rows() {
        return share.rows();
    }

    /** Returns which rows these are. */
    public RowShare share() {
        return share;
    }

    /** Returns the number of columns, constant ones included. */
    public int width() {
        return slots.length;
    }

    /** Returns whether a column can divide rows. */
    public boolean divides(int column) {
        return slots[column] != TableLayout.CONSTANT;
    }

    /** Returns whether a column is a list. */
    public boolean isListed(int column) {
        return slots[column] < 0 && divides(column);
    }

    /** Returns what a column's codes mean. */
    public Cuts cuts(int column) {
        return cuts[column];
    }

    /** Returns the place in the panels of a column that is no list. */
    public int slot(int column) {
        return slots[column];
    }

    /** Returns the code that tells a column that shares its place with others from these, or 0 of one that shares none. */
    public int code(int column) {
        return codes[column];
    }

    /** Returns a listed column's first bin among those of all listed columns. */
    public int firstBin(int column) {
        return offsets[~slots[column]];
    }

    /** Returns the code of the rows that are not in a column's list, or 0 of one that is none. */
    public int rest(int column) {
        return isListed(column) ? lists.get(~slots[column]).rest() : 0;
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
     * Returns where every row's code lies.
     *
     * @param scratch zero for every row; a list is written into it, until {@link #clear}
     */
    public RowCodes cells(int column, byte[] scratch) {
        if (!isListed(column)) {
            return panels.cells(slots[column]);
        }
        ListedColumn coded = lists.get(~slots[column]);
        for (int i = 0; i < coded.rows().length; i++) {
            scratch[coded.rows()[i]] = (byte) (coded.codes()[i] ^ coded.rest());
        }
        return new RowCodes(scratch, 0, 1, coded.rest());
    }

    /** Makes the scratch that {@link #cells} wrote to zero again. */
    public void clear(int column, byte[] scratch) {
        if (isListed(column)) {
            for (int row : lists.get(~slots[column]).rows()) {
                scratch[row] = 0;
            }
        }
    }
}
