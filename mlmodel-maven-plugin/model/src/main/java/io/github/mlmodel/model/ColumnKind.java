package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonText;
import java.util.Locale;

/** How a raw column is read. */
@Stable(since = "1.0.0")
public enum ColumnKind implements JsonText {
    /** A number; missing is NaN. */
    NUMERIC(ColumnType.FLOAT),
    /** A date or a moment: seconds since 1970-01-01T00:00Z; missing is NaN. */
    DATE(ColumnType.DOUBLE),
    /** One of several texts; missing is the empty text. */
    CATEGORICAL(ColumnType.STRING),
    /** Words; missing is the empty text. */
    TEXT(ColumnType.STRING),
    /** An image of the input's shape, a byte a pixel and channel; never missing. */
    IMAGE(ColumnType.UINT8);

    private final ColumnType type;

    ColumnKind(ColumnType type) {
        this.type = type;
    }

    /** Returns the type in which such a column goes into the shipped graph. */
    public ColumnType type() {
        return type;
    }

    /** Returns whether an input of that type can take such a column: a number may need more digits than a float has. */
    public boolean fits(ColumnType input) {
        return input == type || (this == NUMERIC && input == ColumnType.DOUBLE);
    }

    /** Returns the kind as users write it, for example {@code numeric}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
