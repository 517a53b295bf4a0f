package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A small value that is known while the graph is built. Numbers are held as doubles, which hold all lengths; NaN is the number
 * of rows, or what was computed of it.
 *
 * @param type element type
 * @param shape lengths of the dimensions
 * @param numbers row-major
 */
public record Known(ElementType type, List<Long> shape, double[] numbers) {

    /** The integer that stands for what depends on the number of rows. */
    public static final long UNKNOWN = Long.MIN_VALUE + 1;

    /** Shapes and small tables; more would make graphs slow to build. */
    private static final int MOST = 4096;

    private static final double INTEGERS = 0x1p53;

    /** Returns a constant's value, unless it is large, text, or not exact as doubles. */
    public static Optional<Known> of(TensorData constant) {
        if (constant.shape().stream().reduce(1L, (a, b) -> a * b) > MOST) {
            return Optional.empty();
        }
        double[] numbers =
                switch (constant.type()) {
                    case INT64 ->
                        Arrays.stream((long[]) constant.data())
                                .mapToDouble(value -> value)
                                .toArray();
                    case INT32 ->
                        Arrays.stream((int[]) constant.data()).asDoubleStream().toArray();
                    case BOOL -> bits((boolean[]) constant.data());
                    case FLOAT -> floats((float[]) constant.data());
                    case DOUBLE -> ((double[]) constant.data()).clone();
                    default -> new double[] {Double.NaN};
                };
        Known known = new Known(constant.type(), constant.shape(), numbers);
        return known.isComplete() ? Optional.of(known) : Optional.empty();
    }

    /** Returns whether a value of this shape is small enough to be known. */
    public static boolean fits(List<Long> shape) {
        return shape.stream().allMatch(length -> length >= 0) && shape.stream().reduce(1L, (a, b) -> a * b) <= MOST;
    }

    /** Returns whether no number depends on the number of rows. */
    public boolean isComplete() {
        return Arrays.stream(numbers).noneMatch(Double::isNaN);
    }

    /** Returns whether these are integers or truth values, or real numbers. */
    public boolean isExact() {
        return type == ElementType.FLOAT
                || type == ElementType.DOUBLE
                || Arrays.stream(numbers).allMatch(number -> Double.isNaN(number) || exact(number));
    }

    private static boolean exact(double number) {
        return number == Math.rint(number)
                && (Math.abs(number) <= INTEGERS || number == Long.MAX_VALUE || number == Long.MIN_VALUE);
    }

    /** Returns whole numbers, {@link #UNKNOWN} where one is not known. */
    public long[] integers() {
        return Arrays.stream(numbers)
                .mapToLong(number -> Double.isNaN(number) ? UNKNOWN : (long) number)
                .toArray();
    }

    /** Returns the value as a constant; its numbers are all known. */
    public TensorData constant() {
        Object data =
                switch (type) {
                    case INT64 -> integers();
                    case INT32 ->
                        Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
                    case BOOL -> truths();
                    case FLOAT -> singles();
                    case DOUBLE -> numbers.clone();
                    default -> throw new IllegalStateException("a known " + type);
                };
        return new TensorData(type, shape, data);
    }

    private boolean[] truths() {
        boolean[] truths = new boolean[numbers.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = numbers[i] != 0;
        }
        return truths;
    }

    private float[] singles() {
        float[] singles = new float[numbers.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) numbers[i];
        }
        return singles;
    }

    private static double[] bits(boolean[] truths) {
        double[] numbers = new double[truths.length];
        for (int i = 0; i < truths.length; i++) {
            numbers[i] = truths[i] ? 1 : 0;
        }
        return numbers;
    }

    private static double[] floats(float[] singles) {
        double[] numbers = new double[singles.length];
        for (int i = 0; i < singles.length; i++) {
            numbers[i] = singles[i];
        }
        return numbers;
    }
}
