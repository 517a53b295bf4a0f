package io.github.mlmodel.grade.drift;

import java.util.List;
import java.util.Objects;

/**
 * What a column is over other rows, counted by the parts that it had over training rows.
 *
 * @param name the column's name in the data
 * @param missing how many rows have no value
 * @param counts how many rows have a value of each part
 * @param unseen the most frequent categories that the statistics do not name
 */
public record ColumnToday(String name, long missing, List<Long> counts, List<CategoryCount> unseen) {

    /** Copies the lists. */
    public ColumnToday {
        Objects.requireNonNull(name);
        counts = List.copyOf(counts);
        unseen = List.copyOf(unseen);
    }
}
