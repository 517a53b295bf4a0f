package io.github.mlmodel.build.generate;

import io.github.mlmodel.grade.schema.ColumnShares;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a schema knows of a column's values, for people who write code.
 *
 * @param column the column
 * @param domain the categories that it is asked to have; empty where nothing is asked
 * @param range the range of its numbers
 * @param missing the share of rows that may lack a value
 */
record KnownOfColumn(
        SchemaColumn column,
        List<String> domain,
        SchemaRule.@Nullable Range range,
        @Nullable Double missing) {

    private static final int MOST_SHOWN = 60;

    static KnownOfColumn of(SchemaColumn column, DataSchema schema) {
        boolean categorical = column.kind() == ColumnKind.CATEGORICAL;
        return new KnownOfColumn(
                column,
                categorical ? schema.categories().getOrDefault(column.name(), List.of()) : List.of(),
                rule(schema, column, SchemaRule.Range.class).orElse(null),
                rule(schema, column, SchemaRule.Missing.class)
                        .map(SchemaRule.Missing::most)
                        .orElse(null));
    }

    private static <T extends SchemaRule> Optional<T> rule(DataSchema schema, SchemaColumn column, Class<T> kind) {
        return schema.rules().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(rule -> rule.columns().equals(List.of(column.name())))
                .findFirst();
    }

    boolean mayBeMissing() {
        return missing == null || missing > 0 || !column.required();
    }

    /** Returns whether it has categories of which nobody said how frequent they are. */
    boolean hasUncountedCategories() {
        return !domain.isEmpty() && column.seen() == null;
    }

    /** Returns the categories of its domain that may stand in sources, because more than a few rows have them. */
    List<String> frequent() {
        Map<String, Double> shares = shares();
        return domain.stream().filter(shares::containsKey).toList();
    }

    private Map<String, Double> shares() {
        @Nullable ColumnShares seen = column.seen();
        return seen == null ? Map.of() : seen.categories();
    }

    /**
     * Returns it in words, escaped for Javadoc; may be empty.
     *
     * @param committed whether people have read the schema, so that its categories may stand in comments
     */
    String sentence(boolean committed) {
        List<String> parts = new ArrayList<>();
        if (range != null) {
            parts.add(range(range));
        }
        if (committed && !frequent().isEmpty()) {
            parts.add(categories());
        }
        @Nullable ColumnShares seen = column.seen();
        if (seen != null && seen.missing() > 0) {
            parts.add("missing in " + percent(seen.missing()) + " of the rows");
        } else if (missing != null && missing > 0) {
            parts.add("missing in at most " + percent(missing) + " of the rows");
        }
        return String.join("; ", parts);
    }

    /** The most frequent ones come first. */
    private String categories() {
        Map<String, Double> shares = shares();
        List<String> sorted = frequent().stream()
                .sorted(Comparator.<String, Double>comparing(shares::get).reversed())
                .toList();
        StringBuilder text = new StringBuilder("one of ");
        int given = 0;
        int length = 0;
        for (String category : sorted) {
            length += category.length();
            if (given > 0 && length > MOST_SHOWN) {
                break;
            }
            text.append(given++ == 0 ? "" : ", ")
                    .append(JavaText.comment(category))
                    .append(" (")
                    .append(percent(shares.getOrDefault(category, 0.0)))
                    .append(')');
        }
        int more = domain.size() - given;
        return text.append(more > 0 ? ", and " + Names.count(more, "other") : "")
                .toString();
    }

    private static String range(SchemaRule.Range range) {
        @Nullable Double least = range.least();
        @Nullable Double most = range.most();
        if (least != null && most != null) {
            return "from " + number(BigDecimal.valueOf(least)) + " to " + number(BigDecimal.valueOf(most));
        }
        return least != null
                ? "at least " + number(BigDecimal.valueOf(least))
                : most == null ? "any number" : "at most " + number(BigDecimal.valueOf(most));
    }

    private static String percent(double share) {
        return number(BigDecimal.valueOf(share).movePointRight(2)) + "&nbsp;%";
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
