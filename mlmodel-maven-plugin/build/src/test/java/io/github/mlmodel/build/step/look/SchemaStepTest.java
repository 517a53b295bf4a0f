package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.grade.schema.Observation;
import io.github.mlmodel.grade.schema.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaStepTest {

    private static final String FILE = "src/models/churn.schema.json";
    private static final String INFERRED = """
            {
              "format": 1,
              "rows": {"min": 100, "severity": "error"},
              "newColumns": {"severity": "warn"},
              "splitBy": ["age", "churned"],
              "columns": [
                {
                  "name": "age",
                  "role": "feature",
                  "kind": "numeric",
                  "missing": {"max": 0, "severity": "warn"},
                  "range": {"min": 18, "max": 95, "severity": "warn"}
                },
                {
                  "name": "churned",
                  "role": "target",
                  "kind": "categorical",
                  "domain": {"values": ["no", "yes"], "unexpected": 0, "severity": "error"}
                }
              ]
            }
            """;

    @TempDir
    private Path folder;

    private GivenModule given;
    private FakeWorkers workers;

    @BeforeEach
    void aModule() {
        given = GivenModule.in(folder);
        workers = new FakeWorkers();
        workers.schema = INFERRED;
    }

    private SchemaOutcome run(boolean update) throws IOException {
        return new SchemaStep(given.module(), workers)
                .run(new SchemaRequest(List.of(GivenModule.model("churn")), update));
    }

    @Test
    void theSchemaIsWrittenForPeopleToRead() throws IOException {
        assertThat(run(false)).isEqualTo(new SchemaOutcome.Inferred(List.of(FILE)));

        assertThat(folder.resolve(FILE)).hasContent(INFERRED);
        assertThat(given.log.info)
                .containsExactly(
                        "churn: wrote src/models/churn.schema.json (2 columns, 8 rules). Read it, change what is"
                                + " not meant, and commit it.");
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        given.write(FILE, INFERRED);

        SchemaOutcome outcome = run(false);

        assertThat(outcome.failure().orElseThrow().sentence())
                .isEqualTo("src/models/churn.schema.json is there already, and nothing was written."
                        + " -Dmlmodel.schema.update=true brings it up to date, keeps what you have decided, and prints"
                        + " what changed.");
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void anUpdateKeepsWhatPeopleDecidedAndSaysWhatChanged() throws IOException {
        given.write(
                FILE,
                INFERRED.replace("\"max\": 95, \"severity\": \"warn\"", "\"max\": 95, \"severity\": \"error\"")
                        .replace("\"unexpected\": 0,", "\"unexpected\": 0.02,")
                        .replace("      \"missing\": {\"max\": 0, \"severity\": \"warn\"},\n", "")
                        .replace(
                                "  \"columns\": [\n",
                                "  \"columns\": [\n    {\"name\": \"old\", \"role\": \"ignored\"},\n"));
        workers.schema = INFERRED.replace("\"max\": 95", "\"max\": 99")
                .replace("\"splitBy\": [\"age\", \"churned\"]", "\"splitBy\": [\"age\", \"churned\", \"plan\"]")
                .replace(
                        "  \"columns\": [\n",
                        "  \"columns\": [\n    {\"name\": \"plan\", \"role\": \"feature\", \"kind\": \"text\","
                                + " \"missing\": {\"max\": 0.1}},\n");

        run(true);

        assertThat(given.log.info)
                .containsExactly(
                        "churn: brought src/models/churn.schema.json up to date; what changed:",
                        "  column 'old' is gone",
                        "  rule 'age range' was {\"min\": 18, \"max\": 95, \"severity\": \"error\"} and is {\"min\": 18,"
                                + " \"max\": 99, \"severity\": \"error\"}",
                        "  column 'plan' is new: feature, text",
                        "  rule 'plan missing' is new: {\"max\": 0.1, \"severity\": \"error\"}");
        assertThat(Files.readString(folder.resolve(FILE)))
                .contains("\"splitBy\": [\"age\", \"churned\"]", "\"unexpected\": 0.02")
                .doesNotContain("\"missing\": {\"max\": 0,");
    }

    @Test
    void anUpdateNamesTheCategoriesThatCameAndWentAndAsksForThoseThatAreKnown() throws IOException {
        String all = IntStream.range(10, 40).mapToObj(i -> "\"c" + i + "\", ").collect(Collectors.joining());
        given.write(FILE, INFERRED.replace("[\"no\", \"yes\"]", "[" + all + "\"no\", \"yes\"]"));
        workers.schema = INFERRED.replace("[\"no\", \"yes\"]", "[\"maybe\", " + all + "\"yes\"]")
                .replace(
                        "  \"columns\": [\n",
                        "  \"columns\": [\n    {\"name\": \"plan\", \"role\": \"feature\", \"kind\": \"categorical\","
                                + " \"domain\": {\"values\": [" + all + "\"d\"], \"unexpected\": 0.01,"
                                + " \"severity\": \"error\"}},\n");

        run(true);

        assertThat(given.log.info)
                .containsExactly(
                        "churn: brought src/models/churn.schema.json up to date; what changed:",
                        "  rule 'churned domain' names 'maybe' now, names 'no' no more",
                        "  column 'plan' is new: feature, categorical",
                        "  rule 'plan domain' is new: 'c10', 'c11', 'c12', 'c13', 'c14', 'c15', 'c16', 'c17', 'c18', 'c19'"
                                + " and 21 more; unexpected 0.01, error");
        assertThat(workers.inferred.get(0).known()).containsOnlyKeys("churned");
        assertThat(workers.inferred.get(0).known().get("churned")).hasSize(32).contains("c10", "no");
    }

    @Test
    void anUpdateWarnsOfColumnsThatAreGoneAndDecidedWhichRowsAreHeldBack() throws IOException {
        String warning =
                "churn: column 'age' is gone, and no longer in splitBy of src/models/churn.schema.json: which rows"
                        + " are held back is drawn anew, and no figure can be compared with one of before. If it was only renamed,"
                        + " name the columns as before by <header>true</header> and <columns> in <dataset>, and restore the file.";
        given.write(FILE, INFERRED);
        workers.schema = INFERRED.replace("\"age\"", "\"years\"");

        run(true);

        assertThat(given.log.warn).containsExactly(warning);
        assertThat(Files.readString(folder.resolve(FILE))).contains("\"splitBy\": [\"churned\"]");

        given.log.warn.clear();
        given.write(FILE, INFERRED.replace("  \"splitBy\": [\"age\", \"churned\"],\n", ""));
        run(true);
        assertThat(given.log.warn).containsExactly(warning);

        given.log.warn.clear();
        given.write(FILE, INFERRED.replace("[\"age\", \"churned\"]", "[\"age\"]"));
        run(true);
        assertThat(given.log.warn).containsExactly(warning);
        assertThat(Files.readString(folder.resolve(FILE))).contains("\"splitBy\": [\"churned\", \"years\"]");
    }

    /** Without a share of rows that is drawn, no column decides. */
    @Test
    void anUpdateIsSilentOfColumnsThatAreGoneWhereNoneDecides() throws IOException {
        String undecided = INFERRED.replace("  \"splitBy\": [\"age\", \"churned\"],\n", "");
        given.write(FILE, undecided);
        workers.schema = undecided.replace("\"age\"", "\"years\"");

        run(true);

        assertThat(given.log.warn).isEmpty();
    }

    /** What was seen is nobody's decision, and is no change; what people took out of the rules stands nowhere else. */
    @Test
    void anUpdateSaysHowFrequentCategoriesAreToday() throws IOException {
        String domain =
                "\"domain\": {\"values\": [\"basic\", \"gold\"], \"unexpected\": 0.01, \"severity\": \"error\"}";
        String before = withPlan("      " + domain + ",\n      \"seen\": {\"shares\": {\"basic\": 1}}\n");
        String today = "      \"seen\": {\"missing\": 0.2, \"shares\": {\"basic\": 0.7, \"gold\": 0.3}}\n";
        given.write(FILE, before);
        workers.schema = withPlan("      " + domain + ",\n" + today);

        run(true);

        assertThat(folder.resolve(FILE)).hasContent(workers.schema);
        assertThat(given.log.info)
                .containsExactly("churn: brought src/models/churn.schema.json up to date; nothing changed");

        given.write(FILE, withPlan(today));
        run(true);
        assertThat(folder.resolve(FILE)).hasContent(withPlan("      \"seen\": {\"missing\": 0.2}\n"));
    }

    private static String withPlan(String members) {
        return INFERRED.replace(
                "      \"domain\": {\"values\": [\"no\", \"yes\"], \"unexpected\": 0, \"severity\": \"error\"}\n    }",
                "      \"domain\": {\"values\": [\"no\", \"yes\"], \"unexpected\": 0, \"severity\": \"error\"}\n    },\n"
                        + "    {\n      \"name\": \"plan\",\n      \"role\": \"feature\",\n      \"kind\": \"categorical\",\n"
                        + members + "    }");
    }

    @Test
    void anUpdateOfWhatIsUpToDateChangesNothing() throws IOException {
        given.write(FILE, INFERRED);

        run(true);

        assertThat(folder.resolve(FILE)).hasContent(INFERRED);
        assertThat(given.log.info)
                .containsExactly("churn: brought src/models/churn.schema.json up to date; nothing changed");
    }

    @Test
    void anUpdateSaysWhatTheDataBreaksOfWhatPeopleDecided() throws IOException {
        given.write(FILE, INFERRED);
        workers.seen.put(
                "churn",
                List.of(new Observed(
                        "datasets/churn.csv",
                        false,
                        List.of("age", "churned"),
                        200,
                        List.of(
                                seen("rows", 0),
                                seen("new columns", 0),
                                seen("age presence", 0),
                                seen("age kind", 1, "datasets/churn.csv:7 ('old')"),
                                seen("age missing", 2, "datasets/churn.csv:8"),
                                seen("age range", 0),
                                seen("churned presence", 0),
                                seen("churned domain", 0)))));

        run(true);

        assertThat(given.log.info)
                .containsExactly("churn: brought src/models/churn.schema.json up to date; nothing changed");
        assertThat(given.log.warn)
                .containsExactly(
                        "churn: the data breaks 1 rule of src/models/churn.schema.json, so that nothing would be trained or"
                                + " graded. An update leaves to you what you decide (roles, kinds, presence, shares,"
                                + " uniqueness, age, severities). Correct the data, or what src/models/churn.schema.json"
                                + " asks of it:",
                        "  Column 'age' is no number in 1 of 200 rows (0.5%): datasets/churn.csv:7 ('old').",
                        "churn: Column 'age' has no value in 2 of 200 rows (1%), and may lack one in 0% at most:"
                                + " datasets/churn.csv:8 and 1 more.");
    }

    private static Observation seen(String rule, long count, String... places) {
        return new Observation(rule, count, 200, List.of(places), List.of());
    }

    @Test
    void anUpdateNamesTheGroupThatDecidesSidesAndNoOtherColumns() throws IOException {
        given.write(FILE, INFERRED.replace("  \"splitBy\": [\"age\", \"churned\"],\n", ""));
        workers.schema = INFERRED.replace("\"splitBy\": [\"age\", \"churned\"]", "\"splitBy\": [\"age\"]");

        run(true);

        assertThat(folder.resolve(FILE)).hasContent(workers.schema);
    }

    @Test
    void nothingIsWrittenWhereDataCannotBeRead() throws IOException {
        workers.failing("churn");

        assertThat(run(false).failure().orElseThrow().sentence()).isEqualTo("The target of model 'churn' is missing.");
        assertThat(folder.resolve(FILE)).doesNotExist();
    }
}
