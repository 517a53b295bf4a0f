package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;

/** The half of an assertion on a number that says how far it may be away. */
@Stable(since = "1.0.0")
public final class NearAssert {

    private final PredictedRow row;
    private final double distance;

    NearAssert(PredictedRow row, double distance) {
        this.row = row;
        this.distance = distance;
    }

    /** Asserts that the predicted number is no further from this one. */
    public void of(double expected) {
        if (!(Math.abs(row.prediction().value() - expected) <= distance)) {
            throw row.without("is within " + DecimalText.of(distance) + " of " + DecimalText.of(expected));
        }
    }
}
