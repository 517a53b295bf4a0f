package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates between those that a column holds, as its texts: at the beginning of a year, a month, a day or what is finer, whichever
 * leaves enough of them, and at an hour of chance where the column has times. So they are nobody's own, unless the column leaves
 * no choice.
 */
final class DatePalette implements Palette {

    private static final int PARTS = 16;

    private static final int DAY = 86_400;

    private static final int HOUR = 3600;

    private static final List<ChronoUnit> UNITS = List.of(
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS);

    /** How many beginnings of a unit there must be between the first date and the last. */
    private static final int ENOUGH = 50;

    private static final int ENOUGH_OF_FEW = 2;

    private final DateForm form;
    private final double[] dates;
    private final double last;
    private final boolean anyHour;
    private final double missing;

    private DatePalette(DateForm form, double[] dates, double last, boolean anyHour, double missing) {
        this.form = form;
        this.dates = dates;
        this.last = last;
        this.anyHour = anyHour;
        this.missing = missing;
    }

    static DatePalette of(Column.Numbers column, DateForm form) {
        double[] seen = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (seen.length == 0) {
            return new DatePalette(form, seen, 0, false, 1);
        }
        boolean timed = Arrays.stream(seen).anyMatch(value -> value % DAY != 0);
        ChronoUnit unit = unit(seen, timed ? ChronoUnit.SECONDS : ChronoUnit.DAYS);
        double[] dates = new double[PARTS - 1];
        for (int i = 0; i < dates.length; i++) {
            double place = (seen.length - 1) * (i + 1.0) / PARTS;
            int lower = (int) place;
            int upper = Math.min(lower + 1, seen.length - 1);
            dates[i] = rounded(seen[lower] + (seen[upper] - seen[lower]) * (place - lower), unit, seen);
        }
        double missing = 1 - (double) seen.length / column.values().length;
        return new DatePalette(form, dates, seen[seen.length - 1], timed && unit.isDateBased(), missing);
    }

    private static ChronoUnit unit(double[] seen, ChronoUnit finest) {
        double spread = seen[seen.length - 1] - seen[0];
        int enough = seen.length < Groups.FEWEST_ROWS ? ENOUGH_OF_FEW : ENOUGH;
        return UNITS.stream()
                .filter(unit -> unit == finest || unit.getDuration().toSeconds() * enough <= spread)
                .findFirst()
                .orElse(finest);
    }

    private static double rounded(double date, ChronoUnit unit, double[] seen) {
        LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(date), 0, ZoneOffset.UTC);
        LocalDateTime start = unit.isTimeBased() ? time.truncatedTo(unit) : time.truncatedTo(ChronoUnit.DAYS);
        start = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS ? start.withDayOfMonth(1) : start;
        start = unit == ChronoUnit.YEARS ? start.withMonth(1) : start;
        double before = start.toEpochSecond(ZoneOffset.UTC);
        double next = start.plus(1, unit).toEpochSecond(ZoneOffset.UTC);
        return before < seen[0] && next <= seen[seen.length - 1] ? next : before;
    }

    @Override
    public @Nullable Object pick(int group, double row, Mix64 chance) {
        int chosen = chance.nextInt(PARTS - 1);
        int hour = chance.nextInt(DAY / HOUR);
        if (dates.length == 0 || chance.nextDouble() < missing) {
            return null;
        }
        double date = dates[chosen] + (anyHour ? hour * HOUR : 0);
        return form.text(date <= last ? date : dates[chosen]);
    }

    /** Returns the date of a text that this column gave. */
    static double seconds(DateForm form, @Nullable Object text) {
        return text instanceof String given ? form.seconds(given) : Double.NaN;
    }
}
