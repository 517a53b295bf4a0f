package io.github.mlmodel.grade;

import io.github.mlmodel.grade.metric.CalibrationError;
import io.github.mlmodel.grade.metric.Scored;
import org.jspecify.annotations.Nullable;

/**
 * What each model is looked at for, beside its metrics.
 *
 * @param calibrationError how far probabilities are from how often predictions are right; NaN where there are none
 * @param training what was found of the training rows; absent for a model whose files do not say
 */
public record Figures(double calibrationError, @Nullable TrainingFigures training) {

    /** Nothing is known. */
    public static final Figures NONE = new Figures(Double.NaN, null);

    /** Computes them of rows with predictions. */
    public static Figures of(Scored scored, @Nullable TrainingFigures training) {
        return new Figures(CalibrationError.of(scored).orElse(Double.NaN), training);
    }
}
