package io.github.mlmodel.model.column;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Arrays;

/** How a day is written: its parts in an order, with one character between them. */
enum DayPattern {
    /** {@code 2024-02-09}, with all its digits. */
    ISO(Order.YEAR_FIRST, '-'),
    DAY_POINTS(Order.DAY_FIRST, '.'),
    DAY_SLASHES(Order.DAY_FIRST, '/'),
    DAY_DASHES(Order.DAY_FIRST, '-'),
    MONTH_SLASHES(Order.MONTH_FIRST, '/'),
    MONTH_DASHES(Order.MONTH_FIRST, '-'),
    YEAR_SLASHES(Order.YEAR_FIRST, '/'),
    YEAR_POINTS(Order.YEAR_FIRST, '.');

    /** Where the year's four digits end, if it comes first. */
    private static final int YEAR_DIGITS = 4;

    private static final int OTHER_DIGITS = 2;

    private final Order order;
    private final char between;

    DayPattern(Order order, char between) {
        this.order = order;
        this.between = between;
    }

    /** Which part comes first; the year is first or last. */
    enum Order {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST
    }

    /** Returns the pattern of {@code dd.MM.yyyy} and the like. */
    static DayPattern of(String text) {
        Order order =
                text.startsWith("y") ? Order.YEAR_FIRST : text.startsWith("d") ? Order.DAY_FIRST : Order.MONTH_FIRST;
        char between = text.charAt(order == Order.YEAR_FIRST ? YEAR_DIGITS : OTHER_DIGITS);
        return Arrays.stream(values())
                .filter(pattern -> pattern.order == order && pattern.between == between)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    Order order() {
        return order;
    }

    char between() {
        return between;
    }

    /** Returns whether day and month have two digits each; else one is enough, for the character parts them. */
    boolean full() {
        return this == ISO;
    }

    /** Returns the text of a day. */
    String text(LocalDate day) {
        String year = digits(YEAR_DIGITS, day.getYear());
        String month = digits(OTHER_DIGITS, day.getMonthValue());
        String dayOfMonth = digits(OTHER_DIGITS, day.getDayOfMonth());
        return switch (order) {
            case YEAR_FIRST -> year + between + month + between + dayOfMonth;
            case DAY_FIRST -> dayOfMonth + between + month + between + year;
            case MONTH_FIRST -> month + between + dayOfMonth + between + year;
        };
    }

    private static String digits(int count, int number) {
        String digits = Integer.toString(number);
        return "0".repeat(count - digits.length()) + digits;
    }

    /** Returns whether there is such a day. */
    static boolean isDay(int year, int month, int day) {
        return day <= Month.of(month).length(Year.isLeap(year));
    }
}
