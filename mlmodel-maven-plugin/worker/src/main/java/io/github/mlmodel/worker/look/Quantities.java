package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.column.DateForm;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Numbers that are hardly quantities: those that count the rows, and moments. */
public final class Quantities {

    /** In fewer rows, numbers may rise by chance. */
    private static final int FEWEST_ROWS = 20;

    /** 2000-01-01 and 2100-01-01. */
    private static final double FIRST_MOMENT = 946_684_800;

    private static final double LAST_MOMENT = 4_102_444_800.0;

    private static final int YEARS = 10_000;

    private static final int MONTHS = 100;

    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2099;

    private Quantities() {}

    /**
     * Returns whether numbers are whole, rise from row to row, and are no more than the rows.
     *
     * @param rows rows of the files, of which these are some
     */
    public static boolean countRows(double[] values, long rows) {
        if (values.length < FEWEST_ROWS || !(values[values.length - 1] - values[0] < rows)) {
            return false;
        }
        for (int row = 0; row < values.length; row++) {
            if (values[row] != Math.rint(values[row]) || (row > 0 && !(values[row] > values[row - 1]))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first day, where all numbers but NaN are days of the years 1900 to 2099, written as 20240229. */
    public static Optional<LocalDate> days(double[] values) {
        Optional<LocalDate> first = Optional.empty();
        int days = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                Optional<LocalDate> day = day(value);
                if (day.isEmpty()) {
                    return Optional.empty();
                }
                first = first.isEmpty() ? day : first;
                days++;
            }
        }
        return days >= FEWEST_ROWS ? first : Optional.empty();
    }

    private static Optional<LocalDate> day(double value) {
        int digits = (int) value;
        int year = digits / YEARS;
        int month = digits / MONTHS % MONTHS;
        int day = digits % MONTHS;
        boolean may =
                digits == value && year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
        return may && day <= YearMonth.of(year, month).lengthOfMonth()
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }

    /** Returns the form in which all numbers but NaN would be moments of this century, if there is one. */
    public static Optional<DateForm> moments(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        boolean whole =
                present.length >= FEWEST_ROWS && Arrays.stream(present).allMatch(value -> value == Math.rint(value));
        return whole
                ? List.of(DateForm.EPOCH_SECONDS, DateForm.EPOCH_MILLISECONDS).stream()
                        .filter(form -> Arrays.stream(present)
                                .map(form::seconds)
                                .allMatch(seconds -> seconds >= FIRST_MOMENT && seconds < LAST_MOMENT))
                        .findFirst()
                : Optional.empty();
    }
}
