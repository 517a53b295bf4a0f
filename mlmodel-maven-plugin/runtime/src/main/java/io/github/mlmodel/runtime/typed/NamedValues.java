package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.runtime.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row whose values are looked at by the names of columns; those that the model lacks are left out. */
final class NamedValues implements TypedRow {

    private final ColumnPlaces columns;
    private final List<ColumnSchema> schemas;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    NamedValues(ColumnPlaces columns, Model model) {
        this.columns = columns;
        this.schemas = model.description().signature().columns();
    }

    @Override
    public TypedRow set(int column, double value) {
        int place = columns.places()[column];
        if (place >= 0) {
            values.put(columns.names().get(column), Double.isNaN(value) ? null : given(schemas.get(place), value));
        }
        return this;
    }

    /** A date becomes a text as the data has it, which says more to people than seconds do. */
    private static Object given(ColumnSchema column, double value) {
        return column.kind() == ColumnKind.DATE ? column.dates().text(value) : (Object) value;
    }

    @Override
    public TypedRow set(int column, @Nullable String value) {
        if (columns.places()[column] >= 0) {
            values.put(columns.names().get(column), value);
        }
        return this;
    }

    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
