package io.github.mlmodel.engine.trees.boosting.bins;

import io.github.mlmodel.spi.FeatureColumn;
import java.util.Arrays;

/**
 * A column's codes: of every row, or, where few rows are not zero, of these in a list.
 *
 * @param cuts what the codes mean
 * @param codes the code of every row, or of {@code rows}
 * @param rows ascending, of a list; else empty
 * @param rest the code of all rows that are not in the list; -1 where there is none
 */
record CodedColumn(Cuts cuts, byte[] codes, int[] rows, int rest) {

    /** Beyond this share of rows with a value, a byte for each row is smaller and faster than a list. */
    private static final int DENSE_FROM = 5;

    /** Rare values share bins, so that all lists together never have more bins than a part of their entries. */
    private static final int ENTRIES_PER_BIN = 5;

    private static final int[] NO_ROWS = new int[0];

    static CodedColumn of(FeatureColumn column, int rowCount, int limit) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            return ofSparse(sparse, rowCount, limit);
        }
        float[] values = ((FeatureColumn.Dense) column).values();
        Cuts cuts = Quantiles.of(values, 0, limit);
        return new CodedColumn(cuts, cuts.count() == 1 ? new byte[0] : codes(cuts, values), NO_ROWS, -1);
    }

    private static CodedColumn ofSparse(FeatureColumn.Sparse sparse, int rowCount, int limit) {
        float[] values = sparse.values();
        int most = Math.min(limit, 2 + values.length / ENTRIES_PER_BIN);
        Cuts cuts = Quantiles.of(values, (long) rowCount - values.length, most);
        byte[] listed = codes(cuts, values);
        int rest = cuts.codeOf(0f);
        if ((long) values.length * DENSE_FROM < rowCount) {
            return new CodedColumn(cuts, listed, sparse.rows(), rest);
        }
        byte[] codes = new byte[rowCount];
        Arrays.fill(codes, (byte) rest);
        for (int i = 0; i < values.length; i++) {
            codes[sparse.rows()[i]] = listed[i];
        }
        return new CodedColumn(cuts, codes, NO_ROWS, -1);
    }

    private static byte[] codes(Cuts cuts, float[] values) {
        byte[] codes = new byte[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (byte) cuts.codeOf(values[row]);
        }
        return codes;
    }

    boolean isListed() {
        return rest >= 0;
    }
}
