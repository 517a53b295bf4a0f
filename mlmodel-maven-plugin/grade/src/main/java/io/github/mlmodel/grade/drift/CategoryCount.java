package io.github.mlmodel.grade.drift;

import java.util.Objects;

/**
 * A category.
 *
 * @param category its text
 * @param rows how many rows have it
 */
public record CategoryCount(String category, long rows) {

    /** Refuses what lacks a part, as a damaged file does. */
    public CategoryCount {
        Objects.requireNonNull(category);
    }
}
