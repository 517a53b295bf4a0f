package io.github.mlmodel.engine.neural.program;

/**
 * Random numbers that are functions of what they are for: seed, purpose and place. Nothing is remembered from number to number
 * but a place, so that a resumed training meets the same ones.
 */
final class Chance64 {

    /** 2^64 divided by the golden ratio, as in SplitMix64. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

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
        long state = mix(seed + STEP);
        for (long part : place) {
            state = mix((state ^ part) + STEP);
        }
        return state;
    }

    /** The finaliser of SplitMix64 (Stafford's variant 13). */
    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a number, equally likely in [0, bound): the error is below bound / 2^64. */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, 2L * bound);
    }

    private long next() {
        return hash(key, place++);
    }
}
