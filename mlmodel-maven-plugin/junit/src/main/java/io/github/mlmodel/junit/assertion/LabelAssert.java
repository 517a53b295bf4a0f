package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Printable;

/** Assertions on the probability of the label that was predicted. */
@Stable(since = "1.0.0")
public final class LabelAssert {

    private final PredictedRow row;
    private final String label;

    LabelAssert(PredictedRow row, String label) {
        this.row = row;
        this.label = label;
    }

    /** Asserts that the label has a probability of at least that. */
    public LabelAssert withProbabilityAtLeast(double least) {
        if (!(row.prediction().probability(label) >= least)) {
            throw row.without(predicts() + " at least " + DecimalText.of(least));
        }
        return this;
    }

    /** Asserts that the label has a probability of at most that. */
    public LabelAssert withProbabilityAtMost(double most) {
        if (!(row.prediction().probability(label) <= most)) {
            throw row.without(predicts() + " at most " + DecimalText.of(most));
        }
        return this;
    }

    private String predicts() {
        return "predicts '" + Printable.text(label) + "' with a probability of";
    }
}
