package io.github.mlmodel.engine.neural.layer;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers of a key and a counter, by the output function of SplitMix64 (Steele, Lea and Flood, <i>Fast Splittable
 * Pseudorandom Number Generators</i>, 2014). The key is a hash of seed and name (FNV-1a, then mixed).
 */
public final class CounterChance implements Initializer.Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double UNIT = 0x1p-53;

    private final long key;
    private long counter;
    private double spare = Double.NaN;

    /**
     * Makes a sequence that depends on nothing but these two: not on the machine, nor on what other parameters there are.
     *
     * @param seed the seed
     * @param name the parameter's whole name
     */
    public CounterChance(long seed, String name) {
        long hash = FNV_OFFSET;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        key = mixed(mixed(seed + GOLDEN) ^ hash);
    }

    @Override
    public double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /** Box and Muller's way, which makes two numbers at a time. */
    @Override
    public double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double angle = 2 * Math.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    private long bits() {
        return mixed(key + GOLDEN * ++counter);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
