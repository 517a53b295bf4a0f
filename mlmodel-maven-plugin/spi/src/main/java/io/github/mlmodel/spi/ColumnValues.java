package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import org.jspecify.annotations.Nullable;

/** Values of a column in some rows. */
@Stable(since = "1.0.0")
public sealed interface ColumnValues permits ColumnValues.Numbers, ColumnValues.Texts {

    /** Returns the number of rows. */
    int rows();

    /**
     * Numbers.
     *
     * @param values a finite number a row; NaN is a missing value
     */
    @Stable(since = "1.0.0")
    record Numbers(double[] values) implements ColumnValues {

        @Override
        public int rows() {
            return values.length;
        }
    }

    /**
     * Texts.
     *
     * @param values a text a row; {@code null} is a missing value
     */
    @Stable(since = "1.0.0")
    record Texts(@Nullable String[] values) implements ColumnValues {

        @Override
        public int rows() {
            return values.length;
        }
    }
}
