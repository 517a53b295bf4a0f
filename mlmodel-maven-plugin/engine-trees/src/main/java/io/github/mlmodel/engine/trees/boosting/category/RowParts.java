package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;

/**
 * Parts of the rows, drawn by what is in them, so that the order of rows is no matter. Equal rows, which tables of nothing but
 * categories are full of, are dealt to the parts in turn, those of each place after those of the places before: else a part
 * would have all or none of a category.
 */
final class RowParts {

    /** How many there are. */
    static final int COUNT = 5;

    /** What is told of rows that are equal: their number's halves, and how many they are beyond whole turns. */
    private static final int TOLD = 3;

    private RowParts() {}

    /** Returns the part of each row that is here, by a number a row that tells what is in it. */
    static byte[] of(long[] hashes, Exchange exchange) {
        long[] different = Arrays.stream(hashes).sorted().distinct().toArray();
        int[] dealt = before(hashes, different, exchange);
        byte[] parts = new byte[hashes.length];
        for (int row = 0; row < parts.length; row++) {
            int first = (int) (Mix64.fraction(Mix64.mix(hashes[row])) * COUNT);
            parts[row] = (byte) ((first + dealt[Arrays.binarySearch(different, hashes[row])]++) % COUNT);
        }
        return parts;
    }

    /** Returns how many equal rows lie in the places before this one, beyond whole turns. */
    private static int[] before(long[] hashes, long[] different, Exchange exchange) {
        int[] before = new int[different.length];
        if (exchange.sum(1) == 1) {
            return before;
        }
        int[] counts = new int[different.length];
        for (long hash : hashes) {
            counts[Arrays.binarySearch(different, hash)]++;
        }
        int[] told = new int[different.length * TOLD];
        for (int i = 0; i < different.length; i++) {
            told[i * TOLD] = (int) (different[i] >>> Integer.SIZE);
            told[i * TOLD + 1] = (int) different[i];
            told[i * TOLD + 2] = counts[i] % COUNT;
        }
        long end = exchange.before(told.length);
        int[] all = exchange.join(new int[][] {told})[0];
        for (int i = 0; i < end; i += TOLD) {
            long hash = ((long) all[i] << Integer.SIZE) | Integer.toUnsignedLong(all[i + 1]);
            int place = Arrays.binarySearch(different, hash);
            if (place >= 0) {
                before[place] += all[i + 2];
            }
        }
        return before;
    }
}
