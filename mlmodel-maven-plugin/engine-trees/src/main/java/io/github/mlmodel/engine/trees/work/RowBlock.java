package io.github.mlmodel.engine.trees.work;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.Arrays;

/** Some rows of a matrix, copied row by row: what walks trees or fills XGBoost reads whole rows. */
public final class RowBlock {

    private static final int CELLS = 1 << 18;

    private RowBlock() {}

    /** Returns how many rows a block has, by the width alone. */
    public static int rowsFor(int width) {
        return Math.max(1, Math.min(2048, CELLS / Math.max(1, width)));
    }

    /** Returns the rows {@code from … to − 1}, row-major. */
    public static float[] copy(FeatureMatrix matrix, int from, int to) {
        int width = matrix.width();
        float[] block = new float[(to - from) * width];
        for (int c = 0; c < width; c++) {
            FeatureColumn column = matrix.columns().get(c);
            if (column instanceof FeatureColumn.Dense dense) {
                float[] values = dense.values();
                for (int row = from, at = c; row < to; row++, at += width) {
                    block[at] = values[row];
                }
            } else if (column instanceof FeatureColumn.Sparse sparse) {
                int[] rows = sparse.rows();
                int found = Arrays.binarySearch(rows, from);
                for (int i = found < 0 ? -found - 1 : found; i < rows.length && rows[i] < to; i++) {
                    block[(rows[i] - from) * width + c] = sparse.values()[i];
                }
            }
        }
        return block;
    }
}
