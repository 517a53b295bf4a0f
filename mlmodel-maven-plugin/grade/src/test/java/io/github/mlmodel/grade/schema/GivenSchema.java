package io.github.mlmodel.grade.schema;

import java.nio.charset.StandardCharsets;

/** Schemas in the words of their file. */
final class GivenSchema {

    /** Has each member that there is. */
    static final String WHOLE = """
            {
              "format": 1,
              "rows": {"min": 100, "max": 5000, "severity": "error"},
              "newColumns": {"severity": "warn"},
              "unique": [
                {"columns": ["id", "month"], "severity": "warn"}
              ],
              "splitBy": ["age", "churned", "id"],
              "columns": [
                {
                  "name": "age",
                  "role": "feature",
                  "kind": "numeric",
                  "missing": {"max": 0.05, "severity": "error"},
                  "range": {"min": 18, "max": 99.5, "severity": "warn"}
                },
                {
                  "name": "churned",
                  "role": "target",
                  "kind": "categorical",
                  "domain": {"values": ["no", "yes"], "unexpected": 0, "severity": "error"}
                },
                {
                  "name": "id",
                  "role": "ignored",
                  "unique": {"severity": "error"}
                },
                {
                  "name": "month",
                  "role": "feature",
                  "kind": "date",
                  "form": "date",
                  "presence": "optional",
                  "freshness": {"maxAge": "P30D", "severity": "warn"}
                },
                {
                  "name": "note",
                  "role": "feature",
                  "kind": "text"
                },
                {
                  "name": "w",
                  "role": "weight",
                  "kind": "numeric"
                }
              ]
            }
            """;

    /** Has what was seen of a column. */
    static final String SEEN = """
            {
              "format": 1,
              "columns": [
                {
                  "name": "x",
                  "role": "feature",
                  "kind": "categorical",
                  "domain": {"values": ["basic", "gold"], "unexpected": 0.05, "severity": "error"},
                  "seen": {"missing": 0.012, "shares": {"basic": 0.75, "gold": 0.2}}
                },
                {
                  "name": "y",
                  "role": "target",
                  "kind": "categorical"
                },
                {
                  "name": "z",
                  "role": "feature",
                  "kind": "numeric",
                  "seen": {"missing": 0.4}
                }
              ]
            }
            """;

    private GivenSchema() {}

    static DataSchema read(String json) {
        return SchemaReader.read(json.getBytes(StandardCharsets.UTF_8), "src/models/churn.schema.json");
    }

    /** Returns a schema of a target and a feature, with more members of the feature. */
    static String withFeature(String members) {
        return """
                {"format": 1, "columns": [
                  {"name": "y", "role": "target", "kind": "categorical"},
                  {"name": "x", "role": "feature", %s}
                ]}
                """.formatted(members);
    }
}
