package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Printable;
import java.util.Random;

/** The half of an assertion that says which number is not known exactly. */
@Stable(since = "1.0.0")
public final class ColumnNoise {

    private final TriedModel tried;
    private final String column;

    ColumnNoise(TriedModel tried, String column) {
        this.tried = tried;
        this.column = column;
    }

    /**
     * Moves each number by up to this much, up or down, at random but always alike; rows without one are left out.
     *
     * @throws IllegalArgumentException if that is nothing, or without end
     */
    public ChangedAssert byUpTo(double distance) {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw new IllegalArgumentException(
                    "Blurring by up to " + DecimalText.of(distance) + " tries nothing. Take a number above 0.");
        }
        Random random = new Random(1);
        String words = "blurring '" + Printable.text(column) + "' by up to " + DecimalText.of(distance);
        return new ChangedAssert(new RowChanges(tried, words).each(row -> {
            double number = row.number(column);
            double moved = number + distance * (2 * random.nextDouble() - 1);
            return Double.isNaN(number) ? null : row.with(column, moved);
        }));
    }
}
