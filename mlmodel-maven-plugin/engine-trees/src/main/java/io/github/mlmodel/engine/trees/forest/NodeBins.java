package io.github.mlmodel.engine.trees.forest;

import java.util.Arrays;

/** One feature's bins for the rows of one node. */
final class NodeBins {

    /** In smaller nodes, sorting the rows is cheaper than filling and clearing a histogram. */
    static final int SORTED_UP_TO = 24;

    /** The bin of the node's n-th row, unsigned. */
    final byte[] bins;
    /** Where {@link #listed} is not negative: which rows of the node may differ from {@link #rest}. */
    final int[] positions;

    int count;
    int lowest;
    int highest;
    int listed;
    int rest;

    NodeBins(int capacity) {
        bins = new byte[capacity];
        positions = new int[capacity];
    }

    boolean isConstant() {
        return lowest == highest;
    }

    /** Returns whether sorting the rows is cheaper than filling and walking a histogram. */
    boolean isSorted() {
        return count <= SORTED_UP_TO && highest - lowest > count;
    }

    /** Reads the bins of the rows {@code start … end − 1}. */
    void gather(BinnedColumn column, int[] rows, int start, int end) {
        count = end - start;
        if (column.isListFor(count)) {
            join(column, rows, start, end);
            return;
        }
        listed = -1;
        byte[] source = column.bin();
        int low = 255;
        int high = 0;
        for (int i = start; i < end; i++) {
            byte value = source[rows[i]];
            bins[i - start] = value;
            low = Math.min(low, value & 0xFF);
            high = Math.max(high, value & 0xFF);
        }
        lowest = low;
        highest = high;
    }

    /** Both row lists ascend: the shorter one is walked, the longer one is searched ahead in growing steps. */
    private void join(BinnedColumn column, int[] rows, int start, int end) {
        rest = column.rest();
        listed = 0;
        Arrays.fill(bins, 0, count, (byte) rest);
        int[] filled = column.rows();
        byte[] source = column.listed();
        int i = start;
        int j = 0;
        int low = 255;
        int high = 0;
        while (i < end && j < filled.length) {
            if (rows[i] == filled[j]) {
                positions[listed++] = i - start;
                bins[i - start] = source[j];
                low = Math.min(low, source[j] & 0xFF);
                high = Math.max(high, source[j] & 0xFF);
                i++;
                j++;
            } else if (rows[i] < filled[j]) {
                i = advance(rows, i, end, filled[j]);
            } else {
                j = advance(filled, j, filled.length, rows[i]);
            }
        }
        lowest = listed < count ? Math.min(low, rest) : low;
        highest = listed < count ? Math.max(high, rest) : high;
    }

    /** Returns the first index after {@code from} whose value is at least {@code wanted}. */
    private static int advance(int[] values, int from, int end, int wanted) {
        int step = 1;
        int low = from;
        while (low + step < end && values[low + step] < wanted) {
            low += step;
            step <<= 1;
        }
        int high = Math.min(end, low + step);
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }
}
