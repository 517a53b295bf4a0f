package io.github.mlmodel.worker.look;

import io.github.mlmodel.worker.table.Column;
import java.util.Arrays;

/**
 * How often the values of a column occur.
 *
 * @param rows rows that have a value
 * @param different number of different values
 * @param shared rows whose value another row has, too
 */
public record Repeats(long rows, long different, long shared) {

    private static final int FEWEST_ROWS = 100;

    private static final int FEWEST_VALUES = 20;

    private static final double LEAST_ROWS_A_VALUE = 1.5;

    private static final double MOST_ROWS_A_VALUE = 100;

    /** Counts the values of a column. */
    static Repeats of(Column column) {
        return column instanceof Column.Texts texts ? of(texts) : of((Column.Numbers) column);
    }

    private static Repeats of(Column.Texts texts) {
        long[] counts = new long[texts.dictionary().length];
        for (int code : texts.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return new Repeats(
                Arrays.stream(counts).sum(),
                Arrays.stream(counts).filter(count -> count > 0).count(),
                Arrays.stream(counts).filter(count -> count > 1).sum());
    }

    private static Repeats of(Column.Numbers numbers) {
        double[] sorted = sorted(numbers);
        long different = 0;
        long shared = 0;
        int from = 0;
        for (int row = 0; row < sorted.length; row++) {
            if (row + 1 == sorted.length || sorted[row + 1] != sorted[from]) {
                different++;
                shared += row > from ? row - from + 1 : 0;
                from = row + 1;
            }
        }
        return new Repeats(sorted.length, different, shared);
    }

    /** Returns the numbers that there are, ascending. */
    static double[] sorted(Column.Numbers numbers) {
        return Arrays.stream(numbers.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** Returns whether a few rows each have the same value, and most rows share theirs with another one. */
    boolean areGroups() {
        return rows >= FEWEST_ROWS
                && different >= FEWEST_VALUES
                && rows >= LEAST_ROWS_A_VALUE * different
                && rows <= MOST_ROWS_A_VALUE * different
                && 2 * shared >= rows;
    }
}
