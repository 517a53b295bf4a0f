package io.github.mlmodel.engine.trees.boosting.bins;

/**
 * Where a column's values are cut into bins: a value belongs to the first bin whose cut it does not exceed. In a column with
 * missing values these have code 0, and the bins follow.
 */
public final class Cuts {

    /** The most bins of a column's values; with that of missing ones, their codes fill a byte. */
    public static final int MOST = 255;

    private final float[] cuts;
    private final boolean missing;
    private final CutSearch search;

    Cuts(float[] cuts, boolean missing) {
        this.cuts = cuts;
        this.missing = missing;
        search = new CutSearch(cuts);
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
        int below = search.below(value);
        return missing ? below + 1 : below;
    }
}
