package io.github.mlmodel.grade;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found of the training rows, and travels with the model: these rows themselves may be gone when it is judged.
 *
 * @param rows on how many of them the shipped file was asked
 * @param metric what was measured: {@code accuracy} of classes, {@code r2} of numbers
 * @param value what it came to on these rows, which the model was trained on; NaN where it is undefined
 * @param column the column that tells the target best by itself; absent where there are too few rows to say so
 * @param share how well it does, from 0 to 1
 * @param known hashes of the rows; absent where the held-back rows are in no file of their own, or in files of an earlier version
 */
public record TrainingFigures(
        long rows,
        String metric,
        double value,
        @Nullable String column,
        double share,
        @Nullable KnownRows known) {

    /** Makes those of rows whose copies nobody looks for. */
    public TrainingFigures(long rows, String metric, double value, @Nullable String column, double share) {
        this(rows, metric, value, column, share, null);
    }

    /** Refuses what lacks a part, as a damaged file does. */
    public TrainingFigures {
        Objects.requireNonNull(metric);
    }

    /** Returns the same with hashes of the rows. */
    public TrainingFigures with(KnownRows hashes) {
        return new TrainingFigures(rows, metric, value, column, share, hashes);
    }
}
