package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was read.
 *
 * @param table the rows of the side that was asked for
 * @param treatments how each column is treated, by name
 * @param digest SHA-256 over the kept columns' names and the rows' values, in order; independent of file names and threads
 * @param rowsInFiles rows of both sides
 * @param deciding the columns that decided a row's side, kept or not; empty where all rows are of one side
 * @param withoutValue rows that are trained on because they have no value in the column that decides
 */
public record ReadRows(
        Table table,
        Map<String, Treatment> treatments,
        String digest,
        long rowsInFiles,
        List<String> deciding,
        long withoutValue) {

    /** Copies the collections. */
    public ReadRows {
        treatments = Map.copyOf(treatments);
        deciding = List.copyOf(deciding);
    }

    /** Returns the same rows where values are written otherwise; the digest stays that of the data. */
    public ReadRows with(Table written) {
        return new ReadRows(written, treatments, digest, rowsInFiles, deciding, withoutValue);
    }

    /** Returns the same rows where columns are treated otherwise. */
    public ReadRows with(Map<String, Treatment> others) {
        return new ReadRows(table, others, digest, rowsInFiles, deciding, withoutValue);
    }

    /** Returns how each column was read, by name. */
    public Map<String, ColumnKind> kinds() {
        Map<String, ColumnKind> kinds = new HashMap<>();
        treatments.forEach((name, treatment) -> kinds.put(name, treatment.kind()));
        return kinds;
    }

    /** Returns the columns in the order of the table, as they were read; a column without a value is one of numbers. */
    public List<ColumnSchema> schema() {
        return table.names().stream().map(name -> treatment(name).column(name)).toList();
    }

    /** Returns how a column of the table is treated. */
    public Treatment treatment(String column) {
        return Objects.requireNonNull(treatments.get(column));
    }
}
