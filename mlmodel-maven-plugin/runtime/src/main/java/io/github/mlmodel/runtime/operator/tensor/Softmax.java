package io.github.mlmodel.runtime.operator.tensor;

import java.util.Arrays;

/** Numbers as shares of their exponentials, in the order of ONNX Runtime's arithmetic. */
public final class Softmax {

    /** ONNX Runtime adds up exponentials in so many sums side by side, the width of a wide processor. */
    public static final int LANES = 16;

    private Softmax() {}

    /**
     * Puts shares in the place of numbers.
     *
     * @param sums {@link #LANES} numbers, whatever they are
     */
    public static void of(float[] row, float[] sums) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : row) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = Approximations.exp(row[i] - largest);
        }
        // The other lanes are 0, and 0 changes no sum.
        float scale = 1f / (row.length == 2 ? row[0] + row[1] : total(row, sums));
        for (int i = 0; i < row.length; i++) {
            row[i] *= scale;
        }
    }

    private static float total(float[] numbers, float[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < numbers.length; i++) {
            sums[i % LANES] += numbers[i];
        }
        for (int i = 0; i < 8; i++) {
            sums[i] += sums[i + 8];
        }
        for (int i = 0; i < 4; i++) {
            sums[i] = sums[2 * i] + sums[2 * i + 1];
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    /** Puts shares in the place of numbers. */
    public static void of(double[] row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : row) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.exp(row[i] - largest);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= sum;
        }
    }
}
