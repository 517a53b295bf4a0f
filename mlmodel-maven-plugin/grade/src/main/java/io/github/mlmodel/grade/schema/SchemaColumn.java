package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a schema: what decides how data is read, beside the rules that it is checked by.
 *
 * @param name its name in the data
 * @param role what it is for
 * @param kind how it is read; absent where nothing is said, as only of a column may be that no feature is made of
 * @param form how its dates are written; of a column of dates alone
 * @param required whether data must have it
 * @param seen what was seen of it; absent where nobody looked
 */
public record SchemaColumn(
        String name,
        ColumnRole role,
        @Nullable ColumnKind kind,
        @Nullable DateForm form,
        boolean required,
        @Nullable ColumnShares seen) {

    /** Refuses what lacks a part. */
    public SchemaColumn {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }

    /** Makes one at which nobody looked. */
    public SchemaColumn(
            String name, ColumnRole role, @Nullable ColumnKind kind, @Nullable DateForm form, boolean required) {
        this(name, role, kind, form, required, null);
    }

    /** Returns a column that data must have, and whose kind says all. */
    public static SchemaColumn of(String name, ColumnRole role, @Nullable ColumnKind kind) {
        return new SchemaColumn(name, role, kind, null, true);
    }

    /** Returns the same column with what was seen of it. */
    public SchemaColumn withSeen(@Nullable ColumnShares shares) {
        return new SchemaColumn(name, role, kind, form, required, shares);
    }

    /** Returns the same column, which data may lack. */
    public SchemaColumn optional() {
        return new SchemaColumn(name, role, kind, form, false, seen);
    }
}
