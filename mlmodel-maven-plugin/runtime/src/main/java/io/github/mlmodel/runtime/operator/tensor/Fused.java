package io.github.mlmodel.runtime.operator.tensor;

/**
 * Multiplies and adds with one rounding. Where the processor has no instruction for it the JDK computes with big decimals, a
 * hundred times slower: there the product is exact in double, and the last bit may be another one.
 */
public final class Fused {

    /** Nobody waits longer than this for an instruction; big decimals take several times as long. */
    private static final long MOST_NANOS = 250;

    private static final int TRIES = 20;
    private static final int CALLS = 50;

    private static final boolean FAST = isFast();

    private Fused() {}

    /** The fastest of several tries counts: a slow one may have been interrupted. */
    private static boolean isFast() {
        float sum = 0;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                sum = Math.fma(sum, 0.5f, call);
            }
            if (System.nanoTime() - start < CALLS * MOST_NANOS) {
                return Float.isFinite(sum);
            }
        }
        return false;
    }

    static boolean isOneRounding() {
        return FAST;
    }

    /** Returns a * b + c. */
    public static float of(float a, float b, float c) {
        return FAST ? Math.fma(a, b, c) : (float) ((double) a * b + c);
    }

    /** Returns a * b + c. */
    public static double of(double a, double b, double c) {
        return FAST ? Math.fma(a, b, c) : a * b + c;
    }
}
