package io.github.mlmodel.worker.treatment;

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

    private int all;

    /** Returns what is seen of a number, for {@link #add(int)}. */
    public static int seen(char[] chars, int from, int length) {
        int at = from;
        int end = from + length;
        if (chars[at] == '-' || chars[at] == '+' || chars[at] == '\u2212') {
            at++;
        }
        int first = at;
        while (at < end && isDigit(chars[at])) {
            at++;
        }
        if (at < end) {
            boolean bare = (chars[at] == 'e' || chars[at] == 'E') && at + 1 < end && isDigit(chars[at + 1]);
            return bare ? BARE_EXPONENT : POINT_OR_SIGNED_EXPONENT;
        }
        int digits = Math.min(at - first, DIGITS);
        return digits
                | (digits > 1 && chars[first] == '0' ? LEADING_ZERO : 0)
                | (digits >= TOO_MANY_DIGITS ? MANY_DIGITS : 0);
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

    /** Returns whether no number that comes can make the others codes, so that nothing needs to be seen any more. */
    public boolean isSettled() {
        return has(POINT_OR_SIGNED_EXPONENT);
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
