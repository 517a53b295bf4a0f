package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a table will lie: cuts, and which are written out, which are lists, and which divide no rows. It follows
 * from all rows, wherever they are, and tells what the table will take before any of it is made.
 */
public final class TableLayout {

    /** Of a column that cannot divide rows. */
    static final int CONSTANT = Integer.MIN_VALUE;

    /** Beyond this share of rows with a value, a byte for each row is smaller and faster than a list. */
    private static final int DENSE_FROM = 5;

    /** Rare values share bins, so that all lists together never have more bins than a part of their entries. */
    private static final int ENTRIES_PER_BIN = 5;

    /** So many blocks of columns lie in half a cache line. */
    private static final int MOST_BLOCKS = 4;

    /** So many columns' samples are in memory at once. */
    private static final int AT_ONCE = 16;

    /** What an entry of a list takes: its code, and its bin in its row. */
    private static final int ENTRY_BYTES = 1 + Integer.BYTES;

    private final FeatureMatrix features;
    private final RowShare share;
    private final Cuts[] cuts;
    private final int[] slots;
    private final @Nullable OneOfMany[] ones;
    private final List<Integer> panels = new ArrayList<>();
    private final List<Integer> lists = new ArrayList<>();
    private long entriesHere;
    private long listedBins;

    private TableLayout(FeatureMatrix features, List<OneOfMany> ones, RowShare share) {
        this.features = features;
        this.share = share;
        cuts = new Cuts[features.width()];
        slots = new int[features.width()];
        this.ones = new OneOfMany[features.width()];
        ones.forEach(one -> Arrays.fill(this.ones, one.first(), one.first() + one.count(), one));
    }

    /**
     * Lays out the columns.
     *
     * @param ones columns that have no entries in the matrix
     * @param limit most bins of a column, at most {@link Cuts#MOST}
     * @param leastRows fewest rows of a leaf: a list that is shorter divides nothing
     */
    public static TableLayout of(
            FeatureMatrix features, List<OneOfMany> ones, int limit, int leastRows, RowShare share, WorkPool workers) {
        TableLayout layout = new TableLayout(features, ones, share);
        long[] entries = new long[features.width()];
        Arrays.setAll(entries, c -> ColumnKeys.values(features.columns().get(c)).length);
        ones.forEach(one -> one.count(entries));
        share.exchange().sum(entries);
        for (int from = 0; from < entries.length; from += AT_ONCE) {
            layout.cut(from, Math.min(entries.length, from + AT_ONCE), entries, limit, workers);
        }
        for (int c = 0; c < entries.length; c++) {
            layout.place(c, entries[c], leastRows);
        }
        return layout;
    }

    private void cut(int from, int to, long[] entries, int limit, WorkPool workers) {
        int[][] here = new int[to - from][];
        long[] missing = new long[to - from];
        workers.each(here.length, i -> {
            ColumnKeys keys = ColumnKeys.of(features.columns().get(from + i), share, entries[from + i]);
            here[i] = keys.keys();
            missing[i] = keys.missing() ? 1 : 0;
        });
        share.exchange().sum(missing);
        int[][] all = share.exchange().join(here);
        workers.each(all.length, i -> {
            boolean sparse = features.columns().get(from + i) instanceof FeatureColumn.Sparse;
            int most = sparse ? (int) Math.min(limit, 2 + entries[from + i] / ENTRIES_PER_BIN) : limit;
            cuts[from + i] = ones[from + i] != null
                    ? Cuts.ofOnes(entries[from + i], share.all())
                    : Quantiles.of(all[i], share.all() - entries[from + i], most, missing[i] > 0);
        });
    }

    private void place(int column, long entries, int leastRows) {
        boolean listed =
                features.columns().get(column) instanceof FeatureColumn.Sparse && entries * DENSE_FROM < share.all();
        if (cuts[column].count() == 1 || (listed && entries < leastRows)) {
            slots[column] = CONSTANT;
        } else if (ones[column] != null) {
            slots[column] = slotOf(ones[column]);
        } else if (listed) {
            slots[column] = ~lists.size();
            lists.add(column);
            listedBins += cuts[column].count();
            entriesHere += ColumnKeys.values(features.columns().get(column)).length;
        } else {
            slots[column] = panels.size();
            panels.add(column);
        }
    }

    /** Returns the place of columns that have one together, which is made where none of them had it yet. */
    private int slotOf(OneOfMany columns) {
        int last = panels.size() - 1;
        if (last < 0 || panels.get(last) != columns.first()) {
            panels.add(columns.first());
        }
        return panels.size() - 1;
    }

    /** Returns how many bins there are to be searched. */
    public long bins() {
        return listedBins + (long) panelCount() * stride() * (Cuts.MOST + 1);
    }

    /** Returns the bytes that columns will take here that are written out: one a cell, rounded up to whole blocks. */
    public long panelBytes() {
        return (long) share.rows() * stride() * panelCount();
    }

    /** Returns the bytes that lists will take here, but for the numbers of their rows, which are those that were read. */
    public long listBytes() {
        return lists.isEmpty() ? 0 : entriesHere * ENTRY_BYTES + (long) share.rows() * Integer.BYTES;
    }

    /** Returns how many columns are written out, and take a byte a row. */
    public int written() {
        return panels.size();
    }

    /** Returns how many columns are lists. */
    public int listed() {
        return lists.size();
    }

    /** Returns the number of rows that are here. */
    public int rows() {
        return share.rows();
    }

    /** Returns the bytes of a row in a panel: about as many in each, and no more than a panel of all rows can have. */
    int stride() {
        int blocks = (panels.size() + Panels.BLOCK - 1) / Panels.BLOCK;
        int most = MOST_BLOCKS;
        while (most > 1 && Panels.LEAD + share.all() * most * Panels.BLOCK > Integer.MAX_VALUE - Panels.BLOCK) {
            most /= 2;
        }
        int count = (blocks + most - 1) / most;
        return count == 0 ? 0 : Panels.BLOCK * ((blocks + count - 1) / count);
    }

    int panelCount() {
        return panels.isEmpty() ? 0 : (panels.size() + stride() - 1) / stride();
    }

    /** Returns what is laid out. */
    public FeatureMatrix features() {
        return features;
    }

    RowShare share() {
        return share;
    }

    Cuts[] cuts() {
        return cuts;
    }

    int[] slots() {
        return slots;
    }

    /** Returns the code that a column has in a place that it shares, or 0 of one that shares none. */
    int code(int column) {
        OneOfMany shared = ones[column];
        return shared == null ? 0 : column - shared.first() + 1;
    }

    /** Returns what lies in a place that columns share. */
    @Nullable
    OneOfMany ones(int column) {
        return ones[column];
    }

    List<Integer> panels() {
        return panels;
    }

    List<Integer> lists() {
        return lists;
    }
}
