package io.github.mlmodel.worker.split;

import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Divides rows into parts by hashes, as sides are: equal hashes are in one part, and a row more moves no other.
 *
 * @param count number of parts
 * @param ofRows the part of each row
 */
public record RowFolds(int count, int[] ofRows) {

    /** Divides rows that have these hashes, by another hash of them than any that has chosen their side. */
    public static RowFolds of(long[] hashes, long seed, int count) {
        long salt = Mix64.mix(seed ^ Mix64.GOLDEN);
        return new RowFolds(
                count,
                Arrays.stream(hashes)
                        .mapToInt(hash -> (int) (Mix64.fraction(Mix64.mix(hash ^ salt)) * count))
                        .toArray());
    }

    /** Returns the numbers of the rows of a part, in their order. */
    public int[] within(int part) {
        return IntStream.range(0, ofRows.length)
                .filter(row -> ofRows[row] == part)
                .toArray();
    }

    /** Returns the numbers of all other rows, in their order. */
    public int[] outside(int part) {
        return IntStream.range(0, ofRows.length)
                .filter(row -> ofRows[row] != part)
                .toArray();
    }
}
