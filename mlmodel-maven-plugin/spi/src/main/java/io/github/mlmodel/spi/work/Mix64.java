package io.github.mlmodel.spi.work;

/**
 * SplitMix64 (Steele, Lea and Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, 2014): the same numbers on every
 * JDK, which {@code java.util}'s do not promise, and the finalizer for whoever hashes.
 */
public final class Mix64 {

    /** 2^64 divided by the golden ratio, the step from state to state. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts a sequence; whoever has neighbouring seeds mixes them before. */
    public Mix64(long state) {
        this.state = state;
    }

    /** Returns a generator whose sequence is unrelated to those of other streams: neighbouring seeds are mixed. */
    public static Mix64 of(long seed, long stream) {
        return new Mix64(mix(mix(seed) ^ mix((stream + 1) * GOLDEN)));
    }

    /** Mixes bits so that each of them changes about half of the others (Stafford's variant 13); 0 stays 0. */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the upper 53 bits as a number in {@code [0, 1)}. */
    public static double fraction(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
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
        return fraction(nextLong());
    }
}
