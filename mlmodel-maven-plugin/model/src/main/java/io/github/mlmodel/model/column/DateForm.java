package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonText;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * How the dates of a column are written. A date becomes seconds since 1970-01-01T00:00Z: texts without an offset as if they
 * were UTC's, whatever the machine's zone; texts with one, and epoch numbers, are moments.
 */
@Stable(since = "1.0.0")
public enum DateForm implements JsonText {
    /** {@code yyyy-MM-dd}. */
    DATE,
    /** {@code yyyy-MM-ddTHH:mm}, with a blank in place of the {@code T}, and with seconds and their fraction if wanted. */
    DATE_TIME,
    /** As {@link #DATE_TIME}, followed by {@code Z}, {@code ±hh:mm} or {@code ±hhmm}. */
    OFFSET_DATE_TIME,
    /** A number: seconds since 1970-01-01T00:00Z. */
    EPOCH_SECONDS,
    /** A number: thousandths of seconds since 1970-01-01T00:00Z. */
    EPOCH_MILLISECONDS;

    /** The first second of year 1. */
    public static final double FIRST = DateText.FIRST;

    /** The second after the last one of year 9999. */
    public static final double END = DateText.END;

    /** Returns the form as {@code model.json} and users write it, for example {@code date-time}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether it is a number that is written. */
    public boolean isNumber() {
        return this == EPOCH_SECONDS || this == EPOCH_MILLISECONDS;
    }

    /**
     * Returns the date of a text, or NaN if the text is not of this form. Exact: days that are in no calendar, years before
     * 1 or after 9999, and blanks around are refused.
     */
    public double seconds(String text) {
        return switch (this) {
            case DATE, DATE_TIME, OFFSET_DATE_TIME ->
                new DateText(text).seconds(this != DATE, this == OFFSET_DATE_TIME);
            case EPOCH_SECONDS, EPOCH_MILLISECONDS ->
                EpochText.isNumber(text) ? seconds(Double.parseDouble(text)) : Double.NaN;
        };
    }

    /** Returns the date of an epoch number, or NaN if it is no date of the years 1 to 9999, or this form has no numbers. */
    public double seconds(double number) {
        double seconds =
                switch (this) {
                    case EPOCH_SECONDS -> number + 0.0;
                    case EPOCH_MILLISECONDS -> number / 1000 + 0.0;
                    case DATE, DATE_TIME, OFFSET_DATE_TIME -> Double.NaN;
                };
        return seconds >= FIRST && seconds < END ? seconds : Double.NaN;
    }

    /**
     * Returns the text of a date in this form; what is finer than the form can say, or than a microsecond, is cut off.
     *
     * @param seconds a date of the years 1 to 9999
     */
    public String text(double seconds) {
        LocalDateTime time = DateText.local(seconds);
        return switch (this) {
            case DATE -> time.toLocalDate().toString();
            case DATE_TIME -> time.toString();
            case OFFSET_DATE_TIME -> time + "Z";
            case EPOCH_SECONDS -> EpochText.of(time, 0);
            case EPOCH_MILLISECONDS -> EpochText.of(time, 3);
        };
    }
}
