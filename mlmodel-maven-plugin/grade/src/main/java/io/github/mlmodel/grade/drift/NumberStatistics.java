package io.github.mlmodel.grade.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a column of numbers was over training rows: bounds between parts of about equally many rows, the quantiles from 1 to
 * 99 % where there are rows enough. Smallest and largest number are not recorded.
 *
 * @param name the column's name in the data
 * @param dates whether the numbers are dates, in seconds since 1970
 * @param missing how many rows have no value
 * @param bounds rising numbers between the parts; no row has one of them
 * @param counts how many rows have a value of each part, which are one more than the bounds; none where too few rows have a
 *     value
 */
public record NumberStatistics(String name, boolean dates, long missing, List<Double> bounds, List<Long> counts)
        implements ColumnStatistics {

    /** Parts by which a distance is measured, as far as equal numbers allow. */
    private static final int MEASURED = 10;

    /** Copies the lists, and refuses what does not fit, as a damaged file does not. */
    public NumberStatistics {
        Objects.requireNonNull(name);
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (counts.size() != bounds.size() + 1 && !(counts.isEmpty() && bounds.isEmpty())) {
            throw new IllegalArgumentException(
                    counts.size() + " parts do not fit " + bounds.size() + " bounds of '" + name + "'");
        }
    }

    /**
     * Describes numbers.
     *
     * @param values a value a row; NaN is missing
     * @param parts the largest number of parts
     */
    public static NumberStatistics of(String name, boolean dates, double[] values, int parts) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        long missing = (long) values.length - sorted.length;
        if (sorted.length < Statistics.FEWEST) {
            return new NumberStatistics(name, dates, missing, List.of(), List.of());
        }
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        int from = 0;
        for (Cut cut : Cut.all(sorted, parts)) {
            bounds.add(cut.bound());
            counts.add((long) cut.at() - from);
            from = cut.at();
        }
        counts.add((long) sorted.length - from);
        return new NumberStatistics(name, dates, missing, bounds, counts);
    }

    /** Returns the place of the part that each number is of; −1 where it is missing. */
    public int[] parts(double[] values) {
        double[] rising = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.stream(values)
                .mapToInt(value -> {
                    int found = Arrays.binarySearch(rising, value);
                    return Double.isNaN(value) ? -1 : found >= 0 ? found : -found - 1;
                })
                .toArray();
    }

    /** Counts other rows by the same parts; NaN is missing. */
    public ColumnToday today(double[] values) {
        long[] rows = new long[counts.size()];
        long missingToday = 0;
        for (int part : parts(values)) {
            if (part < 0) {
                missingToday++;
            } else if (rows.length > 0) {
                rows[part]++;
            }
        }
        return new ColumnToday(name, missingToday, Arrays.stream(rows).boxed().toList(), List.of());
    }

    @Override
    public Distance distance(List<Long> today) {
        long total = counts.stream().mapToLong(Long::longValue).sum();
        List<Long> before = new ArrayList<>();
        List<Long> now = new ArrayList<>();
        long rows = 0;
        long rowsNow = 0;
        for (int part = 0; part < counts.size(); part++) {
            rows += counts.get(part);
            rowsNow += today.get(part);
            if (rows * MEASURED >= total || part == counts.size() - 1) {
                before.add(rows);
                now.add(rowsNow);
                rows = 0;
                rowsNow = 0;
            }
        }
        return Distance.ofNumbers(before, now);
    }

    @Override
    public double allowed(DriftThresholds thresholds) {
        return thresholds.numbers();
    }

    @Override
    public boolean goesOn() {
        return dates;
    }
}
