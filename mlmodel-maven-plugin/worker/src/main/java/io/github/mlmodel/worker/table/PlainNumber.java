package io.github.mlmodel.worker.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the common kind of number straight from the bytes of a line: an optional minus, digits, at most one point, no exponent,
 * no blanks, not more digits than a long holds. Whatever else stands there it leaves to {@link NumberText}; what it reads has
 * the same bits.
 */
public final class PlainNumber {

    /** Where there is no number of this kind. */
    public static final int NONE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ZEROS = 0x3030303030303030L;

    private static final long HIGHEST = 0x8080808080808080L;

    /** What takes 10 to the highest bit of a byte. */
    private static final long TO_HIGHEST = 0x7676767676767676L;

    private static final long EVERY_OTHER_PAIR = 0x000000FF000000FFL;

    private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** Any number of so many digits is one of 64 bits without a sign. */
    private static final int MOST_DIGITS = 19;

    private boolean negative;
    private boolean startsWithZero;
    private boolean point;
    private int whole;
    private int decimals;
    private long digits;
    private double value;
    private int at;

    /**
     * Reads a number.
     *
     * @param bytes text in which a line end is certain to come
     * @param from where it starts
     * @param delimiter what ends values, none that numbers are written with
     * @return where it ends, before the delimiter or a line end, or {@link #NONE}
     */
    public int read(byte[] bytes, int from, byte delimiter) {
        at = from;
        negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        startsWithZero = bytes[at] == '0';
        digits = 0;
        whole = add(bytes);
        point = bytes[at] == '.';
        decimals = 0;
        if (point) {
            at++;
            decimals = add(bytes);
        }
        // A zero before the point is no digit that counts.
        int count = whole + decimals - (startsWithZero && point ? 1 : 0);
        if (whole + decimals == 0 || count > MOST_DIGITS || !isEnd(bytes[at], delimiter)) {
            return NONE;
        }
        value = Decimals.nearest(digits, decimals);
        return Double.isNaN(value) ? NONE : at;
    }

    private static boolean isEnd(byte b, byte delimiter) {
        return b == delimiter || b == '\n' || b == '\r';
    }

    /**
     * Adds the digits that come, eight bytes at a time, and returns how many there are; beyond those that fit the sum is of no
     * use. Where the array ends before eight bytes are left, it ends in the middle of the number, which is then none.
     */
    private int add(byte[] bytes) {
        int from = at;
        int i = from;
        int count = 8;
        long sum = digits;
        while (count == 8 && i + 8 <= bytes.length) {
            long word = (long) LONGS.get(bytes, i) ^ ZEROS;
            long others = ((word + TO_HIGHEST) | word) & HIGHEST;
            count = Long.numberOfTrailingZeros(others) >>> 3;
            if (count > 0) {
                sum = sum * TENS[count] + eight(word << (64 - 8 * count));
                i += count;
            }
        }
        digits = sum;
        at = i;
        return i - from;
    }

    /** Returns the number of eight digits, the first one in the lowest byte: neighbours are joined to pairs, these to fours. */
    private static long eight(long word) {
        long pairs = word * 10 + (word >>> 8);
        long outer = (pairs & EVERY_OTHER_PAIR) * ((1_000_000L << 32) + 100);
        long inner = ((pairs >>> 16) & EVERY_OTHER_PAIR) * ((10_000L << 32) + 1);
        return (outer + inner) >>> 32;
    }

    /** Returns the number that was read. */
    public double value() {
        return negative ? -value : value;
    }

    /** Returns how many digits stand before the point. */
    public int whole() {
        return whole;
    }

    /** Returns how many digits stand behind the point. */
    public int decimals() {
        return decimals;
    }

    /** Returns whether there is a point. */
    public boolean hasPoint() {
        return point;
    }

    /** Returns whether the first digit is a zero. */
    public boolean startsWithZero() {
        return startsWithZero;
    }
}
