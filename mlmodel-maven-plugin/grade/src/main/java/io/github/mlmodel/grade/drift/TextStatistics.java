package io.github.mlmodel.grade.drift;

import java.util.List;
import java.util.Objects;

/**
 * What a column of words was over training rows: nothing but how often there were none.
 *
 * @param name the column's name in the data
 * @param missing how many rows have no value
 */
public record TextStatistics(String name, long missing) implements ColumnStatistics {

    /** Refuses what lacks a part, as a damaged file does. */
    public TextStatistics {
        Objects.requireNonNull(name);
    }

    /** Says how many of other rows have no value. */
    public ColumnToday today(long missingToday) {
        return new ColumnToday(name, missingToday, List.of(), List.of());
    }

    @Override
    public List<Long> counts() {
        return List.of();
    }

    @Override
    public Distance distance(List<Long> today) {
        return Distance.NONE;
    }

    @Override
    public double allowed(DriftThresholds thresholds) {
        return 1;
    }
}
