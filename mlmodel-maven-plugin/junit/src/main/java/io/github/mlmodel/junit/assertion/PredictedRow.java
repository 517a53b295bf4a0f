package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.List;

/**
 * A row and what a model says about it.
 *
 * @param model the model
 * @param row the row
 * @param prediction what it says
 */
record PredictedRow(Model model, ModelRow row, Prediction prediction) {

    static PredictedRow of(Model model, ModelRow row) {
        ModelRow shown = TriedModel.of(model, row).rows().get(0);
        return new PredictedRow(
                model, shown, PredictedRows.of(model, List.of(shown)).get(0));
    }

    /** Returns the row as one that something is tried on. */
    TriedModel tried() {
        return TriedModel.of(model, row);
    }

    /** Returns the failure of a claim. */
    AssertionError without(String claim) {
        return new AssertionError(
                model.name() + " does not hold that it " + claim + ": it predicts " + prediction + " for " + row + ".");
    }
}
