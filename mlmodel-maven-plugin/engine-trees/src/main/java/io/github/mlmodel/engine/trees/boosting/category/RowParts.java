package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;

/**
 * Parts of the rows, drawn by what is in them, so that the order of rows is no matter. Equal rows, which tables of nothing but
 * categories are full of, are dealt to the parts in turn: else a part would have all or none of a category.
 */
final class RowParts {

    /** How many there are. */
    static final int COUNT = 5;

    private RowParts() {}

    /** Returns each row's part, by a number a row that tells what is in it. */
    static byte[] of(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int[] dealt = new int[hasEqual(sorted) ? sorted.length : 0];
        byte[] parts = new byte[hashes.length];
        for (int row = 0; row < parts.length; row++) {
            int first = (int) (Mix64.fraction(Mix64.mix(hashes[row])) * COUNT);
            int before = dealt.length == 0 ? 0 : dealt[first(sorted, hashes[row])]++;
            parts[row] = (byte) ((first + before) % COUNT);
        }
        return parts;
    }

    private static boolean hasEqual(long[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }

    /** Returns where a number is first. */
    private static int first(long[] sorted, long wanted) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
