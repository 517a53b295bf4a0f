package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.column.DateForm;
import java.util.List;

/**
 * Columns read as dates.
 *
 * @param columns the columns
 * @param form how their dates are written
 */
public record DateColumns(List<String> columns, DateForm form) {

    /** Copies the list. */
    public DateColumns {
        columns = List.copyOf(columns);
    }
}
