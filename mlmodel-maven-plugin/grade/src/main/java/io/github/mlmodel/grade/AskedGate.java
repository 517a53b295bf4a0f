package io.github.mlmodel.grade;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate asks, in a form that does not depend on the version that judged it.
 *
 * @param subject what it is about, as text: metric, class and slice
 * @param label the class that it is of, or absent
 * @param part the slice that it is of, or the column between whose slices it compares; absent where it is of all rows
 * @param text the gate as the user wrote it
 * @param warns whether it only warns
 * @param bounds all that it asks; none where that is not known
 */
public record AskedGate(
        String subject,
        @Nullable String label,
        @Nullable String part,
        String text,
        boolean warns,
        List<AskedBound> bounds) {

    /** Copies the list, and refuses what lacks a part, as a damaged file does. */
    public AskedGate {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        bounds = List.copyOf(bounds);
    }

    /** Makes one that is of all rows. */
    public AskedGate(String subject, @Nullable String label, String text, boolean warns, List<AskedBound> bounds) {
        this(subject, label, null, text, warns, bounds);
    }

    /** Returns a gate of which nothing is known but how it was written. */
    public static AskedGate unknown(String text) {
        return new AskedGate("", null, text, false, List.of());
    }
}
