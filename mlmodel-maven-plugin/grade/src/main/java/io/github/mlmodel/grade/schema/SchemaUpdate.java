package io.github.mlmodel.grade.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema brought up to date with data. What people decide stays: roles, kinds, presence, severities, shares of rows that
 * may be otherwise, uniqueness, age, which columns decide sides, and that a rule was deleted. Categories, ranges and numbers
 * of rows are those of the data.
 *
 * @param schema the schema of now
 * @param changes what differs from before, a line each
 * @param undecided columns that decided which rows are held back, and are gone
 */
public record SchemaUpdate(DataSchema schema, List<String> changes, List<String> undecided) {

    /** Copies the lists. */
    public SchemaUpdate {
        changes = List.copyOf(changes);
        undecided = List.copyOf(undecided);
    }

    /**
     * Brings a schema up to date.
     *
     * @param before what people have committed
     * @param today what is inferred from the data of now
     */
    public static SchemaUpdate of(DataSchema before, DataSchema today) {
        List<SchemaColumn> columns = new ArrayList<>();
        List<SchemaRule> rules = new ArrayList<>();
        for (SchemaColumn column : before.columns()) {
            if (today.column(column.name()).isPresent() || !column.required()) {
                columns.add(today.column(column.name())
                        .map(now -> seen(column, now))
                        .orElse(column));
            }
        }
        for (SchemaColumn column : today.columns()) {
            if (before.column(column.name()).isEmpty()) {
                columns.add(column);
            }
        }
        List<String> names = columns.stream().map(SchemaColumn::name).toList();
        for (SchemaRule rule : before.rules()) {
            if (names.containsAll(rule.columns())) {
                rules.add(named(today, rule.name())
                        .map(inferred -> updated(rule, inferred))
                        .orElse(rule));
            }
        }
        for (SchemaRule rule : today.rules()) {
            boolean ofNewColumn =
                    rule.columns().stream().anyMatch(name -> before.column(name).isEmpty());
            if (ofNewColumn) {
                rules.add(rule);
            }
        }
        List<String> decided = before.splitBy().isEmpty() ? deciding(before, today) : before.splitBy();
        List<String> deciding = decided.stream().filter(names::contains).toList();
        DataSchema updated = named(new DataSchema(columns, deciding.isEmpty() ? today.splitBy() : deciding, rules));
        List<String> undecided =
                decided.stream().filter(name -> !names.contains(name)).toList();
        return new SchemaUpdate(updated, changes(before, updated), undecided);
    }

    private static SchemaColumn seen(SchemaColumn column, SchemaColumn now) {
        return column.withSeen(column.kind() == now.kind() ? now.seen() : null);
    }

    /** Categories that people took out of the rules stand nowhere else. */
    private static DataSchema named(DataSchema schema) {
        Map<String, List<String>> categories = schema.categories();
        List<SchemaColumn> columns = schema.columns().stream()
                .map(column -> column.seen() == null
                        ? column
                        : column.withSeen(column.seen().of(categories.getOrDefault(column.name(), List.of()))))
                .toList();
        return new DataSchema(columns, schema.splitBy(), schema.rules());
    }

    /** Where the target has no say today, another rule than a hash of all columns decides, and it had none before. */
    private static List<String> deciding(DataSchema before, DataSchema today) {
        return today.names(ColumnRole.TARGET).stream().noneMatch(today.splitBy()::contains)
                ? today.splitBy()
                : before.deciding();
    }

    private static Optional<SchemaRule> named(DataSchema schema, String name) {
        return schema.rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private static SchemaRule updated(SchemaRule before, SchemaRule today) {
        if (before instanceof SchemaRule.Domain old && today instanceof SchemaRule.Domain now) {
            return new SchemaRule.Domain(now.column(), now.values(), old.unexpected(), old.severity());
        } else if (before instanceof SchemaRule.Range old && today instanceof SchemaRule.Range now) {
            return new SchemaRule.Range(
                    now.column(),
                    old.least() == null ? null : now.least(),
                    old.most() == null ? null : now.most(),
                    old.severity());
        } else if (before instanceof SchemaRule.RowCount old && today instanceof SchemaRule.RowCount now) {
            return new SchemaRule.RowCount(old.least() == null ? null : now.least(), old.most(), old.severity());
        }
        return before;
    }

    private static List<String> changes(DataSchema before, DataSchema now) {
        List<String> changes = new ArrayList<>();
        Map<String, Line> old = lines(before);
        Map<String, Line> current = lines(now);
        old.forEach((name, line) -> {
            Line today = current.get(name);
            if (today == null) {
                changes.add(name + " is gone");
            } else if (!line.written().equals(today.written())) {
                changes.add(name + " " + line.changed(today));
            }
        });
        current.forEach((name, line) -> {
            if (!old.containsKey(name)) {
                changes.add(name + " is new: " + line.shown());
            }
        });
        return changes;
    }

    /** What a schema says of a column, or asks by a rule. */
    private record Line(String written, SchemaRule.@Nullable Domain domain) {

        String shown() {
            return domain == null ? written : DomainChange.text(domain);
        }

        String changed(Line today) {
            return domain == null || today.domain == null
                    ? "was " + shown() + " and is " + today.shown()
                    : DomainChange.between(domain, today.domain);
        }
    }

    private static Map<String, Line> lines(DataSchema schema) {
        Map<String, Line> lines = new TreeMap<>();
        schema.columns()
                .forEach(column ->
                        lines.put("column " + RuleText.quoted(column.name()), new Line(SchemaText.said(column), null)));
        schema.rules()
                .forEach(rule -> lines.put(
                        "rule " + RuleText.quoted(rule.name()),
                        new Line(SchemaText.written(rule), rule instanceof SchemaRule.Domain domain ? domain : null)));
        return lines;
    }
}
