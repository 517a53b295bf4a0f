package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.own.RawValue;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Raw values of held-back rows, as the project's own metrics ask for them. */
final class RawValues implements RawValue {

    private final Rows rows;
    private final ExcludedColumns excluded;
    private final Map<String, Column> columns = new HashMap<>();

    RawValues(Rows rows, ExcludedColumns excluded) {
        this.rows = rows;
        this.excluded = excluded;
        rows.columns().forEach(column -> columns.put(column.name(), column));
    }

    @Override
    public @Nullable Object of(int row, String column) {
        Column found = columns.get(column);
        if (found == null && excluded.names().contains(column)) {
            return excluded.text(row, column);
        }
        if (found == null) {
            throw new IllegalArgumentException("the data has no column '" + Printable.text(column) + "', only: "
                    + Names.list(Stream.concat(rows.columns().stream().map(Column::name), excluded.names().stream())
                            .toList()));
        }
        if (found.missing(row)) {
            return null;
        }
        if (found instanceof Column.Texts texts) {
            return texts.dictionary()[texts.codes()[row]];
        }
        return ((Column.Numbers) found).values()[row];
    }
}
