package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of {@code src/models/<name>.schema.json}.
 *
 * @param columns the columns, sorted by name
 * @param splitBy names of the columns that decide which rows are held back, sorted; empty where those do that are target or
 *     feature
 * @param rules what is asked beside the columns' presence and kind, in the order of the file
 */
public record DataSchema(List<SchemaColumn> columns, List<String> splitBy, List<SchemaRule> rules) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /** How the name of the file ends that a model's schema stands in. */
    public static final String SUFFIX = ".schema.json";

    /** Copies and sorts the lists. */
    public DataSchema {
        columns = columns.stream()
                .sorted(Comparator.comparing(SchemaColumn::name))
                .toList();
        splitBy = splitBy.stream().sorted().toList();
        rules = rules.stream().sorted(Comparator.comparing(SchemaRule::place)).toList();
    }

    /** Returns the kind that the target of a task has. */
    public static ColumnKind targetOf(Task task) {
        return switch (task) {
            case CLASSIFICATION -> ColumnKind.CATEGORICAL;
            case REGRESSION -> ColumnKind.NUMERIC;
        };
    }

    /** Returns what it asks and decides: all but what was seen. */
    public DataSchema withoutSeen() {
        return new DataSchema(
                columns.stream().map(column -> column.withSeen(null)).toList(), splitBy, rules);
    }

    /** Returns the columns of a role. */
    public List<SchemaColumn> columns(ColumnRole role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    /** Returns the names of the columns of a role. */
    public List<String> names(ColumnRole role) {
        return columns(role).stream().map(SchemaColumn::name).toList();
    }

    /** Returns a column by its name. */
    public Optional<SchemaColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Returns the names of the columns that decide which rows are held back, sorted. */
    public List<String> deciding() {
        return splitBy.isEmpty()
                ? Stream.concat(names(ColumnRole.TARGET).stream(), names(ColumnRole.FEATURE).stream())
                        .sorted()
                        .toList()
                : splitBy;
    }

    /** Returns the categories that rules name, by column. */
    public Map<String, List<String>> categories() {
        Map<String, List<String>> categories = new HashMap<>();
        for (SchemaRule rule : rules) {
            if (rule instanceof SchemaRule.Domain domain) {
                categories.put(domain.column(), domain.values());
            }
        }
        return categories;
    }

    /** Returns all that data is asked: the rules, and what the columns' presence and kind ask. */
    public List<SchemaRule> allRules() {
        List<SchemaRule> all = new ArrayList<>(rules);
        for (SchemaColumn column : columns) {
            if (column.required()) {
                all.add(new SchemaRule.Present(column.name()));
            }
            if (column.kind() == ColumnKind.NUMERIC || column.kind() == ColumnKind.DATE) {
                all.add(new SchemaRule.OfKind(column.name(), column.kind(), column.form()));
            }
        }
        all.sort(Comparator.comparing(SchemaRule::place));
        return List.copyOf(all);
    }
}
