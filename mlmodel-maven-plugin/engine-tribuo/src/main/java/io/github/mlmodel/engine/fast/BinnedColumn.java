package io.github.mlmodel.engine.fast;

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

    private final float[] least;
    private final float[] most;
    private final int bins;
    private final byte[] bin;
    private final int[] rows;
    private final int rest;

    private BinnedColumn(float[] least, float[] most, int bins, byte[] bin, int[] rows, int rest) {
        this.least = least;
        this.most = most;
        this.bins = bins;
        this.bin = bin;
        this.rows = rows;
        this.rest = rest;
    }

    static BinnedColumn of(FeatureColumn column, int rowCount, int limit) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            return ofSparse(sparse, rowCount, limit);
        }
        float[] values = ((FeatureColumn.Dense) column).values();
        float[] sorted = Arrays.copyOf(values, rowCount);
        Arrays.sort(sorted);
        BinEdges edges = BinEdges.of(sorted, 0, limit);
        byte[] bin = new byte[rowCount];
        for (int row = 0; row < rowCount; row++) {
            bin[row] = (byte) edges.binOf(values[row]);
        }
        return new BinnedColumn(edges.least(), edges.most(), edges.bins(), bin, new int[0], -1);
    }

    private static BinnedColumn ofSparse(FeatureColumn.Sparse sparse, int rowCount, int limit) {
        float[] values = sparse.values();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        BinEdges edges = BinEdges.of(sorted, rowCount - values.length, limit);
        int rest = edges.binOf(0f);
        boolean dense = (long) values.length * DENSE_FROM >= rowCount;
        byte[] bin = new byte[dense ? rowCount : values.length];
        if (dense) {
            Arrays.fill(bin, (byte) rest);
        }
        for (int i = 0; i < values.length; i++) {
            bin[dense ? sparse.rows()[i] : i] = (byte) edges.binOf(values[i]);
        }
        return new BinnedColumn(
                edges.least(), edges.most(), edges.bins(), bin, dense ? new int[0] : sparse.rows(), dense ? -1 : rest);
    }

    /** Returns whether only the rows of {@link #rows()} have a bin of their own, all others {@link #rest()}. */
    boolean isSparse() {
        return rest >= 0;
    }

    /** Returns the bins: of every row, or of those of {@link #rows()}. */
    byte[] bin() {
        return bin;
    }

    int[] rows() {
        return rows;
    }

    int rest() {
        return rest;
    }

    int bins() {
        return bins;
    }

    /** Returns the smallest value in a bin. */
    float least(int index) {
        return least[index];
    }

    /** Returns the largest value in a bin. */
    float most(int index) {
        return most[index];
    }
}
