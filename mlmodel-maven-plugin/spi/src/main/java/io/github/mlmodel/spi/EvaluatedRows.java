package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Held-back rows, with what the shipped file predicts for them. Rows are numbered from 0. */
@Stable(since = "1.0.0")
public interface EvaluatedRows {

    /** Returns the number of rows. */
    int rows();

    /** Returns what is predicted. */
    Task task();

    /** Returns the class labels in the order of probabilities; empty for regression. */
    List<String> labels();

    /** Returns the row's true label. */
    String actualLabel(int row);

    /** Returns the predicted label. */
    String predictedLabel(int row);

    /** Returns the predicted probability of {@code label}, in [0, 1]. */
    double probability(int row, String label);

    /** Returns the true number, in the target's unit. */
    double actualValue(int row);

    /** Returns the predicted number, in the target's unit. */
    double predictedValue(int row);

    /** Returns a raw value of the data: a {@link Double}, a {@link String}, or {@code null} where it is missing. */
    @Nullable
    Object value(int row, String column);
}
