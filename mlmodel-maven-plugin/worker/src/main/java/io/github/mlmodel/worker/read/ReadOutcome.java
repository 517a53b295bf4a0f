package io.github.mlmodel.worker.read;

import io.github.mlmodel.worker.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * What came of one reading.
 *
 * @param rows the rows
 * @param labels texts of the column that was to be labelled, when it was read as numbers and has few different texts
 */
public record ReadOutcome(ReadRows rows, Column.@Nullable Texts labels) {

    /** Different texts that are remembered of a column that is read as numbers. */
    public static final int MOST_LABELS = 1000;
}
