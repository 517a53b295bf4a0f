package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;

/** Assertions on what a model predicts for a row. */
@Stable(since = "1.0.0")
public final class RowAssert {

    private final PredictedRow predicted;

    RowAssert(Model model, ModelRow row) {
        this.predicted = PredictedRow.of(model, row);
    }

    /**
     * Asserts that a label is predicted.
     *
     * @param label the label's text, or the constant of a generated class
     */
    public LabelAssert predicts(Object label) {
        String expected = LabelText.of(predicted.model(), label);
        if (!predicted.prediction().label().equals(expected)) {
            throw predicted.without("predicts '" + Printable.text(expected) + "'");
        }
        return new LabelAssert(predicted, expected);
    }

    /** Asserts that the predicted number is near to one: {@code isWithin(5).of(120)}. */
    public NearAssert isWithin(double distance) {
        return new NearAssert(predicted, distance);
    }

    /**
     * Goes on with the columns that speak for what is predicted.
     *
     * @throws io.github.mlmodel.model.MlModelException if predictions of the model cannot be explained
     */
    public ReasonsAssert reasons() {
        return ReasonsAssert.of(predicted);
    }

    /** Goes on with another value in a column: {@code changing("name").to("x")}. */
    public ColumnChange changing(String column) {
        return alone().changing(column);
    }

    /** Goes on with a larger number in a column. */
    public ColumnStep increasing(String column) {
        return alone().increasing(column);
    }

    /** Goes on with a smaller number in a column. */
    public ColumnStep decreasing(String column) {
        return alone().decreasing(column);
    }

    private RowsAssert alone() {
        return new RowsAssert(predicted.tried());
    }
}
