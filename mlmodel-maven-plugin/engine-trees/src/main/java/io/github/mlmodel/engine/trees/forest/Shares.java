package io.github.mlmodel.engine.trees.forest;

import java.util.Arrays;

/**
 * Class shares of leaves as whole numbers. Their sums over all trees stay below 2<sup>24</sup>, so that 32-bit floats
 * add them exactly in any order, and a graph votes as the model in memory does, ties included.
 */
final class Shares {

    private static final int EXACT = 1 << 24;
    private static final int FINEST = 1 << 20;

    /** A total with this many leading zeros, times {@link #FINEST}, still fits 64 bits. */
    private static final int EXACT_PRODUCTS = 22;

    private Shares() {}

    /** Returns what the shares of a leaf sum to: the largest power of two that is exact for that many trees. */
    static int whole(int trees) {
        return Math.min(FINEST, Integer.highestOneBit(EXACT / trees));
    }

    /** Divides {@code whole} by weights; what rounding down leaves goes to the largest remainders, the first of equals. */
    static int[] of(long[] weights, long total, int whole) {
        int[] shares = new int[weights.length];
        long[] remainders = new long[weights.length];
        int left = whole;
        int shift = Math.max(0, EXACT_PRODUCTS - Long.numberOfLeadingZeros(total));
        for (int k = 0; k < weights.length; k++) {
            long product = (weights[k] >>> shift) * whole;
            shares[k] = (int) (product / (total >>> shift));
            remainders[k] = product % (total >>> shift);
            left -= shares[k];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int k = 1; k < remainders.length; k++) {
                largest = remainders[k] > remainders[largest] ? k : largest;
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    /** Returns row weights as whole numbers whose largest is at most 2<sup>20</sup>; 1 where there are none. */
    static int[] weights(float[] weights, int rows) {
        int[] whole = new int[rows];
        if (weights.length == 0) {
            Arrays.fill(whole, 1);
            return whole;
        }
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, weight);
        }
        for (int row = 0; row < rows; row++) {
            whole[row] = (int) Math.max(1, StrictMath.rint((double) weights[row] / largest * FINEST));
        }
        return whole;
    }
}
