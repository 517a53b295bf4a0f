package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.text.Printable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Date;

/**
 * What an application may give as a date: a text of the column's form, or a value of {@code java.time} (or {@code java.sql}) that
 * says no more and no less than such a text. A local time has no moment, and a moment has no local time, without a zone; that zone is the
 * application's to choose.
 */
@Internal
public final class DateValues {

    /** 2024-02-29T13:45Z. */
    private static final double EXAMPLE = 1_709_214_300;

    private static final String DATE_OF_DATABASE = "java.sql.Date";

    private static final String TIME_OF_DATABASE = "java.sql.Timestamp";

    private static final double MILLISECONDS = 1000;

    /** So far the calendar of these classes, and the zone of a machine, are from days of UTC at the ends of what is taken. */
    private static final double DAYS_BETWEEN_CALENDARS = 3 * 86_400;

    private DateValues() {}

    /** Returns seconds since 1970-01-01T00:00Z, or NaN where a column of that form does not take the value. */
    public static double seconds(DateForm form, Object value) {
        double seconds =
                form.isNumber() ? epoch(form, value) : form.isLocal() ? local(form, value) : offset(form, value);
        return seconds >= DateForm.FIRST && seconds < DateForm.END ? seconds : Double.NaN;
    }

    private static double epoch(DateForm form, Object value) {
        return value instanceof Number number ? form.seconds(number.doubleValue()) : text(form, value);
    }

    private static double local(DateForm form, Object value) {
        if (value instanceof LocalDateTime time) {
            return moment(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDate date) {
            return moment(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return value instanceof Date date ? ofDatabase(date) : text(form, value);
    }

    /**
     * Returns the local date or time that a class of {@code java.sql} stands for, which its text has: that module need not be
     * there. Other dates of {@code java.util} are moments.
     */
    @SuppressWarnings("JavaUtilDate")
    private static double ofDatabase(Date value) {
        double seconds = value.getTime() / MILLISECONDS;
        if (seconds < DateForm.FIRST - DAYS_BETWEEN_CALENDARS || seconds > DateForm.END + DAYS_BETWEEN_CALENDARS) {
            // The text has the last four digits of the year.
            return Double.NaN;
        }
        String text = value.toString().replace(' ', 'T');
        try {
            return switch (value.getClass().getName()) {
                case DATE_OF_DATABASE -> local(DateForm.DATE, LocalDate.parse(text));
                case TIME_OF_DATABASE -> local(DateForm.DATE_TIME, LocalDateTime.parse(text));
                default -> Double.NaN;
            };
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }

    private static double offset(DateForm form, Object value) {
        if (value instanceof OffsetDateTime time) {
            return moment(time.toInstant());
        } else if (value instanceof ZonedDateTime time) {
            return moment(time.toInstant());
        }
        if (value instanceof Date date) {
            boolean hasMoment =
                    value.getClass() == Date.class || value.getClass().getName().equals(TIME_OF_DATABASE);
            return hasMoment ? moment(date.toInstant()) : Double.NaN;
        }
        return value instanceof Instant instant ? moment(instant) : text(form, value);
    }

    private static double moment(Instant instant) {
        return DateText.of(instant.getEpochSecond(), instant.getNano());
    }

    private static double text(DateForm form, Object value) {
        return value instanceof CharSequence text ? form.seconds(ValueText.trimmed(text.toString())) : Double.NaN;
    }

    /** Returns what a column of that form takes, and that a value is no such thing, as the rest of a sentence. */
    public static String refusal(DateForm form, Object value) {
        String type =
                value instanceof CharSequence ? "" : " (" + value.getClass().getSimpleName() + ")";
        return taken(form) + ", and '" + Printable.text(value.toString()) + "'" + type + " is none";
    }

    private static String taken(DateForm form) {
        return taken(form, form.text(EXAMPLE)) + ", in the years 1 to 9999";
    }

    private static String taken(DateForm form, String example) {
        if (form.isNumber()) {
            return "a number of " + (form == DateForm.EPOCH_SECONDS ? "" : "milli") + "seconds since 1970-01-01T00:00Z";
        } else if (!form.isLocal()) {
            return "a moment such as '2024-02-29T13:45:00Z', an Instant, an OffsetDateTime or a ZonedDateTime";
        } else if (!form.hasTime()) {
            return "a date such as '" + example + "' or a LocalDate";
        }
        return "a date with a time such as '" + (form == DateForm.DATE_TIME ? example + ":00" : example)
                + "' or a LocalDateTime";
    }
}
