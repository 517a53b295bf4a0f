package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.spi.work.Mix64;
import java.nio.charset.StandardCharsets;

/**
 * Random numbers of a key and a counter ({@link Mix64}). The key is a hash of seed and name (FNV-1a, then mixed).
 */
public final class CounterChance implements Initializer.Chance {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final Mix64 random;
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
        random = new Mix64(Mix64.mix(Mix64.mix(seed + Mix64.GOLDEN) ^ hash));
    }

    @Override
    public double uniform() {
        return random.nextDouble();
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
}
