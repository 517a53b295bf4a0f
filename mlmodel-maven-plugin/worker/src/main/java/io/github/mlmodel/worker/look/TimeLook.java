package io.github.mlmodel.worker.look;

import io.github.mlmodel.build.spec.Threshold;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import java.util.Arrays;
import java.util.Optional;

/** Columns that seem to say when a row was: dates, and moments as numbers that hardly ever fall from row to row. */
public final class TimeLook {

    private static final int FEWEST_ROWS = 100;

    private static final int FEWEST_TIMES = 10;

    /** So many of the steps from row to row may go back. */
    private static final double BACKWARDS = 0.01;

    /** So much of the rows is before what is proposed as the beginning of the held-back ones. */
    private static final double BEFORE = 0.8;

    private TimeLook() {}

    /**
     * Returns the time from which on the last fifth of the rows is, as {@code <testAfter>} takes it; nothing for a column that
     * does not seem to say when rows were.
     *
     * @param isDate whether the column was read as one of dates, whose numbers are seconds
     */
    public static Optional<String> of(Column column, boolean isDate) {
        if (column instanceof Column.Numbers numbers) {
            return isDate ? ofDates(numbers) : ofNumbers(numbers);
        }
        Column.Texts texts = (Column.Texts) column;
        Column.Numbers dates = texts.numbers(text -> Threshold.seconds(text).orElse(Double.NaN));
        boolean all = Arrays.stream(texts.dictionary())
                .allMatch(text -> Threshold.seconds(text).isPresent());
        return all ? ofDates(dates) : Optional.empty();
    }

    private static Optional<String> ofDates(Column.Numbers dates) {
        return from(Repeats.sorted(dates)).map(seconds -> {
            String day = DateForm.DATE.text(seconds);
            return DateForm.DATE.seconds(day) == seconds ? day : DateForm.DATE_TIME.text(seconds);
        });
    }

    private static Optional<String> ofNumbers(Column.Numbers numbers) {
        boolean moments = Quantities.moments(numbers.values()).isPresent()
                || Quantities.days(numbers.values()).isPresent();
        return moments && rise(numbers.values()) ? from(Repeats.sorted(numbers)).map(NumberText::of) : Optional.empty();
    }

    private static boolean rise(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int back = 0;
        for (int row = 1; row < present.length; row++) {
            back += present[row] < present[row - 1] ? 1 : 0;
        }
        return back <= BACKWARDS * present.length;
    }

    /** Returns the first time of the last fifth, which is later than all others. */
    private static Optional<Double> from(double[] sorted) {
        int first = (int) (BEFORE * sorted.length);
        long different = Arrays.stream(sorted).distinct().limit(FEWEST_TIMES).count();
        return sorted.length >= FEWEST_ROWS && different == FEWEST_TIMES && sorted[first] > sorted[0]
                ? Optional.of(sorted[first])
                : Optional.empty();
    }
}
