package io.github.mlmodel.worker.table;

import java.math.BigInteger;

/**
 * Rounds digits with a point among them to the nearest double, by the method of Eisel and Lemire (<i>Number parsing at a gigabyte
 * per second</i>, 2021): a product with a power of five of 128 bits, which tells the nearest double unless it is too close to
 * the middle of two.
 */
final class Decimals {

    /** The most digits behind the point: as many as a long has, and a zero before them. Up to 27 the method needs no proof. */
    static final int MOST = 20;

    private static final int EXACT = 22;

    private static final long MOST_EXACT = 1L << 53;

    private static final double[] TENS = new double[EXACT + 1];

    /** The upper and the lower 64 bits of 5 to the power of 0, -1, -2 and so on, its highest bit the first one. */
    private static final long[] UPPER = new long[MOST + 1];

    private static final long[] LOWER = new long[MOST + 1];

    private static final int MANTISSA = 52;

    private static final int BIAS = 1023;

    /** Bits of a product of 64 bits below those of a double, one to round by and one to spare. */
    private static final int BELOW = 64 - MANTISSA - 3;

    private static final long ALL_BELOW = (1L << BELOW) - 1;

    /** The logarithm of 10 to the base of 2, times 2 to the power of 16: tells the exponent of a power of ten. */
    private static final long TEN_IN_BITS = 217_706;

    static {
        double ten = 1;
        for (int i = 0; i <= EXACT; i++) {
            TENS[i] = ten;
            ten *= 10;
        }
        UPPER[0] = Long.MIN_VALUE;
        for (int i = 1; i <= MOST; i++) {
            BigInteger five = BigInteger.valueOf(5).pow(i);
            BigInteger inverse = BigInteger.ONE
                    .shiftLeft(five.bitLength() + 127)
                    .divide(five)
                    .add(BigInteger.ONE);
            UPPER[i] = inverse.shiftRight(64).longValue();
            LOWER[i] = inverse.longValue();
        }
    }

    private Decimals() {}

    /**
     * Returns the double that is nearest to a number; NaN where more than this is needed to tell it.
     *
     * @param digits all digits as a whole number of 64 bits without a sign
     * @param decimals how many of them stand behind the point
     */
    static double nearest(long digits, int decimals) {
        if (digits >= 0 && digits <= MOST_EXACT && decimals <= EXACT) {
            // Both operands are exact, so one division rounds once.
            return digits / TENS[decimals];
        }
        return digits == 0 ? 0 : product(digits, decimals);
    }

    private static double product(long digits, int decimals) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long first = digits << zeros;
        // Both have their highest bit, which counts as less than nothing where there are signs.
        long upper = Math.multiplyHigh(first, UPPER[decimals]) + first + UPPER[decimals];
        long lower = first * UPPER[decimals];
        if ((upper & ALL_BELOW) == ALL_BELOW) {
            long more = upper(first, LOWER[decimals]);
            lower += more;
            if (Long.compareUnsigned(lower, more) < 0) {
                upper++;
            }
        }
        int carried = (int) (upper >>> 63);
        int shift = carried + BELOW;
        long mantissa = upper >>> shift;
        // In the middle of two, as far as these bits tell.
        if (lower >>> 1 == 0 && (mantissa & 3) == 1 && mantissa << shift == upper) {
            return Double.NaN;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        // Where rounding makes the mantissa twice as large, its bits add one to the exponent and are zero.
        long exponent = ((TEN_IN_BITS * -decimals) >> 16) + 63 + carried - zeros + BIAS;
        return Double.longBitsToDouble((exponent << MANTISSA) + (mantissa - (1L << MANTISSA)));
    }

    /** Returns the upper half of a product of numbers without signs. */
    private static long upper(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
