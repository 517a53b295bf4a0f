package io.github.mlmodel.grade.drift;

import java.util.List;
import java.util.Objects;

/**
 * The content of {@code statistics.json}: what the columns were over the rows that a model was trained on. No value is in it
 * that fewer than {@link #FEWEST} rows have, and no row.
 *
 * @param format version of this file's format
 * @param model the model's name
 * @param rows how many rows the model was trained on
 * @param columns the columns that the model reads, and what it predicts, the last one
 * @param undescribed how many columns more the model reads, of which nothing is recorded
 */
public record Statistics(int format, String model, long rows, List<ColumnStatistics> columns, long undescribed) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /** The fewest rows of which something is said. */
    public static final int FEWEST = 10;

    /** Copies the list, and refuses what lacks a part, as a damaged file does. */
    public Statistics {
        Objects.requireNonNull(model);
        columns = List.copyOf(columns);
    }
}
