package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.Map;

/**
 * What was read.
 *
 * @param table the rows of the side that was asked for
 * @param kinds how each column was read, by name
 * @param digest SHA-256 over the kept columns' names and the rows' values, in order; independent of file names and threads
 * @param rowsInFiles rows of both sides
 */
public record ReadRows(Table table, Map<String, ColumnKind> kinds, String digest, long rowsInFiles) {

    /** Copies the map. */
    public ReadRows {
        kinds = Map.copyOf(kinds);
    }

    /** Returns the columns in the order of the table, as they were read; a column without a value is one of numbers. */
    public List<ColumnSchema> schema() {
        return table.names().stream()
                .map(name -> new ColumnSchema(name, kinds.getOrDefault(name, ColumnKind.NUMERIC)))
                .toList();
    }
}
