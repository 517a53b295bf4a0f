package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Internal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What a plain number looks like: an optional sign (a minus may be a dash of any kind), ASCII digits with at most one point, an
 * optional exponent. Java's own additions (hexadecimal, {@code 1d}, {@code 1f}, blanks around) are no numbers.
 */
@Internal
public final class DecimalText {

    /** What {@link #parse} gives for a text that is no number. */
    public static final double NO_NUMBER = Double.NaN;

    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

    private static final int LONGEST_WORD = 9;

    /** Largest power of ten that a double holds exactly. */
    private static final int EXACT_POWERS = 22;

    private static final double[] POWERS = new double[EXACT_POWERS + 1];

    static {
        double power = 1;
        for (int i = 0; i <= EXACT_POWERS; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalText() {}

    /** Rounds digits correctly, as Java's own parser does; whoever reads many has a faster one. */
    @FunctionalInterface
    public interface Rounder {

        /**
         * Returns the nearest double.
         *
         * @throws NumberFormatException if it is no number of Java
         */
        double parse(char[] chars, int from, int length);
    }

    /**
     * Returns the number, correctly rounded; {@link #NO_NUMBER} for another text; infinity for a number beyond the range
     * of doubles and for {@code NaN}, {@code inf} and {@code infinity} in any case and with any sign.
     *
     * @param rounder rounds what is long
     */
    public static double parse(char[] chars, int from, int length, Rounder rounder) {
        int end = from + length;
        int at = from;
        char first = chars[at];
        boolean negative = isMinus(first);
        if (negative || first == '+') {
            at++;
        }
        int digits = at;
        long mantissa = 0;
        while (at < end && isDigit(chars[at])) {
            mantissa = 10 * mantissa + (chars[at++] - '0');
        }
        int decimals = 0;
        if (at < end && chars[at] == '.') {
            int point = at++;
            while (at < end && isDigit(chars[at])) {
                mantissa = 10 * mantissa + (chars[at++] - '0');
            }
            decimals = at - point - 1;
            digits++;
        }
        // Clinger's fast path: both operands are exact, so one division rounds once. Eighteen digits cannot overflow.
        if (at == end && at > digits && at - digits <= 18 && mantissa <= 1L << 53 && decimals <= EXACT_POWERS) {
            double value = mantissa / POWERS[decimals];
            return negative ? -value : value;
        }
        return parseSlowly(chars, from, length, rounder);
    }

    /** Returns the number likewise. */
    public static double parse(String text) {
        return text.isEmpty()
                ? NO_NUMBER
                : parse(
                        text.toCharArray(),
                        0,
                        text.length(),
                        (chars, from, length) -> Double.parseDouble(new String(chars, from, length)));
    }

    private static double parseSlowly(char[] chars, int from, int length, Rounder rounder) {
        if (chars[from] != '-' && isMinus(chars[from])) {
            char[] plain = Arrays.copyOfRange(chars, from, from + length);
            plain[0] = '-';
            return parseSlowly(plain, 0, length, rounder);
        }
        char first = chars[from];
        char last = chars[from + length - 1];
        boolean numeric =
                (isDigit(first) || first == '-' || first == '+' || first == '.') && (isDigit(last) || last == '.');
        if (!numeric || hexadecimal(chars, from, length)) {
            return isNotFiniteWord(chars, from, length) ? Double.POSITIVE_INFINITY : NO_NUMBER;
        }
        try {
            return rounder.parse(chars, from, length);
        } catch (NumberFormatException e) {
            return NO_NUMBER;
        }
    }

    /** Returns whether a character is a minus, or a dash that word processors, databases and keyboards write in its place. */
    public static boolean isMinus(char c) {
        boolean dash = c >= '\u2010' && c <= '\u2014';
        return c == '-' || dash || c == '\u2212' || c == '\ufe63' || c == '\uff0d';
    }

    private static boolean hexadecimal(char[] chars, int from, int length) {
        for (int i = from; i < from + Math.min(length, 3); i++) {
            if (chars[i] == 'x' || chars[i] == 'X') {
                return true;
            }
        }
        return false;
    }

    private static boolean isNotFiniteWord(char[] chars, int from, int length) {
        if (length > LONGEST_WORD) {
            return false;
        }
        String word = new String(chars, from, length).toLowerCase(Locale.ROOT);
        return NOT_FINITE.contains(word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Returns a number as people write it: the shortest plain decimal that reads back as it, an integer without a point.
     * {@link Double#toString} gives the shortest only since JDK 19 (JDK-4511638).
     */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            return Long.toString((long) value);
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = shorter(shortest);
        while (shorter.precision() < shortest.precision() && shorter.doubleValue() == value) {
            shortest = shorter;
            shorter = shorter(shortest);
        }
        return shortest.toPlainString();
    }

    /** Returns a number of 32 bits likewise, which has fewer digits than the double of the same value. */
    public static String of(float value) {
        if (value == Math.rint(value) || !Float.isFinite(value)) {
            return of((double) value);
        }
        BigDecimal shortest = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        BigDecimal shorter = shorter(shortest);
        while (shorter.precision() < shortest.precision() && shorter.floatValue() == value) {
            shortest = shorter;
            shorter = shorter(shortest);
        }
        return shortest.toPlainString();
    }

    private static BigDecimal shorter(BigDecimal number) {
        return number.precision() == 1
                ? number
                : number.round(new MathContext(number.precision() - 1)).stripTrailingZeros();
    }
}
