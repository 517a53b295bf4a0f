package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.runtime.Row;
import org.jspecify.annotations.Nullable;

/** A row that is predicted alone. */
final class OneRow implements TypedRow {

    private final ColumnPlaces columns;
    private final Row row;

    OneRow(ColumnPlaces columns, Row row) {
        this.columns = columns;
        this.row = row;
    }

    @Override
    public TypedRow set(int column, double value) {
        int place = columns.places()[column];
        if (place >= 0) {
            row.set(place, value);
        }
        return this;
    }

    @Override
    public TypedRow set(int column, @Nullable String value) {
        int place = columns.places()[column];
        if (place >= 0) {
            row.set(place, value);
        }
        return this;
    }

    Row row() {
        return row;
    }
}
