package io.github.mlmodel.grade.check;

import io.github.mlmodel.model.text.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something beside the gates that decides how much they ask, and is looser today, or of which that cannot be told.
 *
 * @param name a short name for it
 * @param what it, as the beginning of a sentence
 * @param kind what became of it
 * @param before what it was
 * @param now what it is; absent where it is gone
 */
record LoosenedTerm(
        String name,
        String what,
        LoosenedGate.Kind kind,
        String before,
        @Nullable String now) {

    /** Returns a name of the user's, as sentences have it. */
    static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }

    /** Returns what became of it, as the rest of a sentence. */
    String clause() {
        String today = "was " + before + " and is " + Objects.requireNonNullElse(now, "gone");
        return switch (kind) {
            case WEAKER, DEMOTED -> today + " now, which asks for less";
            case REMOVED, UNKNOWN -> today;
            case OTHER, OTHER_UNIT -> today + " now, and whether that asks for less cannot be told";
            case OTHER_CODE -> today + " now: what the one and the other make of the same rows is not compared";
        };
    }
}
