package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Internal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The text that a value of Java means, the same as in a file: what a category or a text is compared and cut as. */
@Internal
public final class ValueText {

    /** Beyond that many digits before or behind the point a number is written with its exponent: the zeros would fill memory. */
    private static final int MOST_ZEROS = 1000;

    private ValueText() {}

    /**
     * Returns the text, the empty one for NaN; nothing for a value that is no text, truth value, number, character, constant of
     * an enum or value of {@code java.time}, or is an infinite number.
     */
    public static Optional<String> of(Object value) {
        if (value instanceof CharSequence text) {
            return Optional.of(trimmed(text.toString()));
        } else if (value instanceof Boolean || value instanceof Character) {
            return Optional.of(trimmed(value.toString()));
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        return value instanceof TemporalAccessor time ? Optional.of(time(time)) : Optional.empty();
    }

    private static Optional<String> number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value)) {
                return Optional.of("");
            }
            return Double.isInfinite(value)
                    ? Optional.empty()
                    : Optional.of(
                            number instanceof Float narrow ? DecimalText.of((float) narrow) : DecimalText.of(value));
        } else if (number instanceof BigDecimal decimal) {
            return Optional.of(plain(decimal));
        }
        return Optional.of(number instanceof BigInteger ? number.toString() : trimmed(number.toString()));
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > MOST_ZEROS ? shortest.toString() : shortest.toPlainString();
    }

    /** The name of a zone in brackets is no ISO 8601. */
    private static String time(TemporalAccessor time) {
        return time instanceof ZonedDateTime zoned ? zoned.toOffsetDateTime().toString() : time.toString();
    }

    /** Returns a text without the blanks around it, wherever it comes from. */
    public static String trimmed(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    /** Returns whether a character is white space of Unicode; the list is fixed, because the JDK's tables change with it. */
    public static boolean isBlank(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return switch (c) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }
}
