package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;

/** Assertions on what a model predicts for rows, and on what changes that. */
@Stable(since = "1.0.0")
public final class RowsAssert {

    private final TriedModel tried;

    RowsAssert(TriedModel tried) {
        if (tried.rows().size() == 0) {
            throw new AssertionError(tried.model().name() + ": there is no row in "
                    + tried.rows().name() + ", so that nothing would be tried. Choose rows that there are.");
        }
        this.tried = tried;
    }

    /** Goes on with another value in a column: {@code changing("name").to("x")}. */
    public ColumnChange changing(String column) {
        return new ColumnChange(tried, column);
    }

    /** Goes on with a larger number in a column: {@code increasing("tenure").by(12)}. */
    public ColumnStep increasing(String column) {
        return new ColumnStep(tried, column, 1);
    }

    /** Goes on with a smaller number in a column. */
    public ColumnStep decreasing(String column) {
        return new ColumnStep(tried, column, -1);
    }

    /** Goes on without a value in a column. */
    public ChangedAssert withoutValueOf(String column) {
        return changing(column).to(null);
    }

    /** Goes on with a number in a column that is not known exactly: {@code blurring("income").byUpTo(100)}. */
    public ColumnNoise blurring(String column) {
        return new ColumnNoise(tried, column);
    }

    /** Goes on with a mistake of writing in each text of a column; those of one letter are left out. */
    public ChangedAssert misspelling(String column) {
        Misspelling misspelling = new Misspelling();
        return new ChangedAssert(new RowChanges(tried, "misspelling '" + Printable.text(column) + "'").each(row -> {
            if (!(row.value(column) instanceof String text)) {
                return null;
            }
            String other = misspelling.of(text);
            return other.equals(text) ? null : row.with(column, other);
        }));
    }

    /** Asserts that the label is predicted that each row says is to be: golden examples, for instance. */
    public RowsAssert predictsActual() {
        new GivenAnswers(tried).labels();
        return this;
    }

    /** Asserts that no predicted number is further from the one that its row says is to be predicted. */
    public RowsAssert predictsActualWithin(double distance) {
        new GivenAnswers(tried).numbers(distance);
        return this;
    }

    /** Measures how long the prediction of one row takes: {@code latency().isAtMost(Duration.ofMillis(1))}. */
    public LatencyAssert latency() {
        return LatencyAssert.of(tried, System::nanoTime);
    }
}
