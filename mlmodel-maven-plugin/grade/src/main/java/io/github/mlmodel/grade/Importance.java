package io.github.mlmodel.grade;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How much each column counts in what a model predicts, over rows that it was not trained on. */
public sealed interface Importance permits Importance.OfColumns, Importance.Inexplicable {

    /**
     * How much a column counts.
     *
     * @param column its name
     * @param mean the mean of what it contributes to a prediction, whatever its sign
     */
    record ColumnMean(String column, double mean) {

        /** Refuses what lacks a part, as a damaged file does. */
        public ColumnMean {
            Objects.requireNonNull(column);
        }
    }

    /**
     * Predictions were explained.
     *
     * @param scale what contributions are amounts of, for example {@code log-odds of the predicted label}
     * @param rows how many predictions were explained
     * @param exact whether contributions are exact, and not estimated
     * @param columns what each column comes to, the largest mean first
     */
    record OfColumns(String scale, int rows, boolean exact, List<ColumnMean> columns) implements Importance {

        /** Sorts the columns, and refuses what lacks a part, as a damaged file does. */
        public OfColumns {
            Objects.requireNonNull(scale);
            columns = columns.stream()
                    .sorted(Comparator.comparingDouble(ColumnMean::mean)
                            .reversed()
                            .thenComparing(ColumnMean::column))
                    .toList();
        }
    }

    /**
     * Predictions cannot be explained.
     *
     * @param reason why, a sentence
     */
    record Inexplicable(String reason) implements Importance {

        /** Refuses what lacks a part, as a damaged file does. */
        public Inexplicable {
            Objects.requireNonNull(reason);
        }
    }
}
