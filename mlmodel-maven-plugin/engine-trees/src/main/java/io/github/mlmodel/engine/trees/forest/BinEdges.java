package io.github.mlmodel.engine.trees.forest;

import java.util.Arrays;

/**
 * The values of a feature in bins.
 *
 * @param least smallest value of each bin, ascending
 * @param most largest value of each bin, ascending
 * @param bins number of bins in use
 */
record BinEdges(float[] least, float[] most, int bins) {

    /**
     * Divides values so that bins hold about equally many, equal values in one bin.
     *
     * @param sorted values, ascending
     * @param zeros how many zeros there are beside {@code sorted}
     * @param limit most bins
     */
    static BinEdges of(float[] sorted, int zeros, int limit) {
        float[] values = new float[sorted.length + 1];
        int[] counts = new int[sorted.length + 1];
        int distinct = distinct(sorted, zeros, values, counts);
        float[] least = new float[Math.min(limit, distinct)];
        float[] most = new float[least.length];
        long rowsLeft = (long) sorted.length + zeros;
        int bin = 0;
        for (int i = 0; i < distinct; bin++) {
            int binsLeft = least.length - bin;
            double share = (double) rowsLeft / binsLeft;
            least[bin] = values[i];
            long taken = 0;
            do {
                taken += counts[i];
                most[bin] = values[i++];
            } while (i < distinct && distinct - i >= binsLeft && (binsLeft == 1 || taken + counts[i] / 2 < share));
            rowsLeft -= taken;
        }
        return new BinEdges(least, most, bin);
    }

    /** Returns the bin of a value that was among those divided. */
    int binOf(float value) {
        int low = 0;
        int high = bins - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= most[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int distinct(float[] sorted, int zeros, float[] values, int[] counts) {
        int size = 0;
        int at = firstNotNegative(sorted);
        for (int i = 0; i < at; i++) {
            size = count(values, counts, size, sorted[i], 1);
        }
        if (zeros > 0 || sorted.length == 0) {
            size = count(values, counts, size, 0f, zeros);
        }
        for (int i = at; i < sorted.length; i++) {
            size = count(values, counts, size, sorted[i], 1);
        }
        return size;
    }

    private static int firstNotNegative(float[] sorted) {
        int found = Arrays.binarySearch(sorted, -0f);
        int at = found < 0 ? -found - 1 : found;
        while (at > 0 && sorted[at - 1] == 0f) {
            at--;
        }
        return at;
    }

    private static int count(float[] values, int[] counts, int size, float value, int times) {
        if (size > 0 && values[size - 1] == value) {
            counts[size - 1] += times;
            return size;
        }
        values[size] = value;
        counts[size] = times;
        return size + 1;
    }
}
