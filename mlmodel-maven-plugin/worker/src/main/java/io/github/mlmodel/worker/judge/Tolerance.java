package io.github.mlmodel.worker.judge;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.api.Internal;

/**
 * How far two computations of the same prediction may lie apart: {@code |a - b| <= 1e-5 · (scale + |b|)}.
 *
 * @param scale 1 for probabilities and scores; for regression the standard deviation of the training target
 */
@Internal
public record Tolerance(double scale) {

    /** The allowed difference, as a part of scale and value. */
    public static final double RELATIVE = 1e-5;

    /** Returns the tolerance of a model's outputs. */
    public static Tolerance of(ModelDescription description) {
        return new Tolerance(description.target().choose(classes -> 1.0, PredictedColumn.Numbers::deviation));
    }

    /** Returns whether {@code actual} is near enough to {@code expected}; NaN and infinities never are. */
    public boolean allows(double actual, double expected) {
        return Double.isFinite(expected) && Math.abs(actual - expected) <= RELATIVE * (scale + Math.abs(expected));
    }

    /**
     * Returns whether the two largest of a row's values are so near that either label is right.
     *
     * @param values rows of values, row after row
     * @param from where the row starts
     * @param width number of values in the row
     */
    public boolean isNearTie(float[] values, int from, int width) {
        float best = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            if (values[i] > best) {
                second = best;
                best = values[i];
            } else if (values[i] > second) {
                second = values[i];
            }
        }
        return allows(second, best);
    }
}
