package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import java.util.Objects;

/**
 * A value of a row of which the model knows little: it predicts all the same, by what it learnt of other values.
 *
 * @param column name of the raw column
 * @param kind what is the matter
 * @param clause the same for people, for example {@code column 'age' is 130, and was 18 to 90 in training}
 */
@Stable(since = "1.0.0")
public record Doubt(String column, Kind kind, String clause) {

    /** What may be the matter with a value. */
    @Stable(since = "1.0.0")
    public enum Kind {
        /** There is none. */
        MISSING,
        /** It is a category that the model does not tell from others: no training row had it, or too few. */
        UNKNOWN,
        /** It is a number below the smallest or above the largest of the training rows, or a date likewise. */
        OUT_OF_RANGE
    }

    /** Refuses what lacks a part. */
    public Doubt {
        Objects.requireNonNull(column);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(clause);
    }

    /** Returns the clause. */
    @Override
    public String toString() {
        return clause;
    }
}
