package io.github.mlmodel.grade;

import java.util.Objects;

/**
 * What came out of two models on a part of the rows that neither was trained on.
 *
 * @param slice the part
 * @param today what came out of the model
 * @param before what came out of the baseline
 * @param pairing how the values of both go together
 */
public record SliceChange(Slice slice, Scores today, Scores before, Pairing pairing) {

    /** Refuses what lacks a part, as a damaged file does. */
    public SliceChange {
        Objects.requireNonNull(slice);
        Objects.requireNonNull(today);
        Objects.requireNonNull(before);
        Objects.requireNonNull(pairing);
    }
}
