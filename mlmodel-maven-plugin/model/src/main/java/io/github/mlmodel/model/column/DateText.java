package io.github.mlmodel.model.column;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads dates from left to right, without a formatter: a file has millions of them. */
final class DateText {

    /** The first second of year 1. */
    static final double FIRST = -62_135_596_800.0;

    /** The second after the last one of year 9999. */
    static final double END = 253_402_300_800.0;

    private static final int DAY = 86_400;

    private static final int MOST_DAYS = 31;

    private static final int MONTHS = 12;

    private static final int MOST_FRACTION = 9;

    private static final int MOST_OFFSET = 18 * 3600;

    /** Finer than what a double tells apart in a moment of today. */
    private static final int MICROS = 1_000_000;

    private final String text;
    private int at;
    private boolean wrong;

    DateText(String text) {
        this.text = text;
    }

    /** Returns the date, or NaN if the text is none, of the years 1 to 9999. */
    double seconds(DayPattern pattern, boolean hasTime, boolean hasOffset) {
        double seconds = day(pattern) * DAY;
        if (hasTime) {
            wrong |= !((pattern.full() && skip('T')) || skip(' '));
            seconds += time(pattern.full() ? 2 : 1);
        }
        if (hasOffset) {
            seconds -= offset();
        }
        boolean whole = !wrong && at == text.length();
        return whole && seconds >= FIRST && seconds < END ? seconds : Double.NaN;
    }

    private double day(DayPattern pattern) {
        int least = pattern.full() ? 2 : 1;
        boolean yearFirst = pattern.order() == DayPattern.Order.YEAR_FIRST;
        boolean dayFirst = pattern.order() == DayPattern.Order.DAY_FIRST;
        int year = yearFirst ? year() : 1;
        if (yearFirst) {
            require(pattern.between());
        }
        int one = number(least, 1, dayFirst ? MOST_DAYS : MONTHS);
        require(pattern.between());
        int other = number(least, 1, dayFirst ? MONTHS : MOST_DAYS);
        if (!yearFirst) {
            require(pattern.between());
            year = year();
        }
        int month = dayFirst ? other : one;
        int day = dayFirst ? one : other;
        if (wrong || !DayPattern.isDay(year, month, day)) {
            wrong = true;
            return 0;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private double time(int digitsOfHour) {
        int minutes = number(digitsOfHour, 0, 23) * 60;
        require(':');
        minutes += number(2, 0, 59);
        if (!skip(':')) {
            return minutes * 60;
        }
        int seconds = minutes * 60 + number(2, 0, 59);
        return skip('.') ? of(seconds, nanos()) : seconds;
    }

    /** Returns a moment of whole seconds and a part of one, the same for texts as for {@code java.time}. */
    static double of(long seconds, int nanos) {
        return seconds + nanos / 1e9;
    }

    private int nanos() {
        int nanos = 0;
        int digits = 0;
        while (digits < MOST_FRACTION && isDigit()) {
            nanos = nanos * 10 + text.charAt(at++) - '0';
            digits++;
        }
        wrong |= digits == 0;
        for (; digits < MOST_FRACTION; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int offset() {
        if (skip('Z')) {
            return 0;
        }
        int sign = skip('-') ? -1 : 1;
        wrong |= sign == 1 && !skip('+');
        int seconds = number(2, 0, 18) * 3600;
        skip(':');
        seconds += number(2, 0, 59) * 60;
        wrong |= seconds > MOST_OFFSET;
        return sign * seconds;
    }

    private int year() {
        int start = at;
        int year = digits(4);
        wrong |= at - start != 4 || year < 1;
        return year;
    }

    /** Reads a number of two digits, or of one where that is enough. */
    private int number(int digits, int least, int most) {
        int start = at;
        int number = digits(2);
        if (at - start < digits || number < least || number > most) {
            wrong = true;
            return least;
        }
        return number;
    }

    private int digits(int most) {
        int number = 0;
        for (int i = 0; i < most && isDigit(); i++) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c) {
        wrong |= !skip(c);
    }

    /** Returns a date as a local time of UTC; what is finer than a microsecond is cut off. */
    static LocalDateTime local(double date) {
        long seconds = (long) Math.floor(date);
        int micros = (int) ((date - seconds) * MICROS);
        return LocalDateTime.ofEpochSecond(seconds, micros * 1000, ZoneOffset.UTC);
    }
}
