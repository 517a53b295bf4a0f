package io.github.mlmodel.grade;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * Hashes of training rows, by which copies of them are known among other rows: all hashes, or the smallest of them, so that
 * a sample of both has the same rows whatever their order.
 *
 * @param all whether they are all
 * @param hashes the different hashes, ascending, as 8 bytes each, the highest first, in Base64
 */
public record KnownRows(boolean all, String hashes) {

    /** The number of hashes that travel with a model, which bounds its file. */
    static final int MOST = 4_096;

    /** Refuses what lacks a part, as a damaged file does. */
    public KnownRows {
        Objects.requireNonNull(hashes);
    }

    /** Keeps some of the hashes of rows. */
    public static KnownRows of(long[] rows) {
        long[] different = Arrays.stream(rows).sorted().distinct().toArray();
        long[] kept = Arrays.copyOf(different, Math.min(MOST, different.length));
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * kept.length);
        bytes.asLongBuffer().put(kept);
        return new KnownRows(
                kept.length == different.length, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** Looks for copies among the hashes of other rows. */
    public Copies among(long[] others) {
        LongBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(hashes)).asLongBuffer();
        long[] known = new long[buffer.remaining()];
        buffer.get(known);
        long largest = all || known.length == 0 ? Long.MAX_VALUE : known[known.length - 1];
        long[] looked = Arrays.stream(others).filter(hash -> hash <= largest).toArray();
        long copies = Arrays.stream(looked)
                .filter(hash -> Arrays.binarySearch(known, hash) >= 0)
                .count();
        return new Copies(all, looked.length, copies);
    }
}
