package io.github.mlmodel.grade;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Hashes of training rows, by which copies of them are known among other rows: all hashes, or the smallest of them, so that
 * a sample of both has the same rows whatever their order. Rows that occur often are known beside a sample: each is many.
 *
 * @param all whether they are all
 * @param hashes the different hashes, ascending, as 8 bytes each, the highest first, in Base64
 * @param frequent likewise those of the rows that occur most often, where the others are not all
 */
public record KnownRows(boolean all, String hashes, String frequent) {

    /** The number of hashes that travel with a model, which bounds its file. */
    static final int MOST = 4_096;

    private static final int MOST_FREQUENT = 1_024;

    /** Refuses what lacks a part, as a damaged file does. */
    public KnownRows {
        Objects.requireNonNull(hashes);
        Objects.requireNonNull(frequent);
    }

    /** Keeps some of the hashes of rows. */
    public static KnownRows of(long[] rows) {
        long[] different = Arrays.stream(rows).sorted().distinct().toArray();
        if (different.length <= MOST) {
            return new KnownRows(true, written(different), "");
        }
        return new KnownRows(false, written(Arrays.copyOf(different, MOST)), written(frequent(rows)));
    }

    private static long[] frequent(long[] rows) {
        long[] sorted = Arrays.stream(rows).sorted().toArray();
        Map<Long, Integer> repeated = new TreeMap<>();
        for (int row = 1; row < sorted.length; row++) {
            if (sorted[row] == sorted[row - 1]) {
                repeated.merge(sorted[row], 1, Integer::sum);
            }
        }
        return repeated.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_FREQUENT)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private static String written(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * hashes.length);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static long[] read(String hashes) {
        LongBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(hashes)).asLongBuffer();
        long[] read = new long[buffer.remaining()];
        buffer.get(read);
        return read;
    }

    /** Looks for copies among the hashes of other rows. */
    public CopyCount among(long[] others) {
        long[] known = read(hashes);
        if (all) {
            return new CopyCount(true, others.length, count(known, LongStream.of(others)), 0, 0);
        }
        long[] often = read(frequent);
        long[] sampled = LongStream.of(others)
                .filter(hash -> Arrays.binarySearch(often, hash) < 0)
                .filter(hash -> hash <= known[known.length - 1])
                .toArray();
        return new CopyCount(
                false,
                others.length,
                count(often, LongStream.of(others)),
                sampled.length,
                count(known, LongStream.of(sampled)));
    }

    private static long count(long[] known, LongStream hashes) {
        return hashes.filter(hash -> Arrays.binarySearch(known, hash) >= 0).count();
    }
}
