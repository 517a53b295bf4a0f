package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.Arrays;

/** One column of a feature matrix. The arrays are shared, never written to after the matrix was made. */
@Stable(since = "1.0.0")
public sealed interface FeatureColumn {

    /** Returns the value in {@code row}; slow for sparse columns, so loops use the arrays. */
    float value(int row);

    /**
     * A value for each row.
     *
     * @param values length: rows; NaN is missing, where the trainer asked to keep missing values
     */
    record Dense(float[] values) implements FeatureColumn {
        @Override
        public float value(int row) {
            return values[row];
        }
    }

    /**
     * Zero but for some rows.
     *
     * @param rows row numbers, ascending
     * @param values the values in these rows
     */
    record Sparse(int[] rows, float[] values) implements FeatureColumn {
        @Override
        public float value(int row) {
            int index = Arrays.binarySearch(rows, row);
            return index < 0 ? 0f : values[index];
        }
    }
}
