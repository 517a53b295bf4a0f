package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.spi.FeatureColumn;
import java.util.Arrays;

/**
 * A feature with at most 256 different values: neighbouring values share a bin, so that the bins hold about the same
 * number of rows. A feature with fewer values has a bin for each.
 */
final class BinnedColumn {

    static final int MOST_BINS = 256;

    /** Beyond this share of rows with a value, a byte for each row is smaller and faster than a list. */
    private static final int DENSE_FROM = 5;

    /** A node with this many times more rows than the list is walked by the list, though there are bytes. */
    private static final int LIST_FROM = 8;

    private static final int[] NO_ROWS = new int[0];
    private static final byte[] NO_BINS = new byte[0];

    private final BinEdges edges;
    private final byte[] bin;
    private final int[] rows;
    private final byte[] listed;
    private final int rest;

    private BinnedColumn(BinEdges edges, byte[] bin, int[] rows, byte[] listed, int rest) {
        this.edges = edges;
        this.bin = bin;
        this.rows = rows;
        this.listed = listed;
        this.rest = rest;
    }

    /**
     * Divides a column's values.
     *
     * @param limit most bins
     * @param spread whether a sparse column is kept as a byte for each row too: faster for small nodes
     */
    static BinnedColumn of(FeatureColumn column, int rowCount, int limit, boolean spread) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            return ofSparse(sparse, rowCount, limit, spread);
        }
        float[] values = ((FeatureColumn.Dense) column).values();
        float[] sorted = Arrays.copyOf(values, rowCount);
        Arrays.sort(sorted);
        BinEdges edges = BinEdges.of(sorted, 0, limit);
        byte[] bin = new byte[rowCount];
        for (int row = 0; row < rowCount; row++) {
            bin[row] = (byte) edges.binOf(values[row]);
        }
        return new BinnedColumn(edges, bin, NO_ROWS, NO_BINS, -1);
    }

    private static BinnedColumn ofSparse(FeatureColumn.Sparse sparse, int rowCount, int limit, boolean spread) {
        float[] values = sparse.values();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        BinEdges edges = BinEdges.of(sorted, rowCount - values.length, limit);
        byte[] listed = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            listed[i] = (byte) edges.binOf(values[i]);
        }
        int rest = edges.binOf(0f);
        boolean full = (long) values.length * DENSE_FROM >= rowCount;
        if (!full && !spread) {
            return new BinnedColumn(edges, NO_BINS, sparse.rows(), listed, rest);
        }
        byte[] bin = new byte[rowCount];
        Arrays.fill(bin, (byte) rest);
        for (int i = 0; i < values.length; i++) {
            bin[sparse.rows()[i]] = listed[i];
        }
        return full
                ? new BinnedColumn(edges, bin, NO_ROWS, NO_BINS, -1)
                : new BinnedColumn(edges, bin, sparse.rows(), listed, rest);
    }

    /** Returns whether a node of {@code count} rows is read by {@link #rows()} rather than by {@link #bin()}. */
    boolean isListFor(int count) {
        return rest >= 0 && (bin.length == 0 || count > (long) LIST_FROM * rows.length);
    }

    /** Returns the bin of every row. */
    byte[] bin() {
        return bin;
    }

    /** Returns the rows whose bin may differ from {@link #rest()}, ascending. */
    int[] rows() {
        return rows;
    }

    /** Returns the bins of {@link #rows()}. */
    byte[] listed() {
        return listed;
    }

    int rest() {
        return rest;
    }

    int bins() {
        return edges.bins();
    }

    /** Returns the smallest value in a bin. */
    float least(int index) {
        return edges.least()[index];
    }

    /** Returns the largest value in a bin. */
    float most(int index) {
        return edges.most()[index];
    }
}
