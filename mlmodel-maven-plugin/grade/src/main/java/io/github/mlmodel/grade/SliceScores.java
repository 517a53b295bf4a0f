package io.github.mlmodel.grade;

import java.util.Objects;

/**
 * What came out on a part of the held-back rows.
 *
 * @param name the part, as gates name it
 * @param scores what came out
 */
public record SliceScores(String name, Scores scores) {

    /** Refuses what lacks a part, as a damaged file does. */
    public SliceScores {
        Objects.requireNonNull(name);
        Objects.requireNonNull(scores);
    }
}
