package io.github.mlmodel.spi;

import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * What came of a training.
 *
 * @param model the model
 * @param curve what became of the loss from epoch to epoch; empty for a trainer without epochs
 * @param provenance what the model was trained on, where that is no part of its specification: for example a GPU, its driver
 *     and libraries; empty for the CPU
 * @param <R> the rows that the model takes
 */
@Stable(since = "1.0.0")
public record TrainingResult<R extends TrainingRows>(
        TrainedModel<R> model, List<LearningCurve> curve, String provenance) {

    /** Copies the list. */
    public TrainingResult {
        curve = List.copyOf(curve);
    }

    /** Makes a result of a trainer without epochs, on the CPU. */
    public TrainingResult(TrainedModel<R> model) {
        this(model, List.of(), "");
    }
}
