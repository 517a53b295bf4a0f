package io.github.mlmodel.grade.drift;

import java.util.List;

/** What a column was over training rows. */
public sealed interface ColumnStatistics permits NumberStatistics, CategoryStatistics, TextStatistics {

    /** Returns the column's name in the data. */
    String name();

    /** Returns how many rows have no value. */
    long missing();

    /** Returns how many rows have a value of each part that the values are divided into; none where they are not. */
    List<Long> counts();

    /** Returns how far other rows, counted by the same parts, are from these. */
    Distance distance(List<Long> today);

    /** Returns how far the column may be off by what users allow. */
    double allowed(DriftThresholds thresholds);

    /** Returns whether values that are far from these are what one expects, as of dates, which go on. */
    default boolean goesOn() {
        return false;
    }
}
