package io.github.mlmodel.grade.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DateForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaReaderTest {

    @Test
    void readsEveryMember() {
        DataSchema schema = GivenSchema.read(GivenSchema.WHOLE);

        assertThat(schema.columns())
                .containsExactly(
                        SchemaColumn.of("age", ColumnRole.FEATURE, ColumnKind.NUMERIC),
                        SchemaColumn.of("churned", ColumnRole.TARGET, ColumnKind.CATEGORICAL),
                        SchemaColumn.of("id", ColumnRole.IGNORED, null),
                        new SchemaColumn("month", ColumnRole.FEATURE, ColumnKind.DATE, DateForm.DATE, false),
                        SchemaColumn.of("note", ColumnRole.FEATURE, ColumnKind.TEXT),
                        SchemaColumn.of("w", ColumnRole.WEIGHT, ColumnKind.NUMERIC));
        assertThat(schema.deciding()).containsExactly("age", "churned", "id");
        assertThat(schema.rules())
                .containsExactly(
                        new SchemaRule.RowCount(100L, 5000L, RuleSeverity.ERROR),
                        new SchemaRule.NoNewColumns(RuleSeverity.WARN),
                        new SchemaRule.Unique(List.of("id", "month"), false, RuleSeverity.WARN),
                        new SchemaRule.Missing("age", 0.05, RuleSeverity.ERROR),
                        new SchemaRule.Range("age", 18.0, 99.5, RuleSeverity.WARN),
                        new SchemaRule.Domain("churned", List.of("no", "yes"), 0, RuleSeverity.ERROR),
                        new SchemaRule.Unique(List.of("id"), true, RuleSeverity.ERROR),
                        new SchemaRule.Fresh("month", "P30D", RuleSeverity.WARN));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(SchemaText.of(GivenSchema.read(GivenSchema.WHOLE))).isEqualTo(GivenSchema.WHOLE);
    }

    @Test
    void theOrderOfColumnsAndValuesIsThatOfTheirNames() {
        DataSchema schema = GivenSchema.read("""
                {"columns": [
                  {"domain": {"values": ["b", "a"]}, "kind": "categorical", "role": "feature", "name": "x"},
                  {"name": "a", "role": "target"}
                ], "format": 1}
                """);

        assertThat(SchemaText.of(schema)).isEqualTo("""
                        {
                          "format": 1,
                          "columns": [
                            {
                              "name": "a",
                              "role": "target"
                            },
                            {
                              "name": "x",
                              "role": "feature",
                              "kind": "categorical",
                              "domain": {"values": ["a", "b"], "unexpected": 0, "severity": "error"}
                            }
                          ]
                        }
                        """);
    }

    @Test
    void manyValuesStandInALineEach() {
        List<String> values =
                Stream.iterate(10, i -> i + 1).limit(30).map(i -> "value" + i).toList();
        DataSchema schema = new DataSchema(
                List.of(
                        SchemaColumn.of("y", ColumnRole.TARGET, null),
                        SchemaColumn.of("x", ColumnRole.FEATURE, ColumnKind.CATEGORICAL)),
                List.of(),
                List.of(new SchemaRule.Domain("x", values, 0.01, RuleSeverity.WARN)));

        assertThat(SchemaText.of(schema))
                .contains("\"domain\": {\"values\": [\n        \"value10\",\n        \"value11\",\n")
                .contains("        \"value39\"\n      ], \"unexpected\": 0.01, \"severity\": \"warn\"}");
        assertThat(GivenSchema.read(SchemaText.of(schema))).isEqualTo(schema);
    }

    @Test
    void whatWasSeenIsWrittenAsItIsReadAndAsksNothing() {
        DataSchema schema = GivenSchema.read(GivenSchema.SEEN);

        assertThat(schema.columns())
                .extracting(SchemaColumn::seen)
                .containsExactly(
                        new ColumnShares(.012, Map.of("basic", .75, "gold", .2)), null, new ColumnShares(.4, Map.of()));
        assertThat(SchemaText.of(schema)).isEqualTo(GivenSchema.SEEN);
        assertThat(schema.withoutSeen().columns())
                .extracting(SchemaColumn::seen)
                .containsOnlyNulls();
        assertThat(schema.withoutSeen().allRules()).isEqualTo(schema.allRules());
    }

    @Test
    void manySharesStandInALineEach() {
        Map<String, Double> shares =
                Stream.iterate(10, i -> i + 1).limit(20).collect(Collectors.toMap(i -> "value" + i, i -> .05));
        DataSchema schema = new DataSchema(
                List.of(
                        SchemaColumn.of("y", ColumnRole.TARGET, null),
                        SchemaColumn.of("x", ColumnRole.FEATURE, ColumnKind.CATEGORICAL)
                                .withSeen(new ColumnShares(0, shares))),
                List.of(),
                List.of());

        assertThat(SchemaText.of(schema))
                .contains("\"seen\": {\"shares\": {\n        \"value10\": 0.05,\n")
                .contains("        \"value29\": 0.05\n      }}\n");
        assertThat(GivenSchema.read(SchemaText.of(schema))).isEqualTo(schema);
    }

    @Test
    void columnsThatDecideSidesAreTargetAndFeaturesUnlessTheyAreNamed() {
        assertThat(GivenSchema.read(GivenSchema.WHOLE.replace("  \"splitBy\": [\"age\", \"churned\", \"id\"],\n", ""))
                        .deciding())
                .containsExactly("age", "churned", "month", "note");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "{",
                        "src/models/churn.schema.json cannot be read: it ends too early in line 1, column 2, where a member's"
                                + " name is expected. Correct it."),
                arguments(
                        "{\"format\": 2, \"columns\": []}", is("format is 2, and this version of the plugin reads 1")),
                arguments("{\"columns\": []}", is("format is missing")),
                arguments("[]", is("it is a list, and must be an object")),
                arguments(
                        "{\"format\": 1, \"colums\": [], \"columns\": []}",
                        is("it has the member 'colums', which nothing knows (did you mean 'columns'?)")),
                arguments(
                        "{\"format\": 1, \"columns\": []}",
                        is("no column has the role 'target'; no column has the role 'feature'")),
                arguments(
                        feature("\"kind\": \"numeric\", \"rnage\": {\"min\": 1}"),
                        is("column 'x' has the member 'rnage', which nothing knows (did you mean 'range'?)")),
                arguments(
                        feature("\"kind\": \"numeric\", \"range\": {\"mni\": 1, \"max\": 3}"),
                        is("range of column 'x' has the member 'mni', which nothing knows (did you mean 'min'?)")),
                arguments(
                        feature("\"kind\": \"categorical\", \"domain\": {\"values\": [\"a\"], \"unexpectd\": 0.1}"),
                        is("domain of column 'x' has the member 'unexpectd', which nothing knows (did you mean"
                                + " 'unexpected'?)")),
                arguments(
                        feature("\"kind\": \"number\""),
                        is("columns[1].kind is 'number', and must be one of numeric, date, categorical, text, image")),
                arguments(feature("\"presence\": \"required\""), is("column 'x' has no kind, which a feature needs")),
                arguments(
                        feature("\"kind\": \"image\""),
                        is("column 'x' has the kind 'image', which no column of a table has")),
                arguments(
                        feature("\"kind\": \"date\""),
                        is("column 'x' has no form, which dates need, for example 'date'")),
                arguments(
                        feature("\"kind\": \"text\", \"form\": \"date\""),
                        is("column 'x' has a form, which only dates have")),
                arguments(
                        feature("\"kind\": \"text\", \"presence\": \"never\""),
                        is("presence of column 'x' is 'never', and must be 'required' or 'optional'")),
                arguments(
                        feature("\"kind\": \"text\", \"missing\": {\"max\": 5}"),
                        is("max of missing of column 'x' must be a share of the rows from 0 to 1")),
                arguments(
                        feature("\"kind\": \"text\", \"missing\": {\"severity\": \"eror\"}"),
                        is(
                                "columns[1].missing.max is missing; columns[1].missing.severity is 'eror', and must be one of"
                                        + " error, warn")),
                arguments(
                        feature("\"kind\": \"categorical\", \"seen\": {\"share\": {}}"),
                        is("seen of column 'x' has the member 'share', which nothing knows (did you mean 'shares'?)")),
                arguments(
                        feature("\"kind\": \"categorical\", \"seen\": {\"shares\": {\"a\": 1.5}}"),
                        is("shares of seen of column 'x' must be shares of the rows from 0 to 1")),
                arguments(
                        feature("\"kind\": \"numeric\", \"seen\": {\"shares\": {\"a\": 1}}"),
                        is("column 'x' has shares of categories, which only a column of the kind 'categorical' has")),
                arguments(
                        feature("\"kind\": \"text\", \"range\": {\"min\": 1}"),
                        is("column 'x' has 'range', which only a column of the kind 'numeric' has")),
                arguments(
                        feature("\"kind\": \"numeric\", \"range\": {\"min\": 3, \"max\": 1}"),
                        is("range of column 'x' has a min of 3 above its max of 1")),
                arguments(
                        feature("\"kind\": \"numeric\", \"range\": {}"),
                        is("range of column 'x' has neither min nor max")),
                arguments(
                        feature("\"kind\": \"numeric\", \"range\": {\"min\": null}"),
                        is("min of range of column 'x' must be a number")),
                arguments(
                        feature("\"kind\": \"numeric\", \"domain\": {\"values\": [\"1\"]}"),
                        is("column 'x' has 'domain', which only a column of the kind 'categorical' has")),
                arguments(
                        feature("\"kind\": \"categorical\", \"domain\": {\"values\": []}"),
                        is("domain of column 'x' has no values")),
                arguments(
                        feature("\"kind\": \"categorical\", \"domain\": {\"values\": [\"a\", \"a\"]}"),
                        is("domain of column 'x' has 'a' twice")),
                arguments(
                        feature("\"kind\": \"date\", \"form\": \"date\", \"freshness\": {\"maxAge\": \"30 days\"}"),
                        is("maxAge of column 'x' is '30 days', and must be a duration such as 'P30D' or 'PT12H'")),
                arguments(
                        feature("\"kind\": \"text\"").replace("\"target\"", "\"weight\""),
                        is("no column has the role 'target'; column 'y' is a weight, and so numeric")),
                arguments(
                        feature("\"kind\": \"text\"").replace("\"kind\": \"categorical\"", "\"missing\": {\"max\": 0}"),
                        is("column 'y' has 'missing', but a target has a value in every row")),
                arguments(
                        feature("\"kind\": \"text\"")
                                .replace("\"kind\": \"categorical\"", "\"presence\": \"optional\""),
                        is("column 'y' is a target, which is always required")),
                arguments(feature("\"kind\": \"text\"").replace("\"y\"", "\"x\""), is("columns has 'x' twice")),
                arguments(
                        feature("\"kind\": \"text\"").replace("\"format\"", "\"splitBy\": [\"z\"], \"format\""),
                        is("splitBy names 'z', which is none of the columns (did you mean 'x'?)")),
                arguments(
                        feature("\"kind\": \"text\"")
                                .replace("\"format\"", "\"unique\": [{\"columns\": []}], \"format\""),
                        is("unique has a set without columns")),
                arguments(
                        feature("\"kind\": \"text\"").replace("\"format\"", "\"rows\": {\"min\": 1.5}, \"format\""),
                        is("min of rows must be a whole number of rows")));
    }

    private static String feature(String members) {
        return GivenSchema.withFeature(members);
    }

    private static String is(String wrong) {
        return "src/models/churn.schema.json is not as it must be: " + wrong + ". Correct it.";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatItDoesNotKnowItRefuses(String json, String message) {
        assertThatThrownBy(() -> GivenSchema.read(json))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
    }
}
