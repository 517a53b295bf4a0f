package io.github.mlmodel.grade.condition;

import io.github.mlmodel.grade.syntax.Token;
import io.github.mlmodel.model.column.Spellings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A value in a condition.
 *
 * @param value the value
 * @param quoted whether it stands in quotes, and so is a text, whatever it looks like
 */
public record Literal(String value, boolean quoted) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern EXPONENT = Pattern.compile("[eE]");
    private static final Pattern CODE = Pattern.compile("[+-]?0\\d");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?");

    /** Returns the value that is exactly a text: in quotes, where it would be a number or could not be read without. */
    public static Literal ofText(String text) {
        return new Literal(text, isNumber(text) || !Token.written(text).equals(text));
    }

    /** Returns whether a text is a number. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    private boolean isNumber() {
        return !quoted && isNumber(value);
    }

    private boolean isDate() {
        return DATE.matcher(value).matches();
    }

    /** Returns whether one value may be larger than it. */
    boolean isOrdered() {
        return isNumber() || isDate();
    }

    /** Returns what it is, for messages. */
    String kind() {
        return isNumber() ? "number" : "date";
    }

    /** Returns whether a row's value is this one: the same text, or the same number in digits. */
    boolean equalsValue(String found) {
        if (value.equals(found)) {
            return true;
        }
        Optional<String> number = quoted ? Optional.empty() : Spellings.number(value);
        return (number.isPresent() && number.equals(Spellings.number(found))) || isInPowers(found);
    }

    /** Numbers with an exponent are the same as those that are written out; zeros in front make a code. */
    private boolean isInPowers(String found) {
        return isNumber()
                && isNumber(found)
                && (EXPONENT.matcher(value).find() || EXPONENT.matcher(found).find())
                && !CODE.matcher(value).lookingAt()
                && !CODE.matcher(found).lookingAt()
                && Double.parseDouble(found) == Double.parseDouble(value);
    }

    /** Compares a row's value with it, below 0 where the value is smaller; nothing where the two have no order. */
    OptionalInt order(String found) {
        if (isNumber()) {
            return isNumber(found)
                    ? OptionalInt.of(Double.compare(Double.parseDouble(found) + 0.0, Double.parseDouble(value) + 0.0))
                    : OptionalInt.empty();
        }
        return isDate() && DATE.matcher(found).matches()
                ? OptionalInt.of(found.replace(' ', 'T').compareTo(value.replace(' ', 'T')))
                : OptionalInt.empty();
    }

    /** Returns it as users write it. */
    String text() {
        return quoted ? Token.quoted(value) : value;
    }
}
