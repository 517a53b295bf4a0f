package io.github.mlmodel.build.generate;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import org.jspecify.annotations.Nullable;

/** The type that a column has in Java. */
enum ApiType {
    /** A number. */
    NUMBER("double", "OptionalDouble", "java.util.OptionalDouble"),
    /** A text, or one of many categories. */
    TEXT("String", "Optional<String>", "java.util.Optional"),
    /** A constant of an enum of the column's own. */
    CHOICE("", "", "java.util.Optional"),
    /** A day. */
    DAY("LocalDate", "Optional<LocalDate>", "java.util.Optional"),
    /** A day and a time of the clock. */
    DAY_AND_TIME("LocalDateTime", "Optional<LocalDateTime>", "java.util.Optional"),
    /** A moment. */
    MOMENT("Instant", "Optional<Instant>", "java.util.Optional");

    private final String type;
    private final String optional;
    private final String optionalImport;

    ApiType(String type, String optional, String optionalImport) {
        this.type = type;
        this.optional = optional;
        this.optionalImport = optionalImport;
    }

    /** Returns the type of a column without an enum. */
    static ApiType of(@Nullable ColumnKind kind, @Nullable DateForm form) {
        if (kind == ColumnKind.NUMERIC) {
            return NUMBER;
        }
        if (form == null) {
            return TEXT;
        }
        return !form.isLocal() ? MOMENT : form.hasTime() ? DAY_AND_TIME : DAY;
    }

    /** Returns the type where a value is always there; of {@link #CHOICE} it is the enum's name, and not known here. */
    String type() {
        return type;
    }

    /** Returns the type where a value may be missing. */
    String optional() {
        return optional;
    }

    /** Returns the class that stands for a missing value. */
    String optionalImport() {
        return optionalImport;
    }

    /** Returns what a column must be for such values: {@code numbers}, {@code dates} or {@code texts}. */
    String family() {
        return this == NUMBER ? "numbers" : isDate() ? "dates" : "texts";
    }

    /** Returns whether it is of {@code java.time}. */
    boolean isDate() {
        return this == DAY || this == DAY_AND_TIME || this == MOMENT;
    }
}
