package io.github.mlmodel.model.column;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;

/** Reads dates from left to right, without a formatter: a file has millions of them. */
final class DateText {

    /** The first second of year 1. */
    static final double FIRST = -62_135_596_800.0;

    /** The second after the last one of year 9999. */
    static final double END = 253_402_300_800.0;

    private static final int DAY = 86_400;

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
    double seconds(boolean hasTime, boolean hasOffset) {
        double seconds = day() * DAY;
        if (hasTime) {
            wrong |= !(skip('T') || skip(' '));
            seconds += time();
        }
        if (hasOffset) {
            seconds -= offset();
        }
        boolean whole = !wrong && at == text.length();
        return whole && seconds >= FIRST && seconds < END ? seconds : Double.NaN;
    }

    private double day() {
        int year = number(4, 1, 9999);
        require('-');
        int month = number(2, 1, 12);
        require('-');
        int day = number(2, 1, 31);
        if (wrong || day > Month.of(month).length(Year.isLeap(year))) {
            wrong = true;
            return 0;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private double time() {
        int minutes = number(2, 0, 23) * 60;
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

    private int number(int digits, int least, int most) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            if (!isDigit()) {
                wrong = true;
                return least;
            }
            number = number * 10 + text.charAt(at++) - '0';
        }
        wrong |= number < least || number > most;
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
