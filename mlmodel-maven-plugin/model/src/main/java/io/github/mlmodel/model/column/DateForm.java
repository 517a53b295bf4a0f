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
    EPOCH_MILLISECONDS,
    /** 31.12.2024; the zeros of 01.02.2024 may be left out, here and in all that follows. */
    DAY_MONTH_YEAR_POINTS("dd.MM.yyyy"),
    /** 31.12.2024 13:45, with seconds and their fraction if wanted, as in all that follows with a time. */
    DAY_MONTH_YEAR_POINTS_TIME("dd.MM.yyyy HH:mm"),
    /** 31/12/2024. */
    DAY_MONTH_YEAR_SLASHES("dd/MM/yyyy"),
    /** 31/12/2024 13:45. */
    DAY_MONTH_YEAR_SLASHES_TIME("dd/MM/yyyy HH:mm"),
    /** 31-12-2024. */
    DAY_MONTH_YEAR_DASHES("dd-MM-yyyy"),
    /** 31-12-2024 13:45. */
    DAY_MONTH_YEAR_DASHES_TIME("dd-MM-yyyy HH:mm"),
    /** 12/31/2024. */
    MONTH_DAY_YEAR_SLASHES("MM/dd/yyyy"),
    /** 12/31/2024 13:45. */
    MONTH_DAY_YEAR_SLASHES_TIME("MM/dd/yyyy HH:mm"),
    /** 12-31-2024. */
    MONTH_DAY_YEAR_DASHES("MM-dd-yyyy"),
    /** 12-31-2024 13:45. */
    MONTH_DAY_YEAR_DASHES_TIME("MM-dd-yyyy HH:mm"),
    /** 2024/12/31. */
    YEAR_MONTH_DAY_SLASHES("yyyy/MM/dd"),
    /** 2024/12/31 13:45. */
    YEAR_MONTH_DAY_SLASHES_TIME("yyyy/MM/dd HH:mm"),
    /** 2024.12.31. */
    YEAR_MONTH_DAY_POINTS("yyyy.MM.dd"),
    /** 2024.12.31 13:45. */
    YEAR_MONTH_DAY_POINTS_TIME("yyyy.MM.dd HH:mm");

    /** The first second of year 1. */
    public static final double FIRST = DateText.FIRST;

    /** The second after the last one of year 9999. */
    public static final double END = DateText.END;

    private static final String TIME = " HH:mm";

    private final String text;
    private final DayPattern days;

    DateForm() {
        this.text = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.days = DayPattern.ISO;
    }

    DateForm(String pattern) {
        this.text = pattern;
        this.days = DayPattern.of(pattern);
    }

    /**
     * Returns the form as {@code model.json} and users write it, for example {@code date-time} or {@code dd.MM.yyyy}.
     */
    @Override
    public String text() {
        return text;
    }

    /** Returns whether it is a number that is written. */
    public boolean isNumber() {
        return this == EPOCH_SECONDS || this == EPOCH_MILLISECONDS;
    }

    /** Returns whether it is a day, or a day and a time of the clock, that is written, and no moment. */
    public boolean isLocal() {
        return !isNumber() && this != OFFSET_DATE_TIME;
    }

    /** Returns whether a time of the day is written with it. */
    public boolean hasTime() {
        return this == DATE_TIME || this == OFFSET_DATE_TIME || text.endsWith(TIME);
    }

    /**
     * Returns the date of a text, or NaN if the text is not of this form. Exact: days that are in no calendar, years before
     * 1 or after 9999, and blanks around are refused.
     */
    public double seconds(String text) {
        if (isNumber()) {
            return EpochText.isNumber(text) ? seconds(Double.parseDouble(text)) : Double.NaN;
        }
        return new DateText(text).seconds(days, hasTime(), this == OFFSET_DATE_TIME);
    }

    /** Returns the date of an epoch number, or NaN if it is no date of the years 1 to 9999, or this form has no numbers. */
    public double seconds(double number) {
        if (!isNumber()) {
            return Double.NaN;
        }
        double seconds = (this == EPOCH_SECONDS ? number : number / 1000) + 0.0;
        return seconds >= FIRST && seconds < END ? seconds : Double.NaN;
    }

    /**
     * Returns the text of a date in this form; what is finer than the form can say, or than a microsecond, is cut off.
     *
     * @param seconds a date of the years 1 to 9999
     */
    public String text(double seconds) {
        LocalDateTime time = DateText.local(seconds);
        if (isNumber()) {
            return EpochText.of(time, this == EPOCH_SECONDS ? 0 : 3);
        }
        String day = days.text(time.toLocalDate());
        char between = days.full() ? 'T' : ' ';
        return day + (hasTime() ? between + time.toLocalTime().toString() : "") + (this == OFFSET_DATE_TIME ? "Z" : "");
    }
}
