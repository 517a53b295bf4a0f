package io.github.mlmodel.worker.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.CheckJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.grade.schema.ColumnShares;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.Observed;
import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private static final String SCHEMA = """
            {
              "format": 1,
              "rows": {"min": 10, "max": 1000},
              "newColumns": {"severity": "warn"},
              "unique": [{"columns": ["plan", "day"], "severity": "warn"}],
              "columns": [
                {"name": "age", "role": "feature", "kind": "numeric", "missing": {"max": 0},
                 "range": {"min": 18, "max": 99}},
                {"name": "churned", "role": "target", "kind": "categorical",
                 "domain": {"values": ["no", "yes"]}},
                {"name": "day", "role": "feature", "kind": "date", "form": "date",
                 "freshness": {"maxAge": "P30D"}},
                {"name": "id", "role": "ignored", "unique": {}},
                {"name": "plan", "role": "feature", "kind": "categorical",
                 "domain": {"values": ["1", "gold"], "unexpected": 0.2}}
              ]
            }
            """;

    private static final Judgement ANY = new Judgement(List.of(), List.of(), false, null);

    @TempDir
    private Path folder;

    private final List<DataFile> files = new ArrayList<>();

    private DataFile file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return new DataFile("data/" + name, folder.resolve(name));
    }

    private ModelSpec spec(Roles roles, HeldBack heldBack) {
        return new ModelSpec(
                "churn",
                "",
                null,
                new DatasetSpec(new Source.Delimited("data/*.csv", TextFormat.FOUND_OUT), heldBack, roles),
                FeatureSpec.byType(),
                new TrainerSpec("random-forest", List.of()),
                1);
    }

    private List<Observed> seen(String schema) {
        ModelSpec spec = spec(Roles.of("churned"), HeldBack.byDefault());
        return SchemaCheck.check(new CheckJob(spec, files, List.of(), schema), 1, Progress.NONE)
                .data();
    }

    private SchemaVerdict judged(String schema) {
        return SchemaVerdict.judge(read(schema), seen(schema), NOW);
    }

    private static DataSchema read(String schema) {
        return SchemaReader.read(schema.getBytes(StandardCharsets.UTF_8), "churn.schema.json");
    }

    @Test
    void allThatIsWrongIsFoundAtOnce() throws IOException {
        files.add(file("a.csv", """
                id,age,plan,day,churned,extra
                1,30,1.0,2026-01-01,yes,x
                2,17,"gold ",2026-01-02,no,x
                3, x ,silver,2026-01-03,no,x
                """));
        files.add(file("b.csv", """
                id,age,plan,day,churned,extra
                3,NA,silver,2026-01-03,maybe,x

                5,120,bronze,soon,yes,x
                """));

        SchemaVerdict verdict = judged(SCHEMA);

        assertThat(verdict.rules())
                .filteredOn(rule -> rule.outcome() != GateOutcome.PASS)
                .extracting(RuleVerdict::text)
                .containsExactly(
                        "There are 5 rows in data/a.csv and 1 other file, fewer than 10.",
                        "There is a column in data/a.csv and 1 other file, 'extra', which the schema does not know and nothing"
                                + " reads.",
                        "Columns 'plan', 'day' together repeat earlier values in 1 of 5 rows (20%): data/b.csv:2.",
                        "Column 'age' is no number in 1 of 4 rows (25%): data/a.csv:4 ('x').",
                        "Column 'age' has no value in 1 of 5 rows (20%), and may lack one in 0% at most: data/b.csv:2.",
                        "Column 'age' is outside of 18 to 99 in 2 of 4 rows (50%): data/a.csv:3 (17), data/b.csv:4"
                                + " (120).",
                        "Column 'churned' has a category that is not in its domain in 1 of 5 rows (20%), and may in 0% at"
                                + " most: 'maybe' (1); data/b.csv:2.",
                        "Column 'day' is no date of the form 'date' in 1 of 5 rows (20%): data/b.csv:4 ('soon').",
                        "The newest date of column 'day' in data/a.csv and 1 other file is 2026-01-03T00:00, more than"
                                + " P30D before this build.",
                        "Column 'id' repeats an earlier value in 1 of 5 rows (20%): data/b.csv:2 ('3').",
                        "Column 'plan' has a category that is not in its domain in 3 of 5 rows (60%), and may in 20% at"
                                + " most: 'silver' (2), 'bronze' (1); data/a.csv:4, data/b.csv:2, data/b.csv:4.");
        assertThat(verdict.warnings()).hasSize(2);
    }

    @Test
    void aColumnThatIsMissingIsSaidOnceAndItsOtherRulesAreNotJudged() throws IOException {
        files.add(file("a.csv", "id,ages,plan,day,churned\n1,30,1,2026-11-29,yes\n"));

        SchemaVerdict verdict = judged(SCHEMA.replace("\"min\": 10", "\"min\": 1"));

        assertThat(verdict.objections()).containsExactly("Column 'age' is not in data/a.csv (did you mean 'ages'?).");
        assertThat(verdict.rules())
                .filteredOn(rule -> rule.outcome() == GateOutcome.SKIPPED)
                .extracting(RuleVerdict::rule)
                .containsExactly("age kind", "age missing", "age range");
    }

    @Test
    void evenTheTargetMayBeMissing() throws IOException {
        files.add(file("a.csv", "id,age,plan,day,left\n1,30,1,2026-11-29,yes\n"));

        assertThat(judged(SCHEMA.replace("\"min\": 10", "\"min\": 1")).objections())
                .containsExactly("Column 'churned' is not in data/a.csv.");
    }

    @Test
    void filesOfHeldBackRowsAreLookedAtByThemselves() throws IOException {
        files.add(file("a.csv", "id,age,plan,day,churned\n1,30,1,2026-11-29,yes\n"));
        DataFile test = file("test.csv", "age,plan,day,churned\n300,1,2020-01-01,yes\n");
        HeldBack elsewhere = new HeldBack.Elsewhere(new Source.Delimited("data/test.csv", TextFormat.FOUND_OUT));
        String schema = SCHEMA.replace("\"min\": 10", "\"min\": 1");

        List<Observed> seen = SchemaCheck.check(
                        new CheckJob(spec(Roles.of("churned"), elsewhere), files, List.of(test), schema),
                        1,
                        Progress.NONE)
                .data();

        assertThat(SchemaVerdict.judge(read(schema), seen, NOW).objections())
                .containsExactly("Column 'age' is outside of 18 to 99 in 1 of 1 row (100%): data/test.csv:2 (300).");
    }

    @Test
    void quotesBehindBlanksAreReadOver() throws IOException {
        files.add(file("a.csv", "id,age,plan,day,churned\n1,30, \"1\",2026-11-29,yes\n"));

        assertThat(judged(SCHEMA.replace("\"min\": 10", "\"min\": 1")).blocks()).isFalse();
    }

    @Test
    void bytesOfAnotherEncodingAreRefusedAsReadingRefusesThem() throws IOException {
        Files.write(
                folder.resolve("a.csv"),
                "id,age,plan,day,churned\n1,30,\u00e9,2026-11-29,yes\n".getBytes(StandardCharsets.ISO_8859_1));
        files.add(new DataFile("data/a.csv", folder.resolve("a.csv")));

        assertThatThrownBy(() -> seen(SCHEMA))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("data/a.csv:2 holds byte 0xE9, which is not UTF-8.");
    }

    @Test
    void aSchemaIsInferredThatTodaysDataKeeps() throws IOException {
        StringBuilder rows = new StringBuilder("id,age,plan,day,note,w,churned,old\n");
        for (int i = 0; i < 200; i++) {
            rows.append("%s,%s,%s,2026-11-%02d,%s,1,%s,o%d\n"
                    .formatted(
                            "id-" + i * 7919,
                            i % 50 == 0 ? "" : String.valueOf(19 + i % 60),
                            i % 3 == 0 ? "gold" : "basic",
                            1 + i % 28,
                            "some words that differ " + i,
                            i % 4 == 0 ? "yes" : "no",
                            i % 5));
        }
        files.add(file("a.csv", rows.toString()));
        ModelSpec spec = spec(new Roles("churned", "w", List.of("old")), HeldBack.byDefault());

        String schema = inferred(new SchemaJob(spec, files, ANY));

        assertThat(schema).isEqualTo("""
                        {
                          "format": 1,
                          "rows": {"min": 100, "severity": "error"},
                          "newColumns": {"severity": "warn"},
                          "splitBy": ["age", "churned", "day", "id", "note", "plan"],
                          "columns": [
                            {
                              "name": "age",
                              "role": "feature",
                              "kind": "numeric",
                              "missing": {"max": 0.04, "severity": "error"},
                              "range": {"min": 19, "max": 78, "severity": "warn"},
                              "seen": {"missing": 0.02}
                            },
                            {
                              "name": "churned",
                              "role": "target",
                              "kind": "categorical",
                              "domain": {"values": ["no", "yes"], "unexpected": 0, "severity": "error"}
                            },
                            {
                              "name": "day",
                              "role": "feature",
                              "kind": "date",
                              "form": "date",
                              "missing": {"max": 0, "severity": "warn"}
                            },
                            {
                              "name": "id",
                              "role": "ignored",
                              "unique": {"severity": "warn"}
                            },
                            {
                              "name": "note",
                              "role": "feature",
                              "kind": "text",
                              "missing": {"max": 0, "severity": "warn"}
                            },
                            {
                              "name": "old",
                              "role": "ignored",
                              "presence": "optional"
                            },
                            {
                              "name": "plan",
                              "role": "feature",
                              "kind": "categorical",
                              "missing": {"max": 0, "severity": "warn"},
                              "domain": {"values": ["basic", "gold"], "unexpected": 0.01, "severity": "error"},
                              "seen": {"shares": {"basic": 0.66, "gold": 0.34}}
                            },
                            {
                              "name": "w",
                              "role": "weight",
                              "kind": "numeric"
                            }
                          ]
                        }
                        """);
        assertThat(judged(schema).rules()).allMatch(rule -> rule.outcome() == GateOutcome.PASS);
    }

    @Test
    void categoriesBeyondThoseThatBecomeFeaturesAreUnexpected() throws IOException {
        files.add(manyCategories());
        ModelSpec spec = spec(Roles.of("churned"), HeldBack.byDefault());

        String schema = inferred(new SchemaJob(spec, files, ANY));

        // 90 categories of 20 rows each, and the first 10 of 200 that have one.
        assertThat(schema).contains("], \"unexpected\": 0.11, \"severity\": \"error\"}");
        assertThat(judged(schema).blocks()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, 0.2", "80, 0.7", "120, 0.8", "196, 0.99"})
    void aRuleOfMissingValuesAlwaysAsksForSome(int missing, String most) throws IOException {
        StringBuilder rows = new StringBuilder("age,plan,churned\n");
        for (int i = 0; i < 200; i++) {
            rows.append(i < missing ? "" : 18 + i % 60)
                    .append(i % 2 == 0 ? ",gold," : ",basic,")
                    .append(i % 3 == 0 ? "yes\n" : "no\n");
        }
        files.add(file("a.csv", rows.toString()));

        String schema = SchemaInference.infer(
                        new SchemaJob(
                                spec(Roles.of("churned"), HeldBack.byDefault()),
                                files,
                                new Judgement(List.of(), List.of(), false, null)),
                        1,
                        Progress.NONE)
                .schema();

        assertThat(schema).contains("\"missing\": {\"max\": " + most + ", \"severity\": \"error\"}");
    }

    /** What a few rows have alone is nobody's to know. */
    @Test
    void sharesAreThoseOfCategoriesThatMoreThanAFewRowsHave() throws IOException {
        StringBuilder rows = new StringBuilder("plan,age,churned\n");
        for (int i = 0; i < 80; i++) {
            String plan = i < 6 ? "" : i < 15 ? "gold" : i < 25 ? "silver" : "basic";
            rows.append(plan + "," + i + "," + (i % 2 == 0 ? "yes" : "no") + "\n");
        }
        files.add(file("a.csv", rows.toString()));

        DataSchema schema = read(inferred(new SchemaJob(spec(Roles.of("churned"), HeldBack.byDefault()), files, ANY)));

        assertThat(schema.categories().get("plan")).containsExactly("basic", "gold", "silver");
        assertThat(schema.column("plan").orElseThrow().seen())
                .isEqualTo(new ColumnShares(.075, Map.of("basic", .74, "silver", .14)));
        assertThat(schema.column("age").orElseThrow().seen()).isNull();
        assertThat(schema.column("churned").orElseThrow().seen()).isNull();
    }

    @Test
    void asManyCategoriesAreNamedAsTheTrainerTellsApart() throws IOException {
        files.add(manyCategories());
        ModelSpec spec = spec(Roles.of("churned"), HeldBack.byDefault());

        String schema = inferred(new SchemaJob(spec.withTrainer(TrainerSpec.of("gradient-boosting")), files, ANY));

        assertThat(read(schema).categories().get("x")).hasSize(290);
    }

    @Test
    void categoriesThatAnEarlierSchemaNamesStayAsLongAsRowsHaveThem() throws IOException {
        files.add(manyCategories());
        ModelSpec spec = spec(Roles.of("churned"), HeldBack.byDefault());

        String schema = inferred(
                new SchemaJob(spec, files, ANY, Map.of("x", List.of("c1", "c2990", "gone"), "other", List.of("a"))));

        assertThat(read(schema).categories().get("x"))
                .hasSize(101)
                .contains("c1", "c2990")
                .doesNotContain("gone");
    }

    private DataFile manyCategories() throws IOException {
        StringBuilder rows = new StringBuilder("x,churned\n");
        for (int i = 0; i < 2_000; i++) {
            rows.append("c%d,%s\n".formatted(i % 10 == 0 ? 1000 + i : i % 100, i % 2 == 0 ? "yes" : "no"));
        }
        return file("a.csv", rows.toString());
    }

    private static String inferred(SchemaJob job) {
        return SchemaInference.infer(job, 1, Progress.NONE).schema();
    }
}
