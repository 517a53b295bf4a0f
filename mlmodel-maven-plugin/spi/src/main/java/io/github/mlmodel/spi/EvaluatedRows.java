package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Held-back rows, with what the shipped file predicts for them. Rows are numbered from 0. */
@Stable(since = "1.0.0")
public sealed interface EvaluatedRows {

    /** Returns the number of rows. */
    int rows();

    /** Returns a raw value of the data: a {@link Double}, a {@link String}, or {@code null} where it is missing. */
    @Nullable
    Object value(int row, String column);

    /** Rows whose class was predicted. */
    @Stable(since = "1.0.0")
    non-sealed interface Classes extends EvaluatedRows {

        /** Returns the class labels in the order of probabilities. */
        List<String> labels();

        /** Returns the row's true label. */
        String actual(int row);

        /** Returns the predicted label. */
        String predicted(int row);

        /** Returns the predicted probabilities; nothing of a model that gives scores only. */
        Optional<Probabilities> probabilities();
    }

    /** Predicted probabilities of classes. */
    @Stable(since = "1.0.0")
    @FunctionalInterface
    interface Probabilities {

        /** Returns the predicted probability of {@code label}, in [0, 1]. */
        double of(int row, String label);
    }

    /** Rows for which a number was predicted. */
    @Stable(since = "1.0.0")
    non-sealed interface Numbers extends EvaluatedRows {

        /** Returns the true number, in the target's unit. */
        double actual(int row);

        /** Returns the predicted number, in the target's unit. */
        double predicted(int row);
    }
}
