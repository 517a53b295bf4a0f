package io.github.mlmodel.spi;

import java.util.List;

/**
 * Features by column.
 *
 * @param rows number of rows
 * @param names a name for each column, unique, for example {@code age} or {@code country=NL}
 * @param columns the columns, each of {@code rows} values
 */
public record FeatureMatrix(int rows, List<String> names, List<FeatureColumn> columns) {

    /** Copies the lists and checks their lengths. */
    public FeatureMatrix {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.size() + " columns");
        }
    }

    /** Returns the number of columns. */
    public int width() {
        return columns.size();
    }
}
