package io.github.mlmodel.runtime;

import io.github.mlmodel.model.text.Shown;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as an application gave them, which may be less than it meant to. */
final class GivenRows {

    private GivenRows() {}

    /**
     * Refuses what is no row at all.
     *
     * @throws IllegalArgumentException with all rows that are null
     */
    static void require(@Nullable List<? extends @Nullable Map<String, ?>> rows) {
        if (rows == null) {
            throw new IllegalArgumentException(
                    "The list of rows is null. Give a list with a map a row; it may be empty.");
        }
        Shown absent = new Shown();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row) == null) {
                absent.add(String.valueOf(row + 1));
            }
        }
        if (!absent.isEmpty()) {
            String which = (absent.count() == 1 ? "Row " : "Rows ") + absent.list() + " of " + rows.size();
            throw new IllegalArgumentException((rows.size() == 1 ? "The row" : which)
                    + (absent.count() == 1 ? " is null" : " are null")
                    + ". Give a map with a value for each column; a value may be null where it is missing.");
        }
    }
}
