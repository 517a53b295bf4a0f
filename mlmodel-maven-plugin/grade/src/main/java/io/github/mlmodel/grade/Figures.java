package io.github.mlmodel.grade;

import io.github.mlmodel.grade.metric.CalibrationError;
import io.github.mlmodel.grade.metric.Scored;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each model is looked at for, beside its metrics.
 *
 * @param calibrationError how far probabilities are from how often predictions are right; NaN where there are none
 * @param training what was found of the training rows; absent for a model whose files do not say
 * @param sides what was found of both sides
 */
public record Figures(double calibrationError, @Nullable TrainingFigures training, Sides sides) {

    /** Nothing is known. */
    public static final Figures NONE = new Figures(Double.NaN, null, Sides.UNKNOWN);

    /** A file of an earlier version says nothing of both sides. */
    public Figures {
        sides = Objects.requireNonNullElse(sides, Sides.UNKNOWN);
    }

    /** Computes them of rows with predictions. */
    public static Figures of(Scored scored, @Nullable TrainingFigures training, Sides sides) {
        return new Figures(CalibrationError.of(scored).orElse(Double.NaN), training, sides);
    }

    /**
     * What was found where held-back rows were compared with what is recorded of the training rows.
     *
     * @param copies held-back rows that are copies of training rows; absent where these were not looked for
     * @param oneSided categories that one side lacks; absent where these were not looked for
     */
    public record Sides(
            @Nullable CopyCount copies, @Nullable List<OneSidedCategory> oneSided) {

        /** Nothing is known. */
        public static final Sides UNKNOWN = new Sides(null, null);

        /** Copies the list. */
        public Sides {
            oneSided = oneSided == null ? null : List.copyOf(oneSided);
        }
    }
}
