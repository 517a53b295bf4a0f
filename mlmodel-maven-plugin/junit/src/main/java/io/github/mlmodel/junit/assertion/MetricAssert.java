package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.OptionalDouble;

/** Assertions on the value of a metric. */
@Stable(since = "1.0.0")
public final class MetricAssert {

    private final ModelEvaluation evaluation;
    private final String name;
    private final OptionalDouble value;

    MetricAssert(ModelEvaluation evaluation, String name, OptionalDouble value) {
        this.evaluation = evaluation;
        this.name = Printable.text(name);
        this.value = value;
    }

    /** Asserts that it is at least that; a metric without a value is not. */
    public MetricAssert isAtLeast(double least) {
        return require("at least " + DecimalText.of(least), value.isPresent() && value.getAsDouble() >= least);
    }

    /** Asserts that it is at most that; a metric without a value is not. */
    public MetricAssert isAtMost(double most) {
        return require("at most " + DecimalText.of(most), value.isPresent() && value.getAsDouble() <= most);
    }

    private MetricAssert require(String bound, boolean holds) {
        String on = Names.count(evaluation.rows(), "row")
                + (evaluation.part().isEmpty() ? "" : " with " + Printable.text(evaluation.part()));
        TriedRows.print(evaluation.model(), on + " tried: " + name + " is " + bound);
        if (!holds) {
            throw new AssertionError(evaluation.model() + ": " + name + " is "
                    + (value.isPresent() ? DecimalText.of(value.getAsDouble()) : "not defined") + " on " + on
                    + ", and not " + bound + ".");
        }
        return this;
    }
}
