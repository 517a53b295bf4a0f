package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.FeatureColumn;
import java.util.ArrayList;
import java.util.List;

/** Sparse columns of known lengths that are filled row by row. */
final class SparseColumns {

    private final int[][] rows;
    private final float[][] values;
    private final int[] filled;

    /** Makes columns that will have {@code counts[i]} values each. */
    SparseColumns(int[] counts) {
        rows = new int[counts.length][];
        values = new float[counts.length][];
        filled = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            rows[i] = new int[counts[i]];
            values[i] = new float[counts[i]];
        }
    }

    /** Sets a value; rows of one column ascend. */
    void set(int row, int column, float value) {
        int place = filled[column]++;
        rows[column][place] = row;
        values[column][place] = value;
    }

    List<FeatureColumn> columns() {
        List<FeatureColumn> columns = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) {
            columns.add(new FeatureColumn.Sparse(rows[i], values[i]));
        }
        return columns;
    }
}
