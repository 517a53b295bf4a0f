package io.github.mlmodel.worker.judge;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.Predictions;

/**
 * Compares what is predicted for the same rows, by a trained model and by its file, or by the file in two ways: values within
 * the tolerance, and equal labels unless the two best scores are within it.
 */
public final class Parity {

    private final Tolerance tolerance;
    private final int width;
    private double largest;
    private long wrong;
    private String worst = "";

    /**
     * Prepares a comparison.
     *
     * @param tolerance how far values may lie apart
     * @param width values a row
     */
    public Parity(Tolerance tolerance, int width) {
        this.tolerance = tolerance;
        this.width = width;
    }

    /** Returns how many numbers a model gives for a row, beside the label. */
    public static int valuesARow(ModelDescription description) {
        return description.signature().outputs().stream()
                .mapToInt(output -> Math.max(1, output.width()))
                .max()
                .orElseThrow();
    }

    /** Compares rows; {@code trained} is row-major. */
    public void compare(float[] trained, Predictions exported) {
        float[] values = exported.values();
        if (trained.length != values.length) {
            throw new IllegalArgumentException(trained.length + " values for " + values.length);
        }
        for (int row = 0; row < exported.rows(); row++) {
            compareRow(trained, values, row);
        }
    }

    private void compareRow(float[] trained, float[] exported, int row) {
        int start = row * width;
        boolean off = false;
        for (int i = start; i < start + width; i++) {
            double difference = Math.abs((double) trained[i] - exported[i]);
            if (Float.isNaN(trained[i]) || Float.isNaN(exported[i])) {
                difference = Double.POSITIVE_INFINITY;
            }
            if (difference > largest) {
                largest = difference;
                worst = trained[i] + " became " + exported[i];
            }
            off |= !tolerance.allows(exported[i], trained[i]);
        }
        if (off || labelDiffers(trained, exported, start)) {
            wrong++;
        }
    }

    private boolean labelDiffers(float[] trained, float[] exported, int start) {
        int ours = best(trained, start);
        int theirs = best(exported, start);
        return ours != theirs && !tolerance.allows(trained[theirs], trained[ours]);
    }

    private int best(float[] values, int start) {
        int best = start;
        for (int i = start + 1; i < start + width; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Returns the largest absolute difference so far. */
    public double largest() {
        return largest;
    }

    /** Returns how many rows were beyond the tolerance. */
    public long wrong() {
        return wrong;
    }

    /** Returns the worst pair in words. */
    public String worst() {
        return worst;
    }
}
