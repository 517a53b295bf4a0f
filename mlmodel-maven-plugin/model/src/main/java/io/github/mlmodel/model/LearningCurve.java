package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * A quantity after each epoch.
 *
 * @param name what it is, for example {@code loss}, {@code validation_loss} or {@code validation_accuracy}
 * @param values one value an epoch, from the first
 */
@Stable(since = "1.0.0")
public record LearningCurve(String name, List<Double> values) {

    /** Copies the list. */
    public LearningCurve {
        values = List.copyOf(values);
    }
}
