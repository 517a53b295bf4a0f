package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.spi.work.Mix64;

/**
 * Random numbers that are functions of what they are for: seed, purpose and place. Nothing is remembered from number to number
 * but a place, so that a resumed training meets the same ones.
 */
final class Chance64 {

    private final long key;
    private long place;

    private Chance64(long key) {
        this.key = key;
    }

    /** Returns the sequence for a purpose. */
    static Chance64 of(long seed, String purpose) {
        return new Chance64(hash(seed, purpose.chars().asLongStream().toArray()));
    }

    /** Returns 64 random bits for a place; every bit of every argument counts. */
    static long hash(long seed, long... place) {
        long state = Mix64.mix(seed + Mix64.GOLDEN);
        for (long part : place) {
            state = Mix64.mix((state ^ part) + Mix64.GOLDEN);
        }
        return state;
    }

    /** Returns a number, equally likely in [0, bound): the error is below bound / 2^64. */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, 2L * bound);
    }

    private long next() {
        return hash(key, place++);
    }
}
