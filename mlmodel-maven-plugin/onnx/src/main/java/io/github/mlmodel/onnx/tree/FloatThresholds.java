package io.github.mlmodel.onnx.tree;

/** Thresholds as 32-bit floats, with which every float compares as with the double. */
public final class FloatThresholds {

    private FloatThresholds() {}

    /** Returns the largest 32-bit float that is not above {@code value}. */
    public static float floor(double value) {
        float nearest = (float) value;
        return nearest > value ? Math.nextDown(nearest) : nearest;
    }

    /** Returns the smallest 32-bit float that is not below {@code value}. */
    public static float ceiling(double value) {
        float nearest = (float) value;
        return nearest < value ? Math.nextUp(nearest) : nearest;
    }
}
