package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.Objects;

/**
 * A column of a {@link RowSource}'s rows.
 *
 * @param name its name
 * @param type what its values are
 */
@Stable(since = "1.0.0")
public record SourceColumn(String name, Type type) {

    /** Refuses what lacks a part. */
    public SourceColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** What values are. */
    @Stable(since = "1.0.0")
    public enum Type {
        /** Finite numbers, as {@link ColumnValues.Numbers}. */
        NUMBER,
        /** Texts, as {@link ColumnValues.Texts}; they become numbers only where the data set says so. */
        TEXT
    }
}
