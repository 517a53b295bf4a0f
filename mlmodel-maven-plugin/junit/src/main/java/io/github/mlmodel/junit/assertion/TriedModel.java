package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import java.util.List;

/**
 * A model and the rows that something is tried on.
 *
 * @param model the model
 * @param rows the rows
 */
record TriedModel(Model model, ModelRows rows) {

    /** Takes rows as messages show them. */
    TriedModel {
        rows = PredictedRows.shown(model, rows);
    }

    /** Makes it of one row. */
    static TriedModel of(Model model, ModelRow row) {
        return new TriedModel(model, ModelRows.of(List.of(row)));
    }

    /**
     * Refuses a column that the model does not read: whatever is claimed of it would hold.
     *
     * @throws IllegalArgumentException if it does not
     */
    void requireRead(String column) {
        List<String> read = model.columns();
        if (!read.contains(column)) {
            throw new IllegalArgumentException("Model '" + model.name() + "' reads no column '" + Printable.text(column)
                    + "'" + Names.didYouMean(column, read) + " Its columns are: " + Names.list(read) + ".");
        }
    }
}
