package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.json.JsonText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns become features, and how.
 *
 * @param numeric columns read as numbers
 * @param categorical columns read as categories
 * @param text columns read as text
 * @param dates columns read as dates
 * @param others what becomes of columns that are in no list; absent means {@link Others#NONE} where there is a list
 * @param keep columns that become features even if all their values are equal, or nearly all different
 * @param maxCategories categories kept a column, rarer ones are "other"; absent means {@link #mostCategories}
 * @param maxTokens tokens kept a text column, by document frequency
 * @param ngrams longest word n-gram of text columns, 1 to 3
 */
public record FeatureSpec(
        List<String> numeric,
        List<String> categorical,
        List<String> text,
        List<DateColumns> dates,
        @Nullable Others others,
        List<String> keep,
        @Nullable Integer maxCategories,
        @KeyDefault("" + FeatureSpec.DEFAULT_MAX_TOKENS) int maxTokens,
        @KeyDefault("" + FeatureSpec.DEFAULT_NGRAMS) int ngrams) {

    /** The default limit of categories with a feature of their own, a column. */
    public static final int DEFAULT_MAX_CATEGORIES = 100;

    /** The default limit of categories that are told apart by a number, a column. */
    public static final int DEFAULT_MAX_NUMBERED = 10_000;

    /** The default limit of tokens a text column. */
    public static final int DEFAULT_MAX_TOKENS = 20_000;

    /** The default length of n-grams: single words. */
    public static final int DEFAULT_NGRAMS = 1;

    /** Copies the lists. */
    public FeatureSpec {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        text = List.copyOf(text);
        dates = List.copyOf(dates);
        keep = List.copyOf(keep);
    }

    /** Makes a specification without dates, whose lists say all. */
    public FeatureSpec(
            List<String> numeric,
            List<String> categorical,
            List<String> text,
            @Nullable Integer maxCategories,
            int maxTokens,
            int ngrams) {
        this(numeric, categorical, text, List.of(), null, List.of(), maxCategories, maxTokens, ngrams);
    }

    /** Returns the default: every column but target, weight and excluded ones, by type. */
    public static FeatureSpec byType() {
        return new FeatureSpec(List.of(), List.of(), List.of(), null, DEFAULT_MAX_TOKENS, DEFAULT_NGRAMS);
    }

    /** Returns how many categories are kept a column: one with a feature for each, or one that numbers them. */
    public int mostCategories(boolean numbered) {
        Integer most = maxCategories;
        return most != null ? most : numbered ? DEFAULT_MAX_NUMBERED : DEFAULT_MAX_CATEGORIES;
    }

    /** What becomes of columns that are in no list. */
    public enum Others implements JsonText {
        /** Each is treated by what its values look like. */
        BY_TYPE("by-type"),
        /** They are no features. */
        NONE("none");

        private final String text;

        Others(String text) {
            this.text = text;
        }

        /** Returns the word that users write. */
        @Override
        public String text() {
            return text;
        }
    }

    /** Returns whether only the columns in the lists are features. */
    public boolean explicit() {
        return others == null ? !columns().isEmpty() : others == Others.NONE;
    }

    /** Returns the columns that the user listed, kind by kind. */
    public List<ColumnSchema> columns() {
        Stream<ColumnSchema> others = Stream.of(ColumnKind.values())
                .flatMap(kind -> listed(kind).stream().map(name -> new ColumnSchema(name, kind)));
        Stream<ColumnSchema> ofDates = dates.stream()
                .flatMap(dates -> dates.columns().stream().map(name -> ColumnSchema.ofDates(name, dates.form())));
        return Stream.concat(others, ofDates).toList();
    }

    private List<String> listed(ColumnKind kind) {
        return switch (kind) {
            case NUMERIC -> numeric;
            case CATEGORICAL -> categorical;
            case TEXT -> text;
            // These have a form beside the name; images have no columns.
            case DATE, IMAGE -> List.of();
        };
    }

    /** Returns the names of the columns that the user listed to be read in that way. */
    public List<String> names(ColumnKind kind) {
        return columns().stream()
                .filter(column -> column.kind() == kind)
                .map(ColumnSchema::name)
                .toList();
    }
}
