package io.github.mlmodel.grade;

import java.util.Objects;

/**
 * What came out on a part of the held-back rows.
 *
 * @param slice the part
 * @param scores what came out
 */
public record SliceScores(Slice slice, Scores scores) {

    /** Refuses what lacks a part, as a damaged file does. */
    public SliceScores {
        Objects.requireNonNull(slice);
        Objects.requireNonNull(scores);
    }

    /** Returns the part, as gates name it. */
    public String name() {
        return slice.name();
    }
}
