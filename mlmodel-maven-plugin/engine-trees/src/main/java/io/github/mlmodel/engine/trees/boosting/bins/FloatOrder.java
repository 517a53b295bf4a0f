package io.github.mlmodel.engine.trees.boosting.bins;

import java.util.Arrays;

/** Floats as whole numbers that have the same order, and a sort for them. */
final class FloatOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int TOP_SHIFT = 2 * DIGIT_BITS;

    /** Turns the sign of the highest digit, which has ten bits. */
    private static final int SIGN = 1 << (31 - TOP_SHIFT);

    private FloatOrder() {}

    /** Returns a number's key; both zeros have key 0. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    static float number(int key) {
        return Float.intBitsToFloat(key ^ ((key >> 31) & Integer.MAX_VALUE));
    }

    /** Sorts by digits of 11 bits, the lowest first: where there are many, comparisons take several times as long. */
    static int[] sorted(int[] keys, int size) {
        if (size < DIGITS) {
            Arrays.sort(keys, 0, size);
            return keys;
        }
        int[] from = keys;
        int[] to = new int[size];
        int[] spare = new int[size];
        for (int shift = 0; shift < Integer.SIZE; shift += DIGIT_BITS) {
            byDigit(from, to, size, shift);
            int[] next = from == keys ? spare : from;
            from = to;
            to = next;
        }
        return from;
    }

    private static void byDigit(int[] from, int[] to, int size, int shift) {
        int flip = shift == TOP_SHIFT ? SIGN : 0;
        int[] starts = new int[DIGITS + 1];
        for (int i = 0; i < size; i++) {
            starts[((from[i] >>> shift & (DIGITS - 1)) ^ flip) + 1]++;
        }
        for (int i = 0; i < DIGITS; i++) {
            starts[i + 1] += starts[i];
        }
        for (int i = 0; i < size; i++) {
            to[starts[(from[i] >>> shift & (DIGITS - 1)) ^ flip]++] = from[i];
        }
    }
}
