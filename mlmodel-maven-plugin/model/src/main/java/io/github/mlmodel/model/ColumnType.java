package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonText;
import java.util.Locale;

/** The type in which a column goes into a shipped graph, or a result comes out of it. */
@Stable(since = "1.0.0")
public enum ColumnType implements JsonText {
    /** Numbers of 32 bits. */
    FLOAT,
    /** Numbers of 64 bits. */
    DOUBLE,
    /** Texts. */
    STRING,
    /** Bytes of images. */
    UINT8;

    /** Returns the type as {@code model.json} and messages have it, for example {@code float}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
