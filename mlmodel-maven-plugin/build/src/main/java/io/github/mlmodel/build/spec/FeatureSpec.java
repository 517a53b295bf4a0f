package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns become features, and how. A column that is in no list is treated by its type, unless {@code explicit}.
 *
 * @param numeric columns read as numbers
 * @param categorical columns read as categories
 * @param text columns read as text
 * @param maxCategories categories kept a column; rarer ones are "other"
 * @param maxTokens tokens kept a text column, by document frequency
 * @param ngrams longest word n-gram of text columns, 1 to 3
 */
public record FeatureSpec(
        List<String> numeric,
        List<String> categorical,
        List<String> text,
        @KeyDefault("" + FeatureSpec.DEFAULT_MAX_CATEGORIES) int maxCategories,
        @KeyDefault("" + FeatureSpec.DEFAULT_MAX_TOKENS) int maxTokens,
        @KeyDefault("" + FeatureSpec.DEFAULT_NGRAMS) int ngrams) {

    /** The default limit of categories a column. */
    public static final int DEFAULT_MAX_CATEGORIES = 100;

    /** The default limit of tokens a text column. */
    public static final int DEFAULT_MAX_TOKENS = 20_000;

    /** The default length of n-grams: single words. */
    public static final int DEFAULT_NGRAMS = 1;

    /** Copies the lists. */
    public FeatureSpec {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        text = List.copyOf(text);
    }

    /** Returns the default: every column but target, weight and excluded ones, by type. */
    public static FeatureSpec byType() {
        return new FeatureSpec(
                List.of(), List.of(), List.of(), DEFAULT_MAX_CATEGORIES, DEFAULT_MAX_TOKENS, DEFAULT_NGRAMS);
    }

    /** Returns whether the user listed columns, so that only these are features. */
    public boolean explicit() {
        return !columns().isEmpty();
    }

    /** Returns the columns that the user listed, kind by kind. */
    public List<ColumnSchema> columns() {
        return Stream.of(ColumnKind.values())
                .flatMap(kind -> listed(kind).stream().map(name -> new ColumnSchema(name, kind)))
                .toList();
    }

    /** Returns the names of the columns that the user listed to be read in that way. */
    public List<String> listed(ColumnKind kind) {
        return switch (kind) {
            case NUMERIC -> numeric;
            case CATEGORICAL -> categorical;
            case TEXT -> text;
            case DATE, IMAGE -> List.of();
        };
    }
}
