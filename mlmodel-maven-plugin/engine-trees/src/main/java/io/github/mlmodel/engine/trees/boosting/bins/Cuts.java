package io.github.mlmodel.engine.trees.boosting.bins;

import java.util.Arrays;

/**
 * Where a column's values are cut into bins: a value belongs to the first bin whose cut it does not exceed. In a column with
 * missing values these have code 0, and the bins follow.
 */
public final class Cuts {

    /** The most bins of a column's values; with that of missing ones, their codes fill a byte. */
    public static final int MOST = 255;

    private final float[] cuts;
    private final boolean missing;

    /** The cuts' keys, then more than any, to a power of two: a search that halves it always as often needs no branch. */
    private final int[] keys;

    Cuts(float[] cuts, boolean missing) {
        this.cuts = cuts;
        this.missing = missing;
        keys = new int[Integer.highestOneBit(Math.max(1, cuts.length)) * 2];
        Arrays.fill(keys, Integer.MAX_VALUE);
        for (int i = 0; i < cuts.length; i++) {
            keys[i] = FloatOrder.key(cuts[i]);
        }
    }

    /** Cuts a column of zeros and ones, where there are both. */
    static Cuts ofOnes(long ones, long rows) {
        return new Cuts(ones > 0 && ones < rows ? new float[] {0.5f} : new float[0], false);
    }

    /** Returns how many codes there are. */
    public int count() {
        return cuts.length + 1 + (missing ? 1 : 0);
    }

    /** Returns whether code 0 is that of missing values. */
    public boolean missing() {
        return missing;
    }

    /** Returns the largest value whose code is at most {@code code}, a code of values. */
    public float upTo(int code) {
        int cut = missing ? code - 1 : code;
        return cut < cuts.length ? cuts[cut] : Float.POSITIVE_INFINITY;
    }

    int codeOf(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        long key = FloatOrder.key(value);
        int at = 0;
        for (int step = keys.length / 2; step > 0; step >>= 1) {
            at += step & (int) ((keys[at + step - 1] - key) >> 63);
        }
        return missing ? at + 1 : at;
    }
}
