package io.github.mlmodel.grade.gate;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A person's word that a model may go though it cannot be compared with its baseline. Whether it has expired is decided on the
 * day of judging: what was graded stays graded.
 *
 * @param reason why
 * @param until the last day on which it counts, in ISO's form
 * @param expired whether that day was over when the gates were judged
 */
public record AcceptedBreak(String reason, String until, boolean expired) {

    /** Refuses what lacks a part, as a damaged file does. */
    public AcceptedBreak {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(until);
    }

    /** Returns the word as it counts on a day. */
    public static AcceptedBreak on(LocalDate today, String reason, LocalDate until) {
        return new AcceptedBreak(reason, until.toString(), today.isAfter(until));
    }
}
