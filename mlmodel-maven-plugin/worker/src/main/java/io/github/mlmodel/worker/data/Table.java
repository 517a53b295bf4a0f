package io.github.mlmodel.worker.data;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.text.Names;
import java.util.List;

/**
 * Rows by column.
 *
 * @param rows number of rows
 * @param columns the columns in the data's order
 */
public record Table(int rows, List<Column> columns) {

    /** Copies the list. */
    public Table {
        columns = List.copyOf(columns);
    }

    /** Returns the columns' names in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * Returns the column of that name.
     *
     * @throws MlModelException if there is none
     */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> MlModelException.user("Column '" + name + "' is not in the data"
                        + Names.nearest(name, names())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(".")
                        + " Its columns are: " + Names.list(names()) + "."));
    }
}
