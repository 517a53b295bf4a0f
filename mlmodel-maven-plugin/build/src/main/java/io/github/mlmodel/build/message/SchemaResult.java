package io.github.mlmodel.build.message;

import java.util.Objects;

/**
 * The schema of data.
 *
 * @param schema its text
 */
public record SchemaResult(String schema) {

    /** Refuses what lacks it. */
    public SchemaResult {
        Objects.requireNonNull(schema);
    }
}
