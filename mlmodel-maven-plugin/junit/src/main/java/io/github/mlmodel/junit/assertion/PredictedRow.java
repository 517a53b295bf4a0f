package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
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
        return new PredictedRow(
                model, row, PredictedRows.of(model, List.of(row)).get(0));
    }

    /** Returns the row as one that something is tried on. */
    TriedModel tried() {
        return new TriedModel(model, ModelRows.of(List.of(row)));
    }

    /** Returns the failure of a claim. */
    AssertionError without(String claim) {
        return new AssertionError(
                model.name() + " does not hold that it " + claim + ": it predicts " + prediction + " for " + row + ".");
    }
}
