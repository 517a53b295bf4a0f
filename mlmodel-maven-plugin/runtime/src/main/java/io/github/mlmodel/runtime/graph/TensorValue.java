package io.github.mlmodel.runtime.graph;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Numbers, texts or truth values in row-major order. Nothing is copied: neither shape nor values are changed by anybody once
 * they belong to a tensor.
 */
public final class TensorValue {

    private final TensorElement type;
    private final int[] shape;
    private final Object data;

    /**
     * Makes a tensor.
     *
     * @param data an array of the type's, as long as the shape says
     */
    public TensorValue(TensorElement type, int[] shape, Object data) {
        if (!type.holds(data) || size(shape) != Array.getLength(data)) {
            throw new IllegalArgumentException(
                    data.getClass() + " of " + Array.getLength(data) + " for " + type + " " + Arrays.toString(shape));
        }
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /** Returns a tensor of 32-bit numbers. */
    public static TensorValue of(float[] values, int... shape) {
        return new TensorValue(TensorElement.FLOAT, shape, values);
    }

    /** Returns a tensor of 64-bit numbers. */
    public static TensorValue of(double[] values, int... shape) {
        return new TensorValue(TensorElement.DOUBLE, shape, values);
    }

    /** Returns a tensor of 64-bit integers. */
    public static TensorValue of(long[] values, int... shape) {
        return new TensorValue(TensorElement.INT64, shape, values);
    }

    /** Returns a tensor of truth values. */
    public static TensorValue of(boolean[] values, int... shape) {
        return new TensorValue(TensorElement.BOOL, shape, values);
    }

    /** Returns a tensor of texts. */
    public static TensorValue of(String[] values, int... shape) {
        return new TensorValue(TensorElement.STRING, shape, values);
    }

    /**
     * Returns how many values a shape has.
     *
     * @throws ArithmeticException if they are more than an array holds
     */
    public static int size(int... shape) {
        int size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /** Returns what it is made of. */
    public TensorElement type() {
        return type;
    }

    /** Returns the lengths of its dimensions. */
    public int[] shape() {
        return shape;
    }

    /** Returns how many dimensions it has. */
    public int rank() {
        return shape.length;
    }

    /** Returns how many values it has. */
    public int size() {
        return Array.getLength(data);
    }

    /** Returns its values, an array of its type's. */
    public Object data() {
        return data;
    }

    /** Returns its values, 32-bit numbers. */
    public float[] floats() {
        return (float[]) data;
    }

    /** Returns its values, 64-bit numbers. */
    public double[] doubles() {
        return (double[]) data;
    }

    /** Returns its values, 64-bit integers. */
    public long[] longs() {
        return (long[]) data;
    }

    /** Returns its values, 32-bit integers. */
    public int[] ints() {
        return (int[]) data;
    }

    /** Returns its values, unsigned bytes. */
    public byte[] bytes() {
        return (byte[]) data;
    }

    /** Returns its values, truth values. */
    public boolean[] truths() {
        return (boolean[]) data;
    }

    /** Returns its values, texts. */
    public String[] texts() {
        return (String[]) data;
    }

    /** Returns the integers of a tensor of either width. */
    public long[] integers() {
        return type == TensorElement.INT32
                ? Arrays.stream(ints()).asLongStream().toArray()
                : longs();
    }

    /** Returns values by their places. */
    public TensorValue picked(int[] places, int... asked) {
        Object result = type.array(places.length);
        if (type == TensorElement.FLOAT) {
            float[] values = floats();
            float[] floats = (float[]) result;
            for (int i = 0; i < places.length; i++) {
                floats[i] = values[places[i]];
            }
        } else {
            for (int i = 0; i < places.length; i++) {
                System.arraycopy(data, places[i], result, i, 1);
            }
        }
        return new TensorValue(type, asked, result);
    }

    /** Returns the same values in another shape. */
    public TensorValue reshaped(int... other) {
        return new TensorValue(type, other, data);
    }
}
