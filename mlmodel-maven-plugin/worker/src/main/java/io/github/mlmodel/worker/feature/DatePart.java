package io.github.mlmodel.worker.feature;

import java.time.LocalDate;

/** What of a date is a feature of its own, where it differs between training rows. */
enum DatePart {
    /** The year. */
    YEAR("year", false),
    /** Days since the first date of the training rows, with their fraction. */
    ELAPSED("elapsed days", false),
    /** The month, from 1. */
    MONTH("month", true),
    /** The day of the week, from Monday, which is 1. */
    WEEKDAY("day of week", true),
    /** The hour, from 0. */
    HOUR("hour", true);

    static final double DAY = 86_400;

    static final double HOUR_SECONDS = 3600;

    private final String words;
    private final boolean comesRound;

    DatePart(String words, boolean comesRound) {
        this.words = words;
        this.comesRound = comesRound;
    }

    /** Returns the part as names of features and sentences have it. */
    String words() {
        return words;
    }

    /** Returns whether what comes after the last one is the first. */
    boolean comesRound() {
        return comesRound;
    }

    /**
     * Returns the part of a date, or NaN where it is missing.
     *
     * @param seconds seconds since 1970-01-01T00:00Z, in the years 1 to 9999
     * @param first the first date of the training rows
     */
    double of(double seconds, double first) {
        if (Double.isNaN(seconds)) {
            return Double.NaN;
        }
        double day = Math.floor(Math.floor(seconds) / DAY);
        return switch (this) {
            case YEAR -> LocalDate.ofEpochDay((long) day).getYear();
            case ELAPSED -> (seconds - first) / DAY;
            case MONTH -> LocalDate.ofEpochDay((long) day).getMonthValue();
            case WEEKDAY -> LocalDate.ofEpochDay((long) day).getDayOfWeek().getValue();
            case HOUR -> Math.floor((Math.floor(seconds) - day * DAY) / HOUR_SECONDS);
        };
    }
}
