package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.Objects;

/**
 * A column that no feature was made of, though nobody excluded it. An application may give it or leave it out.
 *
 * @param name its name in the data
 * @param kind how its values were read
 * @param reason why, in a word: {@code constant}, {@code empty}, {@code identifier}
 */
@Stable(since = "1.0.0")
public record IgnoredColumn(String name, ColumnKind kind, String reason) {

    /** Refuses what lacks a part. */
    public IgnoredColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
    }
}
