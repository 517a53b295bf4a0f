package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.AskedGate;
import org.jspecify.annotations.Nullable;

/**
 * A gate of the baseline that asks for less today, or of which that cannot be told.
 *
 * @param kind what became of it
 * @param before the gate that the baseline was held to
 * @param now the gate that stands in its place; absent where none does
 */
record LoosenedGate(Kind kind, AskedGate before, @Nullable AskedGate now) {

    /** What became of a gate. */
    enum Kind {
        /** No gate bounds the same side of the same subject. */
        REMOVED,
        /** The bound lets through what it did not. */
        WEAKER,
        /** It fails no grade any more. */
        DEMOTED,
        /** One bound is a number, the other a percentage. */
        OTHER_UNIT,
        /** It asks for something else, of which nobody can tell whether it is less. */
        OTHER,
        /** Other code computes it. */
        OTHER_CODE,
        /** What the baseline's gate asks is not known. */
        UNKNOWN;

        /** Returns whether the gate is known to ask for less. */
        boolean isLoosened() {
            return this == REMOVED || this == WEAKER || this == DEMOTED;
        }
    }
}
