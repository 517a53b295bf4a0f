package io.github.mlmodel.runtime.column;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.value.ColumnMeaning;
import io.github.mlmodel.model.value.Meaning;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** What the values of a batch mean to a model's columns, row by row; no object is made of a number. */
public final class BatchMeaning {

    private BatchMeaning() {}

    /**
     * Returns the numbers of a column of numbers or dates; NaN where they are missing.
     *
     * @throws IllegalArgumentException from the function, for a value that the column does not take
     */
    public static IntToDoubleFunction numbers(BatchColumns batch, ColumnSchema column) {
        if (batch.column(column.name()) instanceof BatchColumn.Words words) {
            ColumnMeaning meaning = new ColumnMeaning(column);
            return row -> number(meaning.of(words.text(row)), row, batch, column);
        }
        BatchColumn.Numbers numbers = batch.numbers(column.name());
        return column.kind() == ColumnKind.DATE
                ? row -> date(numbers.number(row), row, batch, column)
                : row -> finite(numbers.number(row), row, batch, column);
    }

    /**
     * Returns the texts of a column of categories or words; the empty text where they are missing.
     *
     * @throws IllegalArgumentException from the function, for a value that the column does not take
     */
    public static IntFunction<String> texts(BatchColumns batch, ColumnSchema column) {
        if (batch.column(column.name()) instanceof BatchColumn.Numbers numbers) {
            ColumnMeaning meaning = new ColumnMeaning(column);
            return row -> text(meaning.of(numbers.boxed(row)), row, batch, column);
        }
        BatchColumn.Words words = batch.words(column.name());
        return row -> ValueText.trimmed(words.text(row));
    }

    private static double number(Meaning meaning, int row, BatchColumns batch, ColumnSchema column) {
        if (meaning instanceof Meaning.Numeric number) {
            return number.value();
        }
        throw refusal(meaning, row, batch, column);
    }

    private static String text(Meaning meaning, int row, BatchColumns batch, ColumnSchema column) {
        if (meaning instanceof Meaning.Text text) {
            return text.value();
        }
        throw refusal(meaning, row, batch, column);
    }

    private static double finite(double number, int row, BatchColumns batch, ColumnSchema column) {
        if (Float.isInfinite((float) number)) {
            throw refusal(ColumnMeaning.ofNumber(number), row, batch, column);
        }
        return number;
    }

    private static double date(double seconds, int row, BatchColumns batch, ColumnSchema column) {
        if (ofSeconds(seconds) instanceof Meaning.Refused refused) {
            throw refusal(refused, row, batch, column);
        }
        return seconds;
    }

    /** Returns what seconds since 1970-01-01T00:00Z mean to a column of dates. */
    static Meaning ofSeconds(double seconds) {
        return isBeyondDates(seconds)
                ? new Meaning.Refused(
                        "is " + seconds + ", and takes seconds since 1970-01-01T00:00Z, in the years 1 to 9999")
                : new Meaning.Numeric(seconds);
    }

    static boolean isBeyondDates(double seconds) {
        return seconds < DateForm.FIRST || seconds >= DateForm.END;
    }

    private static IllegalArgumentException refusal(Meaning meaning, int row, BatchColumns batch, ColumnSchema column) {
        String clause = meaning instanceof Meaning.Refused refused ? refused.clause() : "is of another kind";
        return new IllegalArgumentException("Column '" + Printable.text(column.name()) + "' in "
                + RowNumber.of(row, batch.rows()) + " " + clause + ".");
    }
}
