package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.Spellings;

/** A category in one of the ways in which it may be written. */
public final class CategoryText {

    private CategoryText() {}

    /** Returns the one text of all that a model takes for a category of a column. */
    public static String of(String text, ColumnSchema column) {
        String known = column.form().spellings().getOrDefault(text, text);
        return Spellings.number(known).orElse(known);
    }
}
