package io.github.mlmodel.grade.own;

import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.spi.EvaluatedRows;
import org.jspecify.annotations.Nullable;

/**
 * Held-back rows with their predicted numbers, as the project's own metrics see them.
 *
 * @param raw their raw values
 * @param scored their numbers
 */
public record PredictedNumbers(RawValue raw, ScoredNumbers scored) implements EvaluatedRows.Numbers {

    @Override
    public int rows() {
        return scored.rows();
    }

    @Override
    public double actual(int row) {
        return scored.actual(row);
    }

    @Override
    public double predicted(int row) {
        return scored.predicted(row);
    }

    @Override
    public @Nullable Object value(int row, String column) {
        return raw.of(row, column);
    }
}
