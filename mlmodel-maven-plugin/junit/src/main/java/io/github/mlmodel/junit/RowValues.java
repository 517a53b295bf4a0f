package io.github.mlmodel.junit;

import io.github.mlmodel.grade.own.RawValue;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.runtime.Model;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of rows as metrics of the project's own see them, also where the plugin computes these: dates are seconds. */
final class RowValues implements RawValue {

    private final ModelRows rows;
    private final Map<String, DateForm> dates = new HashMap<>();

    RowValues(Model model, ModelRows rows) {
        this.rows = rows;
        for (ColumnSchema column : model.description().signature().columns()) {
            if (column.kind() == ColumnKind.DATE) {
                dates.put(column.name(), column.dates());
            }
        }
    }

    @Override
    public @Nullable Object of(int row, String column) {
        @Nullable Object value = rows.get(row).value(column);
        DateForm form = dates.get(column);
        return form == null || value == null ? value : (Object) form.seconds(String.valueOf(value));
    }
}
