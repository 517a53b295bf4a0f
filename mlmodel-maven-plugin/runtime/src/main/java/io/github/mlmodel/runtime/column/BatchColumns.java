package io.github.mlmodel.runtime.column;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows by column.
 *
 * @param rows how many rows there are
 * @param byName columns of that many values, in the order in which they were given
 */
public record BatchColumns(int rows, Map<String, BatchColumn> byName) {

    /** Returns a column, if it is there. */
    public @Nullable BatchColumn column(String name) {
        return byName.get(name);
    }

    /** Returns a column that is known to be there and to have numbers. */
    BatchColumn.Numbers numbers(String name) {
        return (BatchColumn.Numbers) Objects.requireNonNull(byName.get(name), name);
    }

    /** Returns a column that is known to be there and to have images. */
    BatchColumn.Pictures pictures(String name) {
        return (BatchColumn.Pictures) Objects.requireNonNull(byName.get(name), name);
    }

    /** Returns a column that is known to be there and to have texts. */
    BatchColumn.Words words(String name) {
        return (BatchColumn.Words) Objects.requireNonNull(byName.get(name), name);
    }
}
