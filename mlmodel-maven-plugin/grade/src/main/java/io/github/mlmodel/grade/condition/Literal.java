package io.github.mlmodel.grade.condition;

import io.github.mlmodel.grade.syntax.Token;
import io.github.mlmodel.model.column.Spellings;
import java.math.BigDecimal;
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
    private static final int MOST_ZEROS = 40;
    /** No decimal can be made with one; what is finite all the same is 0. */
    private static final Pattern VAST_EXPONENT = Pattern.compile("[eE][+-]?0*[1-9]\\d{8}");

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

    /** Returns whether a row's value is this one: the same text, or the same number. */
    public boolean equalsValue(String found) {
        if (value.equals(found)) {
            return true;
        }
        Optional<String> number = quoted ? Optional.empty() : number(value);
        return number.isPresent() && number.equals(number(found));
    }

    /**
     * Returns the one way in which a number is written here: in digits, without decimals that are 0 and without an exponent, so
     * that {@code 1}, {@code 1.0} and {@code 1e0} are the same; zeros in front make a code, which is no number.
     */
    public static Optional<String> number(String text) {
        Optional<String> inDigits = Spellings.number(text);
        if (inDigits.isPresent()
                || !isNumber(text)
                || CODE.matcher(text).lookingAt()
                || !EXPONENT.matcher(text).find()) {
            return inDigits;
        }
        if (VAST_EXPONENT.matcher(text).find()) {
            return Optional.of("0");
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.signum() == 0) {
            return Optional.of("0");
        }
        boolean isShort = Math.abs(number.scale()) <= MOST_ZEROS;
        return Optional.of(isShort ? number.toPlainString() : number.toString());
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
