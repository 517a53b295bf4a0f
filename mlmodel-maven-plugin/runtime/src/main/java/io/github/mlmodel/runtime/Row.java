package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.value.Meaning;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.RowColumns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row whose values are set by the places of columns in {@link Model#columns()}: the quickest way to predict one row.
 *
 * <pre>{@code
 * Row row = model.newRow();
 * row.set(0, 42).set(1, "basic");
 * double risk = model.predict(row).probability("yes");
 * }</pre>
 *
 * <p>Every column has to be set. A row may be used again: values stay until others are set. It is one thread's; the model is not.
 * What is asked of {@link Prediction#doubts()} is asked of the values that the row has then.
 */
@Stable(since = "1.0.0")
public final class Row {

    private final RowColumns columns;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final boolean[] given;
    private int absent;

    Row(RowColumns columns) {
        this.columns = columns;
        this.numbers = new double[columns.size()];
        this.texts = new @Nullable String[columns.size()];
        this.given = new boolean[columns.size()];
        this.absent = columns.size();
    }

    /**
     * Sets a column to a number, a column of dates to seconds since 1970-01-01T00:00Z; NaN is a missing value. A column of
     * categories or words takes the number's text.
     *
     * @param column place in {@link Model#columns()}
     * @throws IllegalArgumentException if the number is beyond the range of a float, or no date
     */
    public Row set(int column, double value) {
        if (columns.takes(column, value)) {
            numbers[column] = value;
            return given(column);
        }
        return set(column, columns.meaning(column, value));
    }

    /**
     * Sets a column to a text; of a column of numbers or dates it is read as the column's are written. Blank texts and
     * {@code null} are missing values.
     *
     * @param column place in {@link Model#columns()}
     * @throws IllegalArgumentException if the text is no number or date of the column's form
     */
    public Row set(int column, @Nullable String value) {
        if (columns.takesNumbers(column)) {
            return set(column, columns.meaning(column, value));
        }
        texts[column] = value == null ? null : ValueText.trimmed(value);
        return given(column);
    }

    /**
     * Sets a column to what {@link Model#predict(java.util.Map)} takes.
     *
     * @param column place in {@link Model#columns()}
     * @throws IllegalArgumentException if the column does not take the value
     */
    public Row set(int column, @Nullable Object value) {
        return set(column, columns.meaning(column, value));
    }

    private Row set(int column, Meaning meaning) {
        if (meaning instanceof Meaning.Refused refused) {
            throw columns.refusal(column, refused);
        } else if (meaning instanceof Meaning.Numeric number) {
            numbers[column] = number.value();
        } else if (meaning instanceof Meaning.Text text) {
            texts[column] = text.value();
        }
        return given(column);
    }

    private Row given(int column) {
        if (!given[column]) {
            given[column] = true;
            absent--;
        }
        return this;
    }

    /** Sets a column, if it takes the value. */
    boolean take(int column, @Nullable Object value) {
        if (value instanceof String text && !columns.takesNumbers(column)) {
            set(column, text);
            return true;
        }
        if (value instanceof Double number && columns.takesPlainNumbers(column)) {
            numbers[column] = number;
            given(column);
            return !Float.isInfinite(number.floatValue());
        }
        Meaning meaning = columns.meaning(column, value);
        if (meaning instanceof Meaning.Refused) {
            return false;
        }
        set(column, meaning);
        return true;
    }

    /**
     * Refuses a row that is not complete, or of another model.
     *
     * @throws IllegalArgumentException if it is another model's
     * @throws IllegalStateException if a column is not set
     */
    void require(Optional<RowColumns> expected) {
        if (expected.isEmpty() || columns != expected.get()) {
            throw new IllegalArgumentException("The row is another model's. Take one of this model's newRow().");
        }
        if (absent > 0) {
            throw columns.unset(given);
        }
    }

    double number(int column) {
        return numbers[column];
    }

    /** Returns a text; the empty one where it is missing. */
    String text(int column) {
        String text = texts[column];
        return text == null ? "" : text;
    }

    /** Returns the values by column. */
    BatchColumns content() {
        return columns.of(numbers, texts);
    }
}
