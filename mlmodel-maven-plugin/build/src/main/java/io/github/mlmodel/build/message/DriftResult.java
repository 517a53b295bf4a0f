package io.github.mlmodel.build.message;

import io.github.mlmodel.grade.drift.ColumnToday;
import java.util.List;

/**
 * What columns are, counted by what they were over training rows.
 *
 * @param rows how many rows were counted
 * @param columns the columns that are there
 */
public record DriftResult(long rows, List<ColumnToday> columns) {

    /** Copies the list. */
    public DriftResult {
        columns = List.copyOf(columns);
    }
}
