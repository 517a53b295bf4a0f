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
        Optional.ofNullable(column.seen()).ifPresent(seen -> members.put(SchemaReader.SEEN, written(seen)));
        return object(members, "    ");
    }

    private static String written(ColumnShares seen) {
        Map<String, String> members = new LinkedHashMap<>();
        if (seen.missing() > 0) {
            members.put(SchemaReader.MISSING, RuleText.number(seen.missing()));
        }
        if (!seen.categories().isEmpty() || seen.missing() == 0) {
            List<String> shares = seen.categories().entrySet().stream()
                    .map(share -> text(share.getKey()) + ": " + RuleText.number(share.getValue()))
                    .toList();
            members.put(SchemaReader.SHARES, fitted(shares, "      ", "      \"seen\": {\"shares\": ", "{", "}"));
        }
        return inLine(members);
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
        return inLine(members);
    }

    private static String inLine(Map<String, String> members) {
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
        return lines(elements, indent, "[", "]");
    }

    private static String lines(List<String> elements, String indent, String open, String close) {
        return elements.stream()
                .map(element -> indent + "  " + element)
                .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
    }

    private static String list(List<String> texts, String indent, String before) {
        return fitted(texts.stream().map(SchemaText::text).toList(), indent, before, "[", "]");
    }

    /** What is short stands in a line, of what is long each element does. */
    private static String fitted(List<String> elements, String indent, String before, String open, String close) {
        String line = String.join(", ", elements);
        return before.length() + open.length() + line.length() + close.length() <= LONGEST_LINE
                ? open + line + close
                : lines(elements, indent, open, close);
    }

    private static String text(String text) {
        return Json.writeLine(text);
    }
}
