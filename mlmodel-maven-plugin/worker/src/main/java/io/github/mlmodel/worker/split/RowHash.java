package io.github.mlmodel.worker.split;

import io.github.mlmodel.spi.work.Mix64;
import java.util.List;
import java.util.Set;

/**
 * Decides which side a row is on, by nothing but the seed, the row's column names and its raw texts.
 *
 * <p>Each value is hashed to 64 bits together with its column's name and the seed; the sum over the columns, mixed again,
 * is the row's hash. A sum does not depend on the columns' order. The row is held back when the upper 53 bits, as a
 * fraction in [0, 1), are below the test fraction. Mixing is {@link Mix64}'s.
 */
public final class RowHash {

    private RowHash() {}

    /** Returns a number a column that goes into the hashes of its values; 0 for a column that has no say. */
    public static long[] salts(List<String> names, Set<String> deciding, long seed) {
        long[] salts = new long[names.size()];
        for (int i = 0; i < salts.length; i++) {
            if (deciding.contains(names.get(i))) {
                char[] name = names.get(i).toCharArray();
                // The lowest bit is given up to keep 0 free.
                salts[i] = ofValue(Mix64.mix(seed + Mix64.GOLDEN), name, 0, name.length) | 1;
            }
        }
        return salts;
    }

    /** Returns the hash of a value. */
    public static long ofValue(long salt, char[] chars, int from, int length) {
        long hash = salt ^ (length * Mix64.GOLDEN);
        int end = from + length;
        int at = from;
        for (; at + 4 <= end; at += 4) {
            long word = chars[at]
                    | ((long) chars[at + 1] << 16)
                    | ((long) chars[at + 2] << 32)
                    | ((long) chars[at + 3] << 48);
            hash = (hash ^ word) * Mix64.GOLDEN;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << 16) | chars[at];
        }
        return Mix64.mix(hash ^ rest);
    }

    /** Returns the hash of a value that is written in ASCII: the same as of its characters. */
    public static long ofValue(long salt, byte[] bytes, int from, int length) {
        long hash = salt ^ (length * Mix64.GOLDEN);
        int end = from + length;
        int at = from;
        for (; at + 4 <= end; at += 4) {
            long word = bytes[at]
                    | ((long) bytes[at + 1] << 16)
                    | ((long) bytes[at + 2] << 32)
                    | ((long) bytes[at + 3] << 48);
            hash = (hash ^ word) * Mix64.GOLDEN;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << 16) | bytes[at];
        }
        return Mix64.mix(hash ^ rest);
    }

    /** Returns whether the sum of a row's hashes, mixed and as a fraction in [0, 1), is below a share. */
    public static boolean below(long sum, double share) {
        return Mix64.fraction(Mix64.mix(sum)) < share;
    }
}
