package io.github.mlmodel.runtime.plan;

/** Numbers as integers of the same order. Both zeros are one; what is no number is none of these. */
final class Keys {

    /** Greater than every number's. */
    static final int GREATEST = Integer.MAX_VALUE;

    /** Less than every number's. */
    static final int LEAST = Integer.MIN_VALUE;

    private Keys() {}

    static int of(float number) {
        int bits = Float.floatToRawIntBits(number + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Returns the number of a key. */
    static float number(int key) {
        return Float.intBitsToFloat(key ^ ((key >> 31) & Integer.MAX_VALUE));
    }

    /** Returns the key up to which numbers are less than one. */
    static int below(float number) {
        return number == Float.NEGATIVE_INFINITY ? LEAST : of(Math.nextDown(number));
    }

    /** Returns how many of some keys in their order are less than a key. */
    static int less(int[] keys, int key) {
        int from = 0;
        int count = keys.length;
        while (count > 1) {
            int half = count >>> 1;
            // No branch: whether a key is less is as good as random to the processor.
            from += half & (int) (((long) keys[from + half - 1] - key) >> 63);
            count -= half;
        }
        return count == 0 ? 0 : from + (keys[from] < key ? 1 : 0);
    }
}
