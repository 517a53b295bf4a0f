package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;
import org.jspecify.annotations.Nullable;

/** A row that a generated class fills: the places of columns are those of that class. */
@Stable(since = "1.0.0")
public interface TypedRow {

    /**
     * Sets a column of numbers, or of dates in seconds since 1970-01-01T00:00Z.
     *
     * @param column place in the generated class
     * @param value the number; NaN is a missing value
     * @throws IllegalArgumentException if the number is beyond the range of a float, or no date
     */
    TypedRow set(int column, double value);

    /**
     * Sets a column of categories or words.
     *
     * @param column place in the generated class
     * @param value the text; {@code null} and blank texts are missing values
     */
    TypedRow set(int column, @Nullable String value);

    /**
     * Sets all columns.
     *
     * @param values a {@link Double}, a text or {@code null} each
     */
    default TypedRow setAll(@Nullable Object[] values) {
        for (int column = 0; column < values.length; column++) {
            Object value = values[column];
            if (value instanceof Double number) {
                set(column, number);
            } else {
                set(column, (String) value);
            }
        }
        return this;
    }
}
