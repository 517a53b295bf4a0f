package io.github.mlmodel.grade.own;

import org.jspecify.annotations.Nullable;

/** Gives raw values of rows, as the project's own metrics ask for them. */
@FunctionalInterface
public interface RawValue {

    /**
     * Returns the value in a row and column: a {@link Double}, dates as seconds since 1970-01-01T00:00Z, or a {@link String};
     * {@code null} where it is missing.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    @Nullable
    Object of(int row, String column);
}
