package io.github.mlmodel.worker.schema;

import io.github.mlmodel.spi.work.Mix64;
import java.util.List;

/**
 * Which values were met before, by 128 bits of hash each: that two of 100 million are taken for one has a chance of less
 * than one in 10^22. The empty pair of a place in the table is what no value has.
 */
final class RepeatedRows {

    private static final int SMALLEST = 1 << 10;

    private long[] pairs = new long[2 * SMALLEST];
    private int size;

    /** Takes note of values; returns whether these were met before, in the same order. */
    boolean isRepeated(List<String> values) {
        long high = hash(values, 1);
        long low = hash(values, 2) | 1;
        if (4L * size >= pairs.length) {
            grow();
        }
        return !put(pairs, high, low);
    }

    private boolean put(long[] table, long high, long low) {
        int mask = table.length / 2 - 1;
        int at = (int) high & mask;
        while (table[2 * at + 1] != 0) {
            if (table[2 * at] == high && table[2 * at + 1] == low) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[2 * at] = high;
        table[2 * at + 1] = low;
        size++;
        return true;
    }

    private void grow() {
        long[] before = pairs;
        pairs = new long[2 * before.length];
        size = 0;
        for (int i = 0; i < before.length; i += 2) {
            if (before[i + 1] != 0) {
                put(pairs, before[i], before[i + 1]);
            }
        }
    }

    private static long hash(List<String> values, long salt) {
        long hash = Mix64.mix(salt * Mix64.GOLDEN);
        for (String value : values) {
            for (int i = 0; i < value.length(); i++) {
                hash = Mix64.mix(hash ^ value.charAt(i));
            }
            // No character: texts that are cut elsewhere are others.
            hash = Mix64.mix(hash ^ Character.MAX_VALUE + 1L);
        }
        return hash;
    }
}
