package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.Tolerance;
import io.github.mlmodel.runtime.Predictions;

/**
 * Compares what the trained model and the exported file predict for the same rows: values within the tolerance, and equal
 * labels unless the two best scores are within it.
 */
final class Parity {

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
    Parity(Tolerance tolerance, int width) {
        this.tolerance = tolerance;
        this.width = width;
    }

    /** Compares rows; {@code trained} is row-major. */
    void compare(float[] trained, Predictions exported) {
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
    double largest() {
        return largest;
    }

    /** Returns how many rows were beyond the tolerance. */
    long wrong() {
        return wrong;
    }

    /** Returns the worst pair in words. */
    String worst() {
        return worst;
    }
}
