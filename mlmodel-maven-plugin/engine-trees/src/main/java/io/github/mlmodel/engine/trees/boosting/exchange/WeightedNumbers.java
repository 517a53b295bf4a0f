package io.github.mlmodel.engine.trees.boosting.exchange;

/** Some numbers of this place with their weights, of which {@link WeightedQuantiles} finds a quantile. */
public final class WeightedNumbers {

    private static final long[] ALL_ONE = new long[0];
    private static final int DIGIT = 0xFF;

    private final long[] keys;
    private final long[] weights;
    private int size;
    private long total;

    /** Makes room for at most so many; where all weights are 1, they take no room. */
    public WeightedNumbers(int most, boolean weighted) {
        keys = new long[most];
        weights = weighted ? new long[most] : ALL_ONE;
    }

    /** Returns how many bytes a number takes. */
    public static long bytes(boolean weighted) {
        return weighted ? 2 * Long.BYTES : Long.BYTES;
    }

    /** Adds a number; one of no weight counts for nothing. */
    public void add(double value, long weight) {
        if (weight == 0) {
            return;
        }
        if (weights.length > 0) {
            weights[size] = weight;
        }
        keys[size++] = key(value);
        total += weight;
    }

    long total() {
        return total;
    }

    /** Returns the weight of the numbers that are left, by eight of their bits. */
    long[] byDigit(int shift) {
        long[] found = new long[DIGIT + 1];
        for (int i = 0; i < size; i++) {
            found[(int) (keys[i] >>> shift) & DIGIT] += weights.length == 0 ? 1 : weights[i];
        }
        return found;
    }

    /** Drops the numbers with other such bits. */
    void keep(int shift, int digit) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (((int) (keys[i] >>> shift) & DIGIT) == digit) {
                keys[kept] = keys[i];
                if (weights.length > 0) {
                    weights[kept] = weights[i];
                }
                kept++;
            }
        }
        size = kept;
    }

    /** Returns a whole number without sign that has the order of numbers; both zeros have the same. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    static double number(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> (Long.SIZE - 1)) | Long.MIN_VALUE));
    }
}
