package io.github.mlmodel.engine.trees.boosting.bins;

import java.util.Arrays;

/** Finds the cuts that give bins about equally many of a column's values, equal values one bin. */
final class Quantiles {

    private int[] keys;
    private int[] counts;
    private int distinct;

    private Quantiles(int[] sorted, int size, long zeros) {
        keys = new int[size + 1];
        counts = new int[size + 1];
        int at = 0;
        while (at < size && sorted[at] < 0) {
            count(sorted[at++], 1);
        }
        if (zeros > 0) {
            count(0, (int) Math.min(zeros, Integer.MAX_VALUE / 2));
        }
        while (at < size) {
            count(sorted[at++], 1);
        }
    }

    /**
     * Cuts a column.
     *
     * @param keys of its values, or of a sample of them; they are sorted
     * @param zeros how many zeros there are beside them
     * @param limit most bins
     * @param missing whether some row lacks a value
     */
    static Cuts of(int[] keys, long zeros, int limit, boolean missing) {
        return new Cuts(new Quantiles(FloatOrder.sorted(keys, keys.length), keys.length, zeros).cuts(limit), missing);
    }

    private void count(int key, int times) {
        if (distinct > 0 && keys[distinct - 1] == key) {
            counts[distinct - 1] += times;
        } else {
            keys[distinct] = key;
            counts[distinct++] = times;
        }
    }

    private float[] cuts(int limit) {
        int bins = Math.min(limit, distinct);
        float[] cuts = new float[Math.max(0, bins - 1)];
        long left = 0;
        for (int i = 0; i < distinct; i++) {
            left += counts[i];
        }
        int used = 0;
        for (int i = 0; used < cuts.length && i < distinct; ) {
            int binsLeft = bins - used;
            double share = (double) left / binsLeft;
            long taken = 0;
            do {
                taken += counts[i++];
            } while (i < distinct && distinct - i >= binsLeft && taken + counts[i] / 2 < share);
            left -= taken;
            if (i < distinct) {
                cuts[used++] = between(FloatOrder.number(keys[i - 1]), FloatOrder.number(keys[i]));
            }
        }
        return Arrays.copyOf(cuts, used);
    }

    /** Returns a cut that is at least {@code low} and below {@code high}. */
    private static float between(float low, float high) {
        float middle = (float) ((double) low + ((double) high - low) / 2);
        return middle < high ? middle : low;
    }
}
