package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.json.JsonText;
import java.util.Locale;

/** What a column of a schema is for. */
public enum ColumnRole implements JsonText {
    /** What is predicted. */
    TARGET,
    /** What a feature is made of. */
    FEATURE,
    /** How much a row counts. */
    WEIGHT,
    /** Nothing reads it but the rules of the schema. */
    IGNORED;

    /** Returns the word that people write. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
