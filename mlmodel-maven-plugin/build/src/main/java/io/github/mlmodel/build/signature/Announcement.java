package io.github.mlmodel.build.signature;

import java.util.Optional;

/** Whether the version of a model tells those who use it that something breaks. */
public sealed interface Announcement {

    /** It does. */
    record Made() implements Announcement {}

    /**
     * It does not.
     *
     * @param next which part of it has to rise, and to what
     */
    record Missing(String next) implements Announcement {}

    /**
     * Nobody can tell.
     *
     * @param reason why, as a clause
     */
    record Untold(String reason) implements Announcement {}

    /** Compares the version of a model with that of an earlier one. */
    static Announcement of(String before, String now) {
        Optional<ReleaseNumber> old = ReleaseNumber.of(before);
        Optional<ReleaseNumber> fresh = ReleaseNumber.of(now);
        if (old.isEmpty() || fresh.isEmpty()) {
            return new Untold("'" + (old.isEmpty() ? before : now) + "' is no version of three numbers, such as 1.4.0");
        }
        return fresh.get().mayBreak(old.get())
                ? new Made()
                : new Missing(old.get().next());
    }
}
