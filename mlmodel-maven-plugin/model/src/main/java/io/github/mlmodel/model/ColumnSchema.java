package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.json.JsonSparse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A raw column: what a project declares of it, what is found in the data, and what an application must give.
 *
 * @param name its name in the data
 * @param kind how it is read
 * @param form how its texts are written
 * @param reason why it is read so, in a word such as {@code number}, {@code code} or {@code declared}; empty where nothing is
 *     decided
 * @param seen what its values were over the rows that a model was trained on; absent where there is no model, or nothing to
 *     compare with
 */
@Stable(since = "1.0.0")
public record ColumnSchema(
        String name,
        ColumnKind kind,
        ColumnForm form,
        String reason,
        @Nullable SeenValues seen) implements JsonSparse {

    /** Refuses what lacks a part; but files of before there were forms and reasons have none. */
    public ColumnSchema(
            String name,
            ColumnKind kind,
            @Nullable ColumnForm form,
            @Nullable String reason,
            @Nullable SeenValues seen) {
        this.name = Objects.requireNonNull(name);
        this.kind = Objects.requireNonNull(kind);
        this.form = form == null ? ColumnForm.PLAIN : form;
        this.reason = reason == null ? "" : reason;
        this.seen = seen;
    }

    /** Makes a column of which nothing is decided, and that no model was trained on. */
    public ColumnSchema(String name, ColumnKind kind, ColumnForm form) {
        this(name, kind, form, "", null);
    }

    /** Makes a column whose kind says how its texts are written. */
    public ColumnSchema(String name, ColumnKind kind) {
        this(name, kind, ColumnForm.PLAIN);
    }

    /** Makes a column of dates. */
    public static ColumnSchema ofDates(String name, DateForm form) {
        return new ColumnSchema(name, ColumnKind.DATE, ColumnForm.of(form));
    }

    /** Returns the same column with another form. */
    public ColumnSchema with(ColumnForm other) {
        return new ColumnSchema(name, kind, other, reason, seen);
    }

    /** Returns the same column with the reason why it is read so. */
    public ColumnSchema because(String word) {
        return new ColumnSchema(name, kind, form, word, seen);
    }

    /** Returns the same column with what its values were in training. */
    public ColumnSchema withSeen(SeenValues values) {
        return new ColumnSchema(name, kind, form, reason, values);
    }

    /** Returns how the dates of a column of dates are written. */
    public DateForm dates() {
        return Objects.requireNonNull(form.date(), name);
    }
}
