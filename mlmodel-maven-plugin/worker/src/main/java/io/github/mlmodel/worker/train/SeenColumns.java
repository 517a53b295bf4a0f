package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of each column what its values were over the training rows, so that an application learns when one is unlike them. */
final class SeenColumns {

    private final Map<String, Column> rows = new HashMap<>();
    private final Map<String, List<String>> texts;

    private SeenColumns(Rows rows, Map<String, List<String>> texts) {
        rows.columns().forEach(column -> this.rows.put(column.name(), column));
        this.texts = texts;
    }

    /** Returns the columns that features are made of, with what is known of their values. */
    static List<ColumnSchema> of(Features<?, ?> features, Rows training) {
        SeenColumns seen = new SeenColumns(training, features.texts());
        return features.columns().stream()
                .map(column -> seen.of(column).map(column::withSeen).orElse(column))
                .toList();
    }

    private Optional<SeenValues> of(ColumnSchema column) {
        return switch (column.kind()) {
            case NUMERIC, DATE ->
                rows.get(column.name()) instanceof Column.Numbers numbers ? range(numbers.values()) : Optional.empty();
            case CATEGORICAL -> Optional.ofNullable(texts.get(column.name())).map(SeenValues.Categories::new);
            // Words are compared by none, and images neither.
            case TEXT, IMAGE -> Optional.empty();
        };
    }

    private static Optional<SeenValues> range(double[] values) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        // No minus before a zero.
        return smallest > largest ? Optional.empty() : Optional.of(new SeenValues.Range(smallest + 0.0, largest + 0.0));
    }
}
