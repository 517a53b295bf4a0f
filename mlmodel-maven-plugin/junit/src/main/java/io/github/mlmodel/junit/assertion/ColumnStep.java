package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;

/** The half of an assertion that says which number becomes larger or smaller. */
@Stable(since = "1.0.0")
public final class ColumnStep {

    private static final int STEPS = 10;

    private final TriedModel tried;
    private final String column;
    private final int direction;

    ColumnStep(TriedModel tried, String column, int direction) {
        tried.requireRead(column);
        this.tried = tried;
        this.column = column;
        this.direction = direction;
    }

    /** Puts the numbers of a range in place of the row's own, one after another, in ten steps. */
    public ChangedAssert along(double from, double to) {
        return along(from, to, STEPS);
    }

    /** Puts the numbers of a range in place of the row's own, one after another; what is compared is each with the next. */
    public ChangedAssert along(double from, double to, int steps) {
        if (!(from < to) || Double.isInfinite(to - from) || steps < 1) {
            throw new IllegalArgumentException(
                    "From " + DecimalText.of(from) + " to " + DecimalText.of(to) + " in " + Names.count(steps, "step")
                            + " is no way up. Give the smaller number first, and at least one step.");
        }
        RowChanges changes = new RowChanges(
                tried,
                words() + " from " + DecimalText.of(from) + " to " + DecimalText.of(to) + " in "
                        + Names.count(steps, "step"));
        for (int step = 0; step < steps; step++) {
            double low = from + (to - from) * step / steps;
            double high = from + (to - from) * (step + 1) / steps;
            tried.rows()
                    .forEach(row -> changes.add(
                            row.with(column, direction > 0 ? low : high),
                            row.with(column, direction > 0 ? high : low)));
        }
        return new ChangedAssert(changes);
    }

    private String words() {
        return (direction > 0 ? "increasing '" : "decreasing '") + Printable.text(column) + "'";
    }

    /** Changes the number by this much; rows without one are left out. */
    public ChangedAssert by(double step) {
        if (!(step > 0)) {
            throw new IllegalArgumentException(
                    "A step of " + DecimalText.of(step) + " leads nowhere. Take one above 0.");
        }
        return new ChangedAssert(new RowChanges(tried, words() + " by " + DecimalText.of(step)).each(row -> {
            double number = row.number(column);
            return Double.isNaN(number) ? null : row.with(column, number + direction * step);
        }));
    }
}
