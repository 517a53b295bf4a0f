package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/** Told how far long work is. */
@Stable(since = "1.0.0")
@FunctionalInterface
public interface Progress {

    /** Ignores what it is told. */
    Progress NONE = (unit, done, total) -> {};

    /**
     * Takes note of progress.
     *
     * @param unit what is counted, in the plural, for example {@code trees}
     * @param done how many are done
     * @param total how many there will be, or 0 when that is not known
     */
    void done(String unit, long done, long total);

    /** Takes note of a line for the user's log, for example an epoch's. */
    default void line(String text) {}

    /** Takes note of a line that the user should act on, for example that a checkpoint cannot be kept. */
    default void warning(String text) {
        line(text);
    }
}
