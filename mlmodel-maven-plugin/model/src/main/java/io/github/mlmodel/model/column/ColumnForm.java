package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Stable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a column are written where that is more than the column's kind says. What is of no use to a kind is absent.
 *
 * @param date how its dates are written; of a column of dates alone
 */
@Stable(since = "1.0.0")
public record ColumnForm(@Nullable DateForm date) {

    /** The form of a column whose kind says all. */
    public static final ColumnForm PLAIN = new ColumnForm(null);

    /** Returns the form of a column of dates. */
    public static ColumnForm of(DateForm date) {
        return new ColumnForm(Objects.requireNonNull(date));
    }
}
