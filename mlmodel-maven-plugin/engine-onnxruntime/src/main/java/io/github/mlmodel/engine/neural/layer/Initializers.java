package io.github.mlmodel.engine.neural.layer;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How parameters begin, by default as PyTorch's modules do. */
public final class Initializers {

    /**
     * Of weights {@code [out, in, …]} of dense and convolutional layers: uniform in ±1/√fan_in, which is {@code
     * kaiming_uniform_(a=sqrt(5))}. The only one that {@code initialization} replaces.
     */
    public static final Initializer WEIGHT =
            (shape, chance) -> uniform(shape, chance, 1 / StrictMath.sqrt(fanIn(shape)));

    /** Of embeddings: the standard normal distribution. */
    public static final Initializer NORMAL = (shape, chance) -> normal(shape, chance, 1);

    private Initializers() {}

    /** Returns an initialiser of biases of dense and convolutional layers: uniform in ±1/√fan_in. */
    public static Initializer bias(long fanIn) {
        return (shape, chance) -> uniform(shape, chance, 1 / StrictMath.sqrt((double) fanIn));
    }

    /** Returns an initialiser with one value for all. */
    public static Initializer constant(double value) {
        return (shape, chance) -> filled(shape, () -> value);
    }

    static float[] uniform(List<Long> shape, Initializer.Chance chance, double bound) {
        return filled(shape, () -> (2 * chance.uniform() - 1) * bound);
    }

    static float[] normal(List<Long> shape, Initializer.Chance chance, double deviation) {
        return filled(shape, () -> chance.normal() * deviation);
    }

    /** Returns how many inputs an output sums: channels a group times the kernel's places. */
    static double fanIn(List<Long> shape) {
        return shape.stream().skip(1).reduce(1L, Math::multiplyExact);
    }

    /** Returns how many outputs an input reaches: filters times the kernel's places. */
    static double fanOut(List<Long> shape) {
        return shape.get(0) * shape.stream().skip(2).reduce(1L, Math::multiplyExact);
    }

    static int size(List<Long> shape) {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    private static float[] filled(List<Long> shape, DoubleSupplier next) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
        return values;
    }

    /** Returns an orthonormal matrix: the factor Q of a normal matrix, by the modified method of Gram and Schmidt. */
    static float[] orthogonal(List<Long> shape, Initializer.Chance chance) {
        int rows = Math.toIntExact(shape.get(0));
        int columns = size(shape) / rows;
        int vectors = Math.min(rows, columns);
        double[][] basis = new double[vectors][Math.max(rows, columns)];
        for (double[] vector : basis) {
            Arrays.setAll(vector, i -> chance.normal());
        }
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < i; j++) {
                subtract(basis[i], basis[j], dot(basis[i], basis[j]));
            }
            double length = StrictMath.sqrt(dot(basis[i], basis[i]));
            for (int k = 0; k < basis[i].length; k++) {
                basis[i][k] /= length;
            }
        }
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) (rows <= columns ? basis[row][column] : basis[column][row]);
            }
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] vector, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * vector[i];
        }
    }
}
