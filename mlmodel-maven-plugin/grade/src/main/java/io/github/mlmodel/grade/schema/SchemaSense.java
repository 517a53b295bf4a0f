package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what makes no sense in a schema whose members are all as they must be, a clause each. */
final class SchemaSense {

    private final DataSchema schema;
    private final List<String> names;
    private final List<String> wrong = new ArrayList<>();

    private SchemaSense(DataSchema schema) {
        this.schema = schema;
        this.names = schema.columns().stream().map(SchemaColumn::name).toList();
    }

    static List<String> wrong(DataSchema schema) {
        SchemaSense sense = new SchemaSense(schema);
        sense.names();
        sense.roles();
        schema.columns().forEach(sense::column);
        schema.rules().forEach(sense::rule);
        sense.splitBy();
        return sense.wrong;
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                wrong.add("a column has no name");
            } else if (!seen.add(name)) {
                wrong.add("columns has " + quoted(name) + " twice");
            }
        }
    }

    private void roles() {
        int targets = schema.columns(ColumnRole.TARGET).size();
        if (targets != 1) {
            wrong.add(targets == 0 ? "no column has the role 'target'" : targets + " columns have the role 'target'");
        }
        if (schema.columns(ColumnRole.WEIGHT).size() > 1) {
            wrong.add(schema.columns(ColumnRole.WEIGHT).size() + " columns have the role 'weight'");
        }
        if (schema.columns(ColumnRole.FEATURE).isEmpty()) {
            wrong.add("no column has the role 'feature'");
        }
    }

    private void column(SchemaColumn column) {
        String named = "column " + quoted(column.name());
        @Nullable ColumnKind kind = column.kind();
        boolean needed = column.role() == ColumnRole.TARGET || column.role() == ColumnRole.WEIGHT;
        if (kind == null && column.role() == ColumnRole.FEATURE) {
            wrong.add(named + " has no kind, which a feature needs");
        }
        if (kind == ColumnKind.IMAGE) {
            wrong.add(named + " has the kind 'image', which no column of a table has");
        }
        if (kind == ColumnKind.DATE && column.form() == null) {
            wrong.add(named + " has no form, which dates need, for example 'date'");
        }
        if (kind != ColumnKind.DATE && column.form() != null) {
            wrong.add(named + " has a form, which only dates have");
        }
        if (column.seen() != null && !column.seen().categories().isEmpty() && kind != ColumnKind.CATEGORICAL) {
            wrong.add(named + " has shares of categories, which only a column of the kind 'categorical' has");
        }
        if (column.role() == ColumnRole.WEIGHT && kind != null && kind != ColumnKind.NUMERIC) {
            wrong.add(named + " is a weight, and so numeric");
        }
        if (column.role() == ColumnRole.TARGET && (kind == ColumnKind.DATE || kind == ColumnKind.TEXT)) {
            wrong.add(named + " is a target, and so numeric or categorical");
        }
        if (needed && !column.required()) {
            wrong.add(named + " is a " + column.role().text() + ", which is always required");
        }
    }

    private void rule(SchemaRule rule) {
        for (String name : rule.columns()) {
            if (!names.contains(name)) {
                wrong.add("unique names " + quoted(name) + ", which is none of the columns" + Names.meant(name, names));
            }
        }
        if (rule instanceof SchemaRule.Missing missing) {
            missing(missing);
        } else if (rule instanceof SchemaRule.Range range) {
            needs(rule, ColumnKind.NUMERIC);
            bounds("range of column " + quoted(range.column()), range.least(), range.most());
        } else if (rule instanceof SchemaRule.Domain domain) {
            domain(domain);
        } else if (rule instanceof SchemaRule.Fresh fresh) {
            needs(rule, ColumnKind.DATE);
            if (!isAge(fresh.maxAge())) {
                wrong.add("maxAge of column " + quoted(fresh.column()) + " is '" + Printable.text(fresh.maxAge())
                        + "', and must be a duration such as 'P30D' or 'PT12H'");
            }
        } else if (rule instanceof SchemaRule.RowCount count) {
            bounds("rows", asDouble(count.least()), asDouble(count.most()));
        } else if (rule instanceof SchemaRule.Unique unique) {
            unique(unique);
        }
    }

    private void missing(SchemaRule.Missing rule) {
        schema.column(rule.column())
                .map(SchemaColumn::role)
                .filter(role -> role == ColumnRole.TARGET || role == ColumnRole.WEIGHT)
                .ifPresent(role -> wrong.add("column " + quoted(rule.column()) + " has 'missing', but a " + role.text()
                        + " has a value in every row"));
    }

    private void domain(SchemaRule.Domain rule) {
        needs(rule, ColumnKind.CATEGORICAL);
        Set<String> seen = new HashSet<>();
        for (String value : rule.values()) {
            if (!seen.add(value)) {
                wrong.add("domain of column " + quoted(rule.column()) + " has " + quoted(value) + " twice");
            }
        }
        if (seen.isEmpty()) {
            wrong.add("domain of column " + quoted(rule.column()) + " has no values");
        }
    }

    private void unique(SchemaRule.Unique rule) {
        boolean twice = schema.rules().stream()
                        .filter(other -> other.name().equals(rule.name()))
                        .count()
                > 1;
        if (twice || new HashSet<>(rule.columns()).size() < rule.columns().size()) {
            wrong.add("unique has "
                    + Names.list(
                            rule.columns().stream().map(SchemaSense::quoted).toList()) + " twice");
        }
    }

    private void needs(SchemaRule rule, ColumnKind kind) {
        String column = rule.columns().get(0);
        boolean fits = schema.column(column).map(SchemaColumn::kind).stream().anyMatch(kind::equals);
        if (!fits) {
            wrong.add("column " + quoted(column) + " has '" + SchemaText.member(rule) + "', which only a column of the"
                    + " kind '" + kind.text() + "' has");
        }
    }

    private void bounds(String what, @Nullable Double least, @Nullable Double most) {
        if (least == null && most == null) {
            wrong.add(what + " has neither min nor max");
        } else if (least != null && most != null && least > most) {
            wrong.add(what + " has a min of " + RuleText.number(least) + " above its max of " + RuleText.number(most));
        }
    }

    private static @Nullable Double asDouble(@Nullable Long number) {
        return number == null ? null : Double.valueOf(number);
    }

    private static boolean isAge(String text) {
        try {
            Duration age = Duration.parse(text);
            return !age.isNegative() && age.toDays() < 1_000_000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void splitBy() {
        Set<String> seen = new HashSet<>();
        for (String name : schema.splitBy()) {
            if (!names.contains(name)) {
                wrong.add(
                        "splitBy names " + quoted(name) + ", which is none of the columns" + Names.meant(name, names));
            } else if (schema.names(ColumnRole.WEIGHT).contains(name)) {
                wrong.add("splitBy names " + quoted(name) + ", but a weight moves no row");
            } else if (!seen.add(name)) {
                wrong.add("splitBy has " + quoted(name) + " twice");
            }
        }
    }

    private static String quoted(String name) {
        return RuleText.quoted(name);
    }
}
