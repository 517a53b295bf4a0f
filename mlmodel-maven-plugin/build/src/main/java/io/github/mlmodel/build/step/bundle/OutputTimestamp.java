package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.model.MlModelException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads {@code project.build.outputTimestamp} as Maven's own plugins do. */
final class OutputTimestamp {

    /** What a ZIP can hold first: the time of entries of a project that sets none, so that its bundles are reproducible too. */
    private static final Instant NONE = Instant.parse("1980-01-01T00:00:00Z");

    /** The limits of Maven's archiver: what every ZIP tool can read in every time zone. */
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:02Z");

    private static final Instant LAST = Instant.parse("2099-12-31T23:59:59Z");

    private OutputTimestamp() {}

    /**
     * Returns the instant.
     *
     * @param text ISO 8601 with an offset, or seconds since 1970; a single letter or nothing means that none is set
     * @throws MlModelException if the text is no time, or one that an archive cannot have
     */
    static Instant of(@Nullable String text) {
        if (text == null || text.isBlank() || (text.length() == 1 && !Character.isDigit(text.charAt(0)))) {
            return NONE;
        }
        Instant time = parsed(text);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw MlModelException.user("project.build.outputTimestamp is '" + text + "', which is " + time
                    + " and not within the valid range " + FIRST + " to " + LAST
                    + " of archives. Use a time in it, for example 2026-11-01T00:00:00Z.");
        }
        return time;
    }

    private static Instant parsed(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | NumberFormatException e) {
            throw MlModelException.user(
                    "project.build.outputTimestamp is '" + text
                            + "', which is no time. Use ISO 8601, for example 2026-11-01T00:00:00Z, or seconds since 1970.",
                    e);
        }
    }
}
