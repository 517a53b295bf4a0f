package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a schema. Whatever it does not know it refuses: no member is read and ignored. */
public final class SchemaReader {

    static final String REQUIRED = "required";
    static final String OPTIONAL = "optional";
    static final String SEEN = "seen";
    static final String MISSING = "missing";
    static final String SHARES = "shares";

    private final List<String> wrong = new ArrayList<>();
    private final List<SchemaRule> rules = new ArrayList<>();

    private SchemaReader() {}

    /**
     * Reads a schema.
     *
     * @param origin what people call the file, for messages
     * @throws MlModelException with all that is wrong with it
     */
    public static DataSchema read(byte[] json, String origin) {
        JsonValue root;
        try {
            root = JsonValue.parse(json);
        } catch (NoJsonException e) {
            throw MlModelException.user(origin + " cannot be read: " + e.clause() + ". Correct it.", e);
        }
        SchemaReader reader = new SchemaReader();
        Optional<DataSchema> schema = reader.read(root);
        List<String> wrong = new ArrayList<>(root.wrong());
        wrong.addAll(reader.wrong);
        if (wrong.isEmpty() && schema.isPresent()) {
            wrong.addAll(SchemaSense.wrong(schema.get()));
        }
        if (!wrong.isEmpty()) {
            throw MlModelException.user(
                    origin + " is not as it must be: " + Shown.of(wrong).clauses() + ". Correct it.");
        }
        return schema.orElseThrow();
    }

    private Optional<DataSchema> read(JsonValue root) {
        SchemaMembers members = members("", root);
        int format = members.required("format").integer();
        if (!root.wrong().isEmpty()) {
            return Optional.empty();
        }
        if (format != DataSchema.FORMAT) {
            wrong.add("format is " + format + ", and this version of the plugin reads " + DataSchema.FORMAT);
            return Optional.empty();
        }
        members.object("rows").ifPresent(rows -> {
            Optional<Long> least = rows.count("min");
            Optional<Long> most = rows.count("max");
            rules.add(new SchemaRule.RowCount(least.orElse(null), most.orElse(null), severity(rows)));
            rows.end();
        });
        members.object("newColumns").ifPresent(columns -> {
            rules.add(new SchemaRule.NoNewColumns(severity(columns)));
            columns.end();
        });
        members.optional("unique").ifPresent(sets -> sets.list(this::set));
        List<String> splitBy =
                members.optional("splitBy").map(SchemaReader::texts).orElse(List.of());
        List<SchemaColumn> columns = members.required("columns").list(this::column);
        members.end();
        return Optional.of(new DataSchema(columns, splitBy, rules));
    }

    private SchemaMembers members(String place, JsonValue value) {
        return new SchemaMembers(place, value, wrong);
    }

    private static List<String> texts(JsonValue list) {
        return list.list(JsonValue::text);
    }

    private boolean set(JsonValue value) {
        SchemaMembers members = members("unique", value);
        List<String> columns = texts(members.required("columns"));
        if (columns.isEmpty()) {
            wrong.add("unique has a set without columns");
        } else {
            rules.add(new SchemaRule.Unique(columns, false, severity(members)));
        }
        members.end();
        return true;
    }

    private SchemaColumn column(JsonValue value) {
        SchemaMembers nameless = members("columns", value);
        String name = nameless.required("name").text();
        SchemaMembers members = nameless.at("column " + RuleText.quoted(name));
        ColumnRole role = members.required("role").choice(ColumnRole.class, ColumnRole::text);
        @Nullable
        ColumnKind kind = members.optional("kind")
                .map(text -> text.choice(ColumnKind.class, ColumnKind::text))
                .orElse(null);
        @Nullable
        DateForm form = members.optional("form")
                .map(text -> text.choice(DateForm.class, DateForm::text))
                .orElse(null);
        String presence = members.optional("presence").map(JsonValue::text).orElse(REQUIRED);
        if (!presence.equals(REQUIRED) && !presence.equals(OPTIONAL)) {
            wrong.add("presence of column " + RuleText.quoted(name) + " is " + RuleText.quoted(presence)
                    + ", and must be '" + REQUIRED + "' or '" + OPTIONAL + "'");
        }
        rules(name, members);
        @Nullable
        ColumnShares seen = members.object(SEEN).map(SchemaReader::seen).orElse(null);
        members.end();
        return new SchemaColumn(name, role, kind, form, presence.equals(REQUIRED), seen);
    }

    private static ColumnShares seen(SchemaMembers members) {
        double missing = members.has(MISSING) ? members.share(MISSING) : 0;
        Map<String, Double> categories = members.shares(SHARES);
        members.end();
        return new ColumnShares(missing, categories);
    }

    private void rules(String column, SchemaMembers members) {
        members.object(MISSING).ifPresent(rule -> {
            rules.add(new SchemaRule.Missing(column, rule.share("max"), severity(rule)));
            rule.end();
        });
        members.object("range").ifPresent(rule -> {
            Optional<Double> least = rule.number("min");
            Optional<Double> most = rule.number("max");
            rules.add(new SchemaRule.Range(column, least.orElse(null), most.orElse(null), severity(rule)));
            rule.end();
        });
        members.object("domain").ifPresent(rule -> {
            List<String> values = texts(rule.required("values"));
            double unexpected = rule.has("unexpected") ? rule.share("unexpected") : 0;
            rules.add(new SchemaRule.Domain(column, values, unexpected, severity(rule)));
            rule.end();
        });
        members.object("unique").ifPresent(rule -> {
            rules.add(new SchemaRule.Unique(List.of(column), true, severity(rule)));
            rule.end();
        });
        members.object("freshness").ifPresent(rule -> {
            rules.add(new SchemaRule.Fresh(column, rule.required("maxAge").text(), severity(rule)));
            rule.end();
        });
    }

    private static RuleSeverity severity(SchemaMembers rule) {
        return rule.optional("severity")
                .map(text -> text.choice(RuleSeverity.class, RuleSeverity::text))
                .orElse(RuleSeverity.ERROR);
    }
}
