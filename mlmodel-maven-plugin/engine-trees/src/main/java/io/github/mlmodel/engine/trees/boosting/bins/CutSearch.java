package io.github.mlmodel.engine.trees.boosting.bins;

import java.util.Arrays;

/**
 * Counts the cuts that a value exceeds. The span from the first cut to the last is divided into equal buckets, several a cut;
 * of a value's bucket the table tells how many cuts lie in those before it, so that only the few in it are compared. All
 * values take as many steps, without a branch, which would be guessed wrong for many of them.
 */
final class CutSearch {

    private static final int BUCKETS_OF_CUT = 4;

    /** The cuts' keys, then more than any, so many that a search never leaves them. */
    private final int[] keys;

    private final float first;
    private final float bucketsPerUnit;

    /** How many cuts lie in the buckets before each. */
    private final byte[] before;

    /** Half of the smallest power of two that exceeds the cuts of any bucket; 0 where there are none. */
    private final int firstStep;

    /** Takes rising cuts, at most {@link Cuts#MOST} − 1. */
    CutSearch(float[] cuts) {
        first = cuts.length == 0 ? 0 : cuts[0];
        int buckets = BUCKETS_OF_CUT * Math.max(1, Integer.highestOneBit(cuts.length));
        bucketsPerUnit = cuts.length == 0 ? 0 : buckets / (cuts[cuts.length - 1] - first);
        before = new byte[buckets];
        int[] within = new int[buckets];
        for (float cut : cuts) {
            within[bucket(cut)]++;
        }
        int most = 0;
        int count = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            before[bucket] = (byte) count;
            count += within[bucket];
            most = Math.max(most, within[bucket]);
        }
        firstStep = Integer.highestOneBit(most);
        keys = new int[cuts.length + 2 * firstStep];
        Arrays.fill(keys, Integer.MAX_VALUE);
        for (int i = 0; i < cuts.length; i++) {
            keys[i] = FloatOrder.key(cuts[i]);
        }
    }

    /** Returns how many cuts are less than a number. */
    int below(float value) {
        long key = FloatOrder.key(value);
        int at = before[bucket(value)] & 0xFF;
        for (int step = firstStep; step > 0; step >>= 1) {
            at += step & (int) ((keys[at + step - 1] - key) >> 63);
        }
        return at;
    }

    /** However this rounds, a larger number never has a lower bucket: no more is needed. */
    private int bucket(float value) {
        return Math.max(0, Math.min(before.length - 1, (int) ((value - first) * bucketsPerUnit)));
    }
}
