package io.github.mlmodel.model.value;

/** What a value means to a column. */
public sealed interface Meaning {

    /**
     * A number, or a date in seconds since 1970-01-01T00:00Z.
     *
     * @param value the number; NaN where it is missing
     */
    record Numeric(double value) implements Meaning {}

    /**
     * A category or words.
     *
     * @param value the text; empty where it is missing
     */
    record Text(String value) implements Meaning {}

    /**
     * Nothing that the column takes.
     *
     * @param clause what it takes instead, as a sentence about the column goes on
     */
    record Refused(String clause) implements Meaning {}
}
