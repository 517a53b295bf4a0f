package io.github.mlmodel.grade;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of the held-back rows.
 *
 * @param name how gates name it: {@code COLUMN=VALUE}, or a name of its own
 * @param column the column that rows are divided by, of which this is one part; absent where it stands alone
 * @param when the condition that its rows keep
 * @param minExamples how many rows a metric has to rest on at least
 * @param onTooFew what it means where there are fewer; absent means that it fails a gate that names the slice, and that
 *     a comparison of slices goes without it
 */
public record Slice(
        String name,
        @Nullable String column,
        String when,
        long minExamples,
        @Nullable OnTooFew onTooFew) {

    /** How many rows a metric has to rest on unless the user says otherwise. */
    public static final long DEFAULT_MIN_EXAMPLES = 30;

    /** What it means that a metric rests on too few rows. */
    public enum OnTooFew {
        /** A gate that asks for it cannot be judged. */
        FAIL,
        /** A gate that asks for it is skipped; a comparison of slices goes without this one. */
        SKIP;

        /** Returns the word for it, as users write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses what lacks a part, as a damaged file does. */
    public Slice {
        Objects.requireNonNull(name);
        Objects.requireNonNull(when);
    }

    /** Returns whether it is one of the parts that a column divides the rows into. */
    public boolean isOf(String divided) {
        return divided.equals(column);
    }

    /** Returns what was said of too few rows, if anything was. */
    public Optional<OnTooFew> saidOnTooFew() {
        return Optional.ofNullable(onTooFew);
    }
}
