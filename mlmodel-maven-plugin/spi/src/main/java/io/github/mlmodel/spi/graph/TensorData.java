package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;
import java.util.Arrays;
import java.util.List;

/**
 * A constant tensor in row-major order. The arrays are not copied: the maker hands them over.
 *
 * @param type element type
 * @param shape lengths of the dimensions; empty for a scalar
 * @param data {@code float[]}, {@code byte[]} (UINT8), {@code int[]}, {@code long[]}, {@code String[]}, {@code boolean[]} or {@code double[]}
 */
@Stable(since = "1.0.0")
public record TensorData(ElementType type, List<Long> shape, Object data) {

    /** Copies the shape. */
    public TensorData {
        shape = List.copyOf(shape);
    }

    /** Returns a float tensor. */
    public static TensorData floats(float[] data, long... shape) {
        return new TensorData(ElementType.FLOAT, boxed(shape), data);
    }

    /** Returns a double tensor. */
    public static TensorData doubles(double[] data, long... shape) {
        return new TensorData(ElementType.DOUBLE, boxed(shape), data);
    }

    /** Returns a 64-bit integer tensor. */
    public static TensorData longs(long[] data, long... shape) {
        return new TensorData(ElementType.INT64, boxed(shape), data);
    }

    /** Returns a text tensor. */
    public static TensorData strings(String[] data, long... shape) {
        return new TensorData(ElementType.STRING, boxed(shape), data);
    }

    /** Returns a truth-value tensor. */
    public static TensorData booleans(boolean[] data, long... shape) {
        return new TensorData(ElementType.BOOL, boxed(shape), data);
    }

    static List<Long> boxed(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
