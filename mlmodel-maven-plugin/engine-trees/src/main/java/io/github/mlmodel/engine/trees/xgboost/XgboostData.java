package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/**
 * Features as XGBoost's matrix. XGBoost's own sparse matrix knows no zeros: what is absent is missing. Sparse columns
 * use that, so the zeros of these columns, and of no others, must be turned into NaN before a tree sees them, in the
 * exported graph too.
 */
final class XgboostData {

    /** Columns with a value in at least one of this many rows are stored with their zeros. */
    private static final int DENSE_FROM = 5;

    private final boolean[] zeroIsAbsent;

    /** Decides by the training features, which columns leave out zeros. */
    XgboostData(FeatureMatrix training) {
        zeroIsAbsent = new boolean[training.width()];
        for (int c = 0; c < zeroIsAbsent.length; c++) {
            zeroIsAbsent[c] = training.columns().get(c) instanceof FeatureColumn.Sparse sparse
                    && (long) sparse.rows().length * DENSE_FROM < training.rows();
        }
    }

    boolean isZeroAbsent(int column) {
        return zeroIsAbsent[column];
    }

    boolean isAnyZeroAbsent() {
        for (boolean absent : zeroIsAbsent) {
            if (absent) {
                return true;
            }
        }
        return false;
    }

    /** Returns the matrix; the caller disposes of it. */
    DMatrix matrix(FeatureMatrix features, int threads) throws XGBoostError {
        return isAnyZeroAbsent() ? sparse(features, threads) : dense(features);
    }

    private static DMatrix dense(FeatureMatrix features) throws XGBoostError {
        int width = features.width();
        BigDenseMatrix cells = new BigDenseMatrix(features.rows(), width);
        try {
            int blockRows = RowBlock.rowsFor(width);
            for (int from = 0; from < features.rows(); from += blockRows) {
                int to = Math.min(features.rows(), from + blockRows);
                float[] block = RowBlock.copy(features, from, to);
                long offset = (long) from * width;
                for (int i = 0; i < block.length; i++) {
                    cells.set(offset + i, block[i]);
                }
            }
            return new DMatrix(cells, Float.NaN);
        } finally {
            cells.dispose();
        }
    }

    private DMatrix sparse(FeatureMatrix features, int threads) throws XGBoostError {
        long[] starts = new long[features.rows() + 1];
        each(features, (row, column, value) -> starts[row + 1]++);
        for (int row = 0; row < features.rows(); row++) {
            starts[row + 1] += starts[row];
        }
        int[] columns = new int[Math.toIntExact(starts[features.rows()])];
        float[] values = new float[columns.length];
        long[] next = starts.clone();
        each(features, (row, column, value) -> {
            int at = (int) next[row]++;
            columns[at] = column;
            values[at] = value;
        });
        return new DMatrix(
                starts, columns, values, DMatrix.SparseType.CSR, features.width(), Float.NaN, Math.max(1, threads));
    }

    private interface Cell {
        void at(int row, int column, float value);
    }

    private void each(FeatureMatrix features, Cell cell) {
        for (int c = 0; c < features.width(); c++) {
            FeatureColumn column = features.columns().get(c);
            if (zeroIsAbsent[c] && column instanceof FeatureColumn.Sparse sparse) {
                for (int i = 0; i < sparse.rows().length; i++) {
                    if (sparse.values()[i] != 0) {
                        cell.at(sparse.rows()[i], c, sparse.values()[i]);
                    }
                }
            } else {
                float[] values = dense(column, features.rows());
                for (int row = 0; row < values.length; row++) {
                    if (!Float.isNaN(values[row]) && !(zeroIsAbsent[c] && values[row] == 0)) {
                        cell.at(row, c, values[row]);
                    }
                }
            }
        }
    }

    private static float[] dense(FeatureColumn column, int rows) {
        if (column instanceof FeatureColumn.Dense dense) {
            return dense.values();
        }
        FeatureColumn.Sparse sparse = (FeatureColumn.Sparse) column;
        float[] values = new float[rows];
        for (int i = 0; i < sparse.rows().length; i++) {
            values[sparse.rows()[i]] = sparse.values()[i];
        }
        return values;
    }
}
