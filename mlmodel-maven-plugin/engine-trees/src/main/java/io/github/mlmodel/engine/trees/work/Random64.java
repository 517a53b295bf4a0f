package io.github.mlmodel.engine.trees.work;

/** SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every JDK, which {@code java.util}'s do not promise. */
public final class Random64 {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Random64(long state) {
        this.state = state;
    }

    /** Returns a generator whose sequence is unrelated to those of other streams: neighbouring seeds are hashed. */
    public static Random64 of(long seed, long stream) {
        return new Random64(mix(mix(seed) ^ mix((stream + 1) * GOLDEN)));
    }

    /** Returns any number. */
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Returns a number in {@code [0, bound)}; the bias is below bound / 2^32. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Returns a number in {@code [0, 1)}. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
