package io.github.mlmodel.model.value;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateValues;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.text.Printable;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one function from a value to what a column of a model takes, whether the value is a file's text or an application's. A
 * text loses the blanks around it; in a column of numbers or dates it is read as the column's are written, and a word that says
 * that there is no value is none. Which spellings are one category, and which words are missing among categories, the model's
 * graph knows itself.
 */
public final class ColumnMeaning {

    private static final Meaning NO_NUMBER = new Meaning.Numeric(Double.NaN);

    private static final Meaning NO_TEXT = new Meaning.Text("");

    private static final Meaning ONE = new Meaning.Numeric(1);

    private static final Meaning ZERO = new Meaning.Numeric(0);

    private final ColumnSchema column;
    private final NumberForm numbers;
    private final Set<String> missing;

    /** Prepares for a column of a table. */
    public ColumnMeaning(ColumnSchema column) {
        if (column.kind() == ColumnKind.IMAGE) {
            throw new IllegalArgumentException("images are no values of a table");
        }
        this.column = column;
        this.numbers = column.form().numbersOrPlain();
        this.missing = column.form().missing().stream().map(ValueText::trimmed).collect(Collectors.toSet());
    }

    /** Returns what a value means; {@code null}, a blank text and NaN mean that there is none. */
    public Meaning of(@Nullable Object value) {
        @Nullable Object given = value instanceof Character ? value.toString() : value;
        return switch (column.kind()) {
            case NUMERIC -> number(given);
            case DATE -> date(given);
            case CATEGORICAL, TEXT, IMAGE -> text(given);
        };
    }

    /** Returns what a number means in a column of numbers. */
    public static Meaning ofNumber(double number) {
        if (Double.isNaN(number)) {
            return NO_NUMBER;
        }
        return Float.isInfinite((float) number)
                ? new Meaning.Refused("is " + number + ", beyond the range of a float")
                : new Meaning.Numeric(number);
    }

    private Meaning number(@Nullable Object value) {
        if (isMissing(value)) {
            return NO_NUMBER;
        } else if (value instanceof Number number) {
            return ofNumber(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            return truth ? ONE : ZERO;
        } else if (value instanceof CharSequence) {
            double number = numbers.number(ValueText.trimmed(String.valueOf(value)));
            return Double.isNaN(number) ? new Meaning.Refused(taken() + shown(value)) : ofNumber(number);
        }
        return new Meaning.Refused("takes a number" + shown(value));
    }

    private String taken() {
        return numbers.isPlain() ? "takes a number" : "takes a number, also as a text with " + numbers.words();
    }

    private Meaning date(@Nullable Object value) {
        if (value == null || isMissing(value)) {
            return NO_NUMBER;
        }
        double seconds = DateValues.seconds(column.dates(), value);
        return Double.isNaN(seconds)
                ? new Meaning.Refused("takes " + DateValues.refusal(column.dates(), value))
                : new Meaning.Numeric(seconds);
    }

    /** Returns whether a value is none in a column of numbers or dates. */
    private boolean isMissing(@Nullable Object value) {
        if (value instanceof CharSequence chars) {
            String text = ValueText.trimmed(chars.toString());
            return text.isEmpty() || missing.contains(text) || MissingWords.contains(text);
        }
        return value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()));
    }

    private Meaning text(@Nullable Object value) {
        if (value == null) {
            return NO_TEXT;
        }
        return ValueText.of(value)
                .<Meaning>map(Meaning.Text::new)
                .orElseGet(() -> new Meaning.Refused(
                        value instanceof Number
                                ? "is " + value + ", which is no text"
                                : "takes a text, a number, a truth value, a date or a constant" + shown(value)));
    }

    private static String shown(@Nullable Object value) {
        return ", and '" + Printable.text(String.valueOf(value)) + "' is "
                + (value instanceof CharSequence ? "none" : "a " + typeOf(value));
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
