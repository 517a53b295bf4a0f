package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.Objects;

/**
 * A raw column: what a project declares of it, what is found in the data, and what an application must give.
 *
 * @param name its name in the data
 * @param kind how it is read
 */
@Stable(since = "1.0.0")
public record ColumnSchema(String name, ColumnKind kind) {

    /** Refuses what lacks a part. */
    public ColumnSchema {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }
}
