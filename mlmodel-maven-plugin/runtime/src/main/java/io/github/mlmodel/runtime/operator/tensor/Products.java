package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Products of matrices. ONNX Runtime adds products in the order of rows of the second matrix, in blocks of {@value #BLOCK}: each
 * block's sum begins at 0, and is added to those before it.
 */
public final class Products {

    /** How many products ONNX Runtime adds up before it adds their sum to those before. */
    public static final int BLOCK = 256;

    /** Fewer rows, or shorter lines, are not worth copies of the lines. */
    private static final int MANY_ROWS = 8;

    private static final int MANY_COLUMNS = 8;

    private Products() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("MatMul", Products::matMul);
        all.put("Gemm", Products::gemm);
        return all;
    }

    private static Bound matMul(Site site) throws BeyondJava {
        site.takes(2, 2);
        site.knows();
        site.alike(0);
        TensorElement type = site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE);
        return Bound.of(type, in -> matMul(in[0], in[1]));
    }

    private static TensorValue matMul(TensorValue a, TensorValue b) {
        TensorValue left = a.rank() == 1 ? a.reshaped(1, a.size()) : a;
        TensorValue right = b.rank() == 1 ? b.reshaped(b.size(), 1) : b;
        if (left.rank() < 2 || right.rank() < 2) {
            throw new IllegalArgumentException("a single number is no matrix");
        }
        int inner = left.shape()[left.rank() - 1];
        int rows = left.shape()[left.rank() - 2];
        int columns = right.shape()[right.rank() - 1];
        if (right.shape()[right.rank() - 2] != inner) {
            throw new IllegalArgumentException("matrices " + Arrays.toString(a.shape()) + " and "
                    + Arrays.toString(b.shape()) + " cannot be multiplied");
        }
        int[] leftAround = Arrays.copyOf(left.shape(), left.rank() - 2);
        int[] rightAround = Arrays.copyOf(right.shape(), right.rank() - 2);
        int[] around = Broadcast.shape(leftAround, rightAround);
        int[] shape = Arrays.copyOf(around, around.length + 2);
        shape[around.length] = rows;
        shape[around.length + 1] = columns;
        Object result = a.type().array(TensorValue.size(shape));
        Product product = new Product(left.data(), right.data(), result, inner, columns);
        int[] counted = new int[TensorValue.size(around)];
        Broadcast.of(index(leftAround), index(rightAround), new TensorValue(TensorElement.INT32, around, counted))
                .forEach((starts, steps, to, count) -> {
                    for (int i = 0; i < count; i++) {
                        int first = starts[0] + i * steps[0];
                        int second = starts[1] + i * steps[1];
                        product.add(first * rows, rows, second * inner * columns, (to + i) * rows);
                    }
                });
        return new TensorValue(a.type(), withoutAdded(shape, a.rank() == 1, b.rank() == 1), result);
    }

    private static TensorValue index(int[] shape) {
        return new TensorValue(TensorElement.INT32, shape, new int[TensorValue.size(shape)]);
    }

    private static int[] withoutAdded(int[] shape, boolean row, boolean column) {
        int[] kept = new int[shape.length];
        int count = 0;
        for (int i = 0; i < shape.length; i++) {
            if (!(row && i == shape.length - 2) && !(column && i == shape.length - 1)) {
                kept[count++] = shape[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static Bound gemm(Site site) throws BeyondJava {
        site.takes(2, 3);
        site.knows("alpha", "beta", "transA", "transB");
        site.alike(0);
        TensorElement type = site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE);
        if (site.attributes().number("alpha", 1) != 1 || site.attributes().number("beta", 1) != 1) {
            throw site.beyond("with alpha or beta");
        }
        boolean turnA = site.attributes().integer("transA", 0) != 0;
        boolean turnB = site.attributes().integer("transB", 0) != 0;
        @Nullable TensorValue fixed = site.constant(1);
        @Nullable TensorValue turned = fixed != null && turnB ? turned(fixed) : null;
        boolean hasBias = site.has(2);
        return Bound.of(type, in -> {
            TensorValue b = turned != null ? turned : turnB ? turned(in[1]) : in[1];
            return gemm(turnA ? turned(in[0]) : in[0], b, hasBias ? in[2] : null);
        });
    }

    private static TensorValue turned(TensorValue matrix) {
        requireMatrix(matrix);
        int rows = matrix.shape()[0];
        int columns = matrix.shape()[1];
        int[] places = Copies.places(0, new int[] {columns, rows}, new int[] {1, columns});
        return matrix.picked(places, columns, rows);
    }

    private static void requireMatrix(TensorValue tensor) {
        if (tensor.rank() != 2) {
            throw new IllegalArgumentException("shape " + Arrays.toString(tensor.shape()) + " is no matrix");
        }
    }

    private static TensorValue gemm(TensorValue a, TensorValue b, @Nullable TensorValue bias) {
        requireMatrix(a);
        requireMatrix(b);
        int rows = a.shape()[0];
        int inner = a.shape()[1];
        int columns = b.shape()[1];
        if (b.shape()[0] != inner) {
            throw new IllegalArgumentException("matrices " + Arrays.toString(a.shape()) + " and "
                    + Arrays.toString(b.shape()) + " cannot be multiplied");
        }
        Object result = a.type().array(Math.multiplyExact(rows, columns));
        if (bias != null) {
            TensorValue place = new TensorValue(a.type(), new int[] {rows, columns}, result);
            Broadcast both = Broadcast.of(bias, place);
            if (both.size() != place.size()) {
                throw new IllegalArgumentException("a bias of shape " + Arrays.toString(bias.shape()));
            }
            both.forEach((starts, steps, to, count) -> {
                for (int i = 0; i < count; i++) {
                    System.arraycopy(bias.data(), starts[0] + i * steps[0], result, to + i, 1);
                }
            });
        }
        new Product(a.data(), b.data(), result, inner, columns).add(0, rows, 0, 0);
        return new TensorValue(a.type(), new int[] {rows, columns}, result);
    }

    /** Two matrices, and the one that their product is added to. */
    private record Product(Object a, Object b, Object result, int inner, int columns) {

        /**
         * Adds rows of the product.
         *
         * @param from first row of the first matrix
         * @param second place of the second matrix
         * @param to first row of the result
         */
        void add(int from, int rows, int second, int to) {
            if (a instanceof float[] floats) {
                ofFloats(floats, from, rows, second, to);
            } else {
                double[] sums = new double[columns];
                for (int row = 0; row < rows; row++) {
                    ofDoubles((double[]) a, (from + row) * inner, second, sums, (to + row) * columns);
                }
            }
        }

        private void ofFloats(float[] left, int from, int rows, int second, int to) {
            float[] right = (float[]) b;
            boolean many = rows >= MANY_ROWS && columns >= MANY_COLUMNS;
            float[][] lines = many ? LineSums.lines(right, second, inner, columns) : new float[0][];
            float[] matrix = second == 0 ? right : Arrays.copyOfRange(right, second, second + inner * columns);
            int[] chosen = IntStream.range(0, inner).toArray();
            float[] factors = new float[inner];
            float[] sums = new float[columns];
            float[] target = (float[]) result;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(left, (from + row) * inner, factors, 0, inner);
                int place = (to + row) * columns;
                for (int start = 0; start < inner; start += BLOCK) {
                    int end = Math.min(inner, start + BLOCK);
                    Arrays.fill(sums, 0);
                    if (many) {
                        LineSums.add(lines, chosen, factors, start, end, sums);
                    } else {
                        LineSums.add(matrix, chosen, factors, start, end, sums);
                    }
                    for (int j = 0; j < sums.length; j++) {
                        target[place + j] += sums[j];
                    }
                }
            }
        }

        private void ofDoubles(double[] left, int row, int second, double[] sums, int to) {
            double[] right = (double[]) b;
            double[] target = (double[]) result;
            for (int start = 0; start < inner; start += BLOCK) {
                Arrays.fill(sums, 0);
                for (int k = start; k < Math.min(inner, start + BLOCK); k++) {
                    double factor = left[row + k];
                    int place = second + k * columns;
                    for (int j = 0; j < sums.length; j++) {
                        sums[j] = Fused.of(factor, right[place + j], sums[j]);
                    }
                }
                for (int j = 0; j < sums.length; j++) {
                    target[to + j] += sums[j];
                }
            }
        }
    }
}
