package io.github.mlmodel.grade.schema;

import io.github.mlmodel.spi.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a schema: sorted, a rule a line, so that what changes is what a comparison of two files shows. {@link SchemaReader}
 * reads what this writes as the same.
 */
public final class SchemaText {

    private static final int LONGEST_LINE = 110;

    private SchemaText() {}

    /** Returns the file's content, ending in a line end. */
    public static String of(DataSchema schema) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("format", String.valueOf(DataSchema.FORMAT));
        List<String> sets = new ArrayList<>();
        for (SchemaRule rule : schema.rules()) {
            if (rule instanceof SchemaRule.RowCount || rule instanceof SchemaRule.NoNewColumns) {
                members.put(member(rule), written(rule));
            } else if (rule instanceof SchemaRule.Unique unique && !unique.own()) {
                sets.add(written(rule));
            }
        }
        if (!sets.isEmpty()) {
            members.put("unique", lines(sets, "  "));
        }
        if (!schema.splitBy().isEmpty()) {
            members.put("splitBy", list(schema.splitBy(), "  ", "\"splitBy\": "));
        }
        members.put(
                "columns",
                lines(
                        schema.columns().stream()
                                .map(column -> column(schema, column))
                                .toList(),
                        "  "));
        return object(members, "") + "\n";
    }

    private static String column(DataSchema schema, SchemaColumn column) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", text(column.name()));
        members.put("role", text(column.role().text()));
        Optional.ofNullable(column.kind()).ifPresent(kind -> members.put("kind", text(kind.text())));
        Optional.ofNullable(column.form()).ifPresent(form -> members.put("form", text(form.text())));
        if (!column.required()) {
            members.put("presence", text(SchemaReader.OPTIONAL));
        }
        for (SchemaRule rule : schema.rules()) {
            boolean own = !(rule instanceof SchemaRule.Unique unique) || unique.own();
            if (own && rule.columns().equals(List.of(column.name()))) {
                members.put(member(rule), written(rule));
            }
        }
        return object(members, "    ");
    }

    /** Returns the name of the member that a rule stands in. */
    static String member(SchemaRule rule) {
        if (rule instanceof SchemaRule.Missing) {
            return "missing";
        } else if (rule instanceof SchemaRule.Range) {
            return "range";
        } else if (rule instanceof SchemaRule.Domain) {
            return "domain";
        } else if (rule instanceof SchemaRule.Unique) {
            return "unique";
        } else if (rule instanceof SchemaRule.Fresh) {
            return "freshness";
        } else if (rule instanceof SchemaRule.RowCount) {
            return "rows";
        } else if (rule instanceof SchemaRule.NoNewColumns) {
            return "newColumns";
        }
        throw new IllegalStateException(rule.name() + " is said by the column itself");
    }

    /** Returns what decides how a column is read, in a line. */
    static String said(SchemaColumn column) {
        return column.role().text()
                + (column.kind() == null ? "" : ", " + column.kind().text())
                + (column.form() == null ? "" : ", " + column.form().text())
                + (column.required() ? "" : ", " + SchemaReader.OPTIONAL);
    }

    /** Returns a rule as it stands in the file. */
    static String written(SchemaRule rule) {
        Map<String, String> members = new LinkedHashMap<>();
        if (rule instanceof SchemaRule.Missing missing) {
            members.put("max", RuleText.number(missing.most()));
        } else if (rule instanceof SchemaRule.Range range) {
            put(members, "min", range.least());
            put(members, "max", range.most());
        } else if (rule instanceof SchemaRule.Domain domain) {
            members.put("values", list(domain.values(), "      ", "      \"domain\": {\"values\": "));
            members.put("unexpected", RuleText.number(domain.unexpected()));
        } else if (rule instanceof SchemaRule.Unique unique && !unique.own()) {
            members.put("columns", list(unique.columns(), "    ", "    {\"columns\": "));
        } else if (rule instanceof SchemaRule.Fresh fresh) {
            members.put("maxAge", text(fresh.maxAge()));
        } else if (rule instanceof SchemaRule.RowCount count) {
            Optional.ofNullable(count.least()).ifPresent(least -> members.put("min", least.toString()));
            Optional.ofNullable(count.most()).ifPresent(most -> members.put("max", most.toString()));
        }
        members.put("severity", text(rule.severity().text()));
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void put(Map<String, String> members, String name, @Nullable Double number) {
        if (number != null) {
            members.put(name, RuleText.number(number));
        }
    }

    private static String object(Map<String, String> members, String indent) {
        return members.entrySet().stream()
                .map(member -> indent + "  " + text(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String lines(List<String> elements, String indent) {
        return elements.stream()
                .map(element -> indent + "  " + element)
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    /** A short list stands in a line, of a long one each text does. */
    private static String list(List<String> texts, String indent, String before) {
        List<String> written = texts.stream().map(SchemaText::text).toList();
        String line = written.stream().collect(Collectors.joining(", ", "[", "]"));
        return before.length() + line.length() <= LONGEST_LINE ? line : lines(written, indent);
    }

    private static String text(String text) {
        return Json.writeLine(text);
    }
}
