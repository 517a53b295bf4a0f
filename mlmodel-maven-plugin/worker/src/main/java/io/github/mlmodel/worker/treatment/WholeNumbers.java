package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.worker.table.PlainNumber;

/**
 * Tells codes from quantities among numbers, by how they are written: a leading zero where all have one width, or more digits
 * than a double holds. A number such as {@code 12E4} may be a code, too, unless the column writes a point or a signed
 * exponent anywhere. What was seen of values is added in any order.
 */
public final class WholeNumbers {

    private static final int LEAST_WIDTH = 3;

    /** A double holds every whole number of 15 digits. */
    private static final int TOO_MANY_DIGITS = 16;

    /** The lower bits of what was seen: a whole number's digits. */
    private static final int DIGITS = 0xFFFF;

    private static final int LEADING_ZERO = 1 << 16;

    private static final int BARE_EXPONENT = 1 << 17;

    private static final int POINT_OR_SIGNED_EXPONENT = 1 << 18;

    private static final int SEVERAL_WIDTHS = 1 << 19;

    private static final int MANY_DIGITS = 1 << 20;

    private static final int IN_GROUPS = 1 << 21;

    private static final int NOT_IN_GROUPS = 1 << 22;

    private static final int GROUP = 3;

    private int all;

    /** Returns what is seen of a number, for {@link #add(int)}. */
    public static int seen(char[] chars, int from, int length) {
        int at = from;
        int end = from + length;
        if (DecimalText.isMinus(chars[at]) || chars[at] == '+') {
            at++;
        }
        int first = at;
        while (at < end && isDigit(chars[at])) {
            at++;
        }
        if (at < end) {
            boolean bare = (chars[at] == 'e' || chars[at] == 'E') && at + 1 < end && isDigit(chars[at + 1]);
            return groups(chars, first, at, end) | (bare ? BARE_EXPONENT : POINT_OR_SIGNED_EXPONENT);
        }
        return seen(at - first, chars[first] == '0');
    }

    private static int seen(int width, boolean startsWithZero) {
        int digits = Math.min(width, DIGITS);
        boolean leading = digits > 1 && startsWithZero;
        return digits
                | (digits > GROUP || leading ? NOT_IN_GROUPS : 0)
                | (leading ? LEADING_ZERO : 0)
                | (digits >= TOO_MANY_DIGITS ? MANY_DIGITS : 0);
    }

    /** Returns what is seen of a number that was read from bytes. */
    public static int seen(PlainNumber number) {
        if (!number.hasPoint()) {
            return seen(number.whole(), number.startsWithZero());
        }
        boolean before = number.whole() > 0 && number.whole() <= GROUP && !number.startsWithZero();
        return POINT_OR_SIGNED_EXPONENT | (before && number.decimals() == GROUP ? IN_GROUPS : NOT_IN_GROUPS);
    }

    /** Looks whether a number with a point may be one of thousands: {@code 1.234}, but not {@code 0.123}. */
    private static int groups(char[] chars, int first, int point, int end) {
        boolean before = point > first && point - first <= GROUP && chars[first] != '0' && chars[point] == '.';
        boolean grouped = before && end - point == GROUP + 1;
        for (int at = point + 1; grouped && at < end; at++) {
            grouped = isDigit(chars[at]);
        }
        return grouped ? IN_GROUPS : NOT_IN_GROUPS;
    }

    /** Takes what was seen of a number. */
    public void add(int seen) {
        int widths = all & DIGITS;
        int width = seen & DIGITS;
        int flags = (all | seen) & ~DIGITS;
        if (widths != 0 && width != 0 && widths != width) {
            flags |= SEVERAL_WIDTHS;
        }
        all = flags | (widths == 0 ? width : widths);
    }

    /** Takes what another one has taken. */
    public void add(WholeNumbers other) {
        add(other.all);
    }

    /** Returns whether no number that comes can change what the others are, so that nothing needs to be seen any more. */
    public boolean isSettled() {
        return has(POINT_OR_SIGNED_EXPONENT) && has(NOT_IN_GROUPS);
    }

    /** Returns whether each point stands as one between thousands does, and may be one. */
    public boolean areInGroups() {
        return has(IN_GROUPS) && !has(NOT_IN_GROUPS);
    }

    /** Returns whether no number was seen with a point or a signed exponent. */
    boolean areWhole() {
        return !has(POINT_OR_SIGNED_EXPONENT);
    }

    /** Returns whether the numbers are codes. */
    public boolean areCodes() {
        if (has(POINT_OR_SIGNED_EXPONENT)) {
            return false;
        }
        boolean oneWidth = !has(SEVERAL_WIDTHS) && (all & DIGITS) >= LEAST_WIDTH;
        return has(BARE_EXPONENT) || has(MANY_DIGITS) || (has(LEADING_ZERO) && oneWidth);
    }

    private boolean has(int flag) {
        return (all & flag) != 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
