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

    /** Bytes that are looked at at once: a minus, a point, three times eight digits, and what ends them. */
    private static final int REACH = 27;

    private int firstDigit;
    private boolean point;
    private int whole;
    private int decimals;
    private long digits;
    private double value;

    /**
     * Reads a number. How long it is and whether it has a sign differs from value to value at random, so hardly anything here
     * branches by it: a branch that is not foreseen costs as much as the digits.
     *
     * @param bytes text in which a line end is certain to come
     * @param from where it starts
     * @param delimiter what ends values, none that numbers are written with
     * @return where it ends, before the delimiter or a line end, or {@link #NONE}, also where the array ends shortly behind it
     */
    public int read(byte[] bytes, int from, byte delimiter) {
        if (from + REACH > bytes.length) {
            return NONE;
        }
        int minus = (((bytes[from] & 0xFF) ^ '-') - 1) >>> 31;
        int at = from + minus;
        long word = (long) LONGS.get(bytes, at) ^ ZEROS;
        long others = others(word);
        firstDigit = (int) word & 0xFF;
        whole = Long.numberOfTrailingZeros(others) >>> 3;
        int end = at + whole;
        if (others == 0) {
            end = many(bytes, at);
        } else if (bytes[end] == '.') {
            end = withPoint(bytes, at, word);
        } else {
            digits = eight(first(whole, word));
            point = false;
            decimals = 0;
        }
        // A zero before the point is no digit that counts.
        int count = whole + decimals;
        if (count == 0 || count - (firstDigit == 0 && point ? 1 : 0) > MOST_DIGITS || !isEnd(bytes[end], delimiter)) {
            return NONE;
        }
        double nearest = Decimals.nearest(digits, decimals);
        value = Double.longBitsToDouble(Double.doubleToRawLongBits(nearest) | ((long) minus << 63));
        return Double.isNaN(nearest) ? NONE : end;
    }

    private static boolean isEnd(byte b, byte delimiter) {
        return b == delimiter || b == '\n' || b == '\r';
    }

    /** Sets the highest bit of the first byte that is no digit, of some behind it, and of none before it. */
    private static long others(long word) {
        return ((word + TO_HIGHEST) | word) & HIGHEST;
    }

    /** Puts the first bytes of a word, fewer than eight, behind as many zeros as make eight. */
    private static long first(int count, long word) {
        return word << (56 - 8 * count) << 8;
    }

    /** Reads a number that has its point among the first eight bytes, as if the point were not there. */
    private int withPoint(byte[] bytes, int from, long word) {
        point = true;
        long before = (1L << (8 * whole)) - 1;
        long next = (long) LONGS.get(bytes, from + 1) ^ ZEROS;
        long all = (word & before) | (next & ~before);
        long others = others(all);
        int count = Long.numberOfTrailingZeros(others) >>> 3;
        if (others != 0) {
            digits = eight(first(count, all));
            decimals = count - whole;
            return from + 1 + count;
        }
        int at = from + 9;
        digits = eight(all);
        long rest = (long) LONGS.get(bytes, at) ^ ZEROS;
        others = others(rest);
        if (others == 0) {
            digits = digits * TENS[8] + eight(rest);
            at += 8;
            rest = (long) LONGS.get(bytes, at) ^ ZEROS;
            // Where eight digits more follow, there are too many of them.
            others = others(rest) | Long.MIN_VALUE;
        }
        count = Long.numberOfTrailingZeros(others) >>> 3;
        digits = digits * TENS[count] + eight(first(count, rest));
        decimals = at + count - from - 1 - whole;
        return at + count;
    }

    /** Reads a number with eight digits or more before its point, if it has one. */
    private int many(byte[] bytes, int from) {
        digits = 0;
        int end = add(bytes, from);
        whole = end - from;
        point = bytes[end] == '.';
        decimals = 0;
        if (point) {
            int behind = end + 1;
            end = add(bytes, behind);
            decimals = end - behind;
        }
        return end;
    }

    /**
     * Adds the digits that come, eight bytes at a time, and returns where they end; beyond those that fit the sum is of no
     * use. Where the array ends before eight bytes are left, it ends in the middle of the number, which is then none.
     */
    private int add(byte[] bytes, int from) {
        int at = from;
        int count = 8;
        long sum = digits;
        while (count == 8 && at + 8 <= bytes.length) {
            long word = (long) LONGS.get(bytes, at) ^ ZEROS;
            count = Long.numberOfTrailingZeros(others(word)) >>> 3;
            sum = count == 8 ? sum * TENS[8] + eight(word) : sum * TENS[count] + eight(first(count, word));
            at += count;
        }
        digits = sum;
        return at;
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
        return value;
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
        return firstDigit == 0;
    }
}
