package io.github.mlmodel.build.step.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.bundle.PackageOutcome;
import io.github.mlmodel.build.step.grade.TestOutcome;
import io.github.mlmodel.build.step.train.TrainOutcome;
import io.github.mlmodel.build.step.train.TrainRequest;
import io.github.mlmodel.build.step.train.TrainStep;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.grade.schema.Observation;
import io.github.mlmodel.grade.schema.Observed;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data is compared with its schema before training, and what came of it is part of the grade. */
class SchemaChecksTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final String FILE = "src/models/churn.schema.json";
    private static final String SCHEMA = """
            {
              "format": 1,
              "columns": [
                {"name": "age", "role": "feature", "kind": "numeric", "range": {"min": 18}},
                {"name": "churned", "role": "target"},
                {"name": "day", "role": "ignored", "kind": "date", "form": "date", "presence": "optional",
                 "freshness": {"maxAge": "P30D"}}
              ]
            }
            """;
    private static final String YOUNG = "Column 'age' is below 18 in 1 of 20 rows (5%): datasets/churn.csv:7 (17).";

    @TempDir
    private Path folder;

    private GivenModule given;
    private FakeWorkers workers;
    private GivenModels build;

    @BeforeEach
    void aModuleWithASchema() {
        given = GivenModule.in(folder);
        given.write(FILE, SCHEMA);
        workers = new FakeWorkers();
        build = new GivenModels(given, workers);
        see(0, "2026-11-20");
    }

    private void see(int young, String newest) {
        long seconds = LocalDate.parse(newest).toEpochDay() * 86_400;
        workers.seen.put(
                "churn",
                List.of(new Observed(
                        "datasets/churn.csv",
                        false,
                        List.of("age", "churned", "day"),
                        20,
                        List.of(
                                new Observation("age presence", 0, 20, List.of(), List.of()),
                                new Observation("age kind", 0, 20, List.of(), List.of()),
                                new Observation(
                                        "age range",
                                        young,
                                        20,
                                        young == 0 ? List.of() : List.of("datasets/churn.csv:7 (17)"),
                                        List.of()),
                                new Observation("churned presence", 0, 20, List.of(), List.of()),
                                new Observation("day kind", 0, 20, List.of(), List.of()),
                                new Observation("day freshness", true, 0, 20, List.of(), List.of(), seconds)))));
    }

    private TrainOutcome train(Path reports) throws IOException {
        return new TrainStep(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(CHURN),
                        Set.of("churn"),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        given.base.resolve("cache/checkpoints"),
                        null,
                        "1.2",
                        reports,
                        null));
    }

    @Test
    void dataThatBreaksARuleIsNotTrainedOn() throws IOException {
        see(1, "2026-10-01");

        TrainOutcome outcome = train(folder.resolve("reports"));

        assertThat(outcome.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.sentence()).isEqualTo("""
                            The data of model 'churn' breaks 2 rules of src/models/churn.schema.json, so that nothing was trained or graded:
                              - Column 'age' is below 18 in 1 of 20 rows (5%): datasets/churn.csv:7 (17).
                              - The newest date of column 'day' in datasets/churn.csv is 2026-10-01T00:00, more than P30D before this build.
                            Correct the data, or what src/models/churn.schema.json asks of it.""");
            assertThat(failure.user()).isTrue();
            assertThat(failure.anchor()).isEqualTo(Anchor.DATA_CONTRACT);
        });
        assertThat(workers.runs).containsExactly("check");
        assertThat(given.file("churn", ModelFile.MODEL)).doesNotExist();
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml")).hasContent("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="mlmodel.churn" time="0" tests="6" errors="0" skipped="0" failures="2">
                          <testcase name="schema: age presence" classname="mlmodel.churn" time="0"/>
                          <testcase name="schema: age kind" classname="mlmodel.churn" time="0"/>
                          <testcase name="schema: age range" classname="mlmodel.churn" time="0">
                            <failure message="Column &#39;age&#39; is below 18 in 1 of 20 rows (5%): datasets/churn.csv:7 (17)." type="SchemaRuleBroken">Column &#39;age&#39; is below 18 in 1 of 20 rows (5%): datasets/churn.csv:7 (17).</failure>
                          </testcase>
                          <testcase name="schema: churned presence" classname="mlmodel.churn" time="0"/>
                          <testcase name="schema: day kind" classname="mlmodel.churn" time="0"/>
                          <testcase name="schema: day freshness" classname="mlmodel.churn" time="0">
                            <failure message="The newest date of column &#39;day&#39; in datasets/churn.csv is 2026-10-01T00:00, more than P30D before this build." type="SchemaRuleBroken">The newest date of column &#39;day&#39; in datasets/churn.csv is 2026-10-01T00:00, more than P30D before this build.</failure>
                          </testcase>
                        </testsuite>
                        """);
    }

    @Test
    void whatWasSeenDecidesNothingSoThatNothingIsLookedAtOrTrainedAgain() throws IOException {
        assertThat(train(folder.resolve("reports")).failure()).isEmpty();
        List<String> runs = List.copyOf(workers.runs);

        given.write(FILE, SCHEMA.replace("\"range\"", "\"seen\": {\"missing\": 0.1}, \"range\""));

        assertThat(train(folder.resolve("reports")).failure()).isEmpty();
        assertThat(workers.runs).containsExactlyElementsOf(runs).contains("check", "train");
    }

    @Test
    void aBrokenRuleThatWarnsIsPrintedAndReported() throws IOException {
        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 18, \"severity\": \"warn\""));
        see(1, "2026-11-20");

        build.train(CHURN);
        TestOutcome graded = build.test(CHURN);

        assertThat(given.log.warn).contains("churn: " + YOUNG);
        assertThat(graded).isInstanceOf(TestOutcome.Graded.class);
        assertThat(given.log.info).contains("Tests run: 7, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(folder.resolve("target/surefire-reports/TEST-mlmodel.churn.xml"))
                .content()
                .contains("<testcase name=\"schema: age range\" classname=\"mlmodel.churn\" time=\"0\">\n"
                        + "    <system-out>Column &#39;age&#39; is below 18 in 1 of 20 rows (5%): datasets/churn.csv:7"
                        + " (17).</system-out>\n");
        assertThat(given.file("churn", ModelFile.REPORT))
                .content()
                .contains("Data contract", "! warning", "churn.csv:7");
    }

    @Test
    void whatShipsTellsOfNoRow() throws IOException {
        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 18, \"severity\": \"warn\""));
        see(1, "2026-11-20");

        build.built(CHURN);

        assertThat(given.published("churn", ModelFile.GRADE))
                .content()
                .contains("\"passing\": true", "Column 'age' is below 18 in 1 of 20 rows (5%).")
                .doesNotContain("churn.csv:7");
    }

    @Test
    void dataIsReadAgainOnlyWhereItOrTheSchemaHasChanged() throws IOException {
        build.train(CHURN);
        workers.runs.clear();

        build.train(CHURN);
        assertThat(workers.runs).isEmpty();

        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 16"));
        build.train(CHURN);
        assertThat(workers.runs).containsExactly("check");

        workers.runs.clear();
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        build.train(CHURN);
        assertThat(workers.runs).containsExactly("check", "train");
    }

    @Test
    void whatGrowsOldIsJudgedAnewByTheClockOfTheBuild() throws IOException {
        build.train(CHURN);
        workers.runs.clear();
        given.now = given.now.plus(Duration.ofDays(40));

        assertThat(build.train(CHURN)).isInstanceOf(TrainOutcome.Refused.class);
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void noGradePassesWhereDataWasNotComparedWithTheSchemaOfNow() throws IOException {
        build.built(CHURN);
        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 16"));

        TestOutcome outcome = build.test(CHURN);

        assertThat(outcome.failure().orElseThrow().sentence())
                .contains(
                        "churn: The data of model 'churn' was not compared with src/models/churn.schema.json, or one of"
                                + " them was changed since. Run the goal 'train' first.");
        assertThat(given.file("churn", ModelFile.GRADE)).content().contains("\"passing\": false");
        assertThat(build.bundle(CHURN)).isInstanceOf(PackageOutcome.class);
        assertThat(build.bundle(CHURN).failure()).isPresent();
    }

    @Test
    void theGradeHoldsForOneSchemaWithItsSeverities() throws IOException {
        build.built(CHURN);
        String before = Files.readString(given.file("churn", ModelFile.GRADE));
        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 18, \"severity\": \"warn\""));

        build.built(CHURN);

        assertThat(digest(Files.readString(given.file("churn", ModelFile.GRADE))))
                .isNotEqualTo(digest(before));
    }

    private static String digest(String grade) {
        return grade.lines()
                .filter(line -> line.contains("\"digest\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReleaseDoesNotBelieveARecordThatNobodyKnows() throws IOException {
        build.train(CHURN);
        given.anotherMachine();
        workers.runs.clear();

        build.train(CHURN);

        assertThat(workers.runs).containsExactly("check");
    }

    @Test
    void dataThatCannotBeLookedAtIsNotTrainedOn() throws IOException {
        workers.failing("churn");

        assertThat(build.train(CHURN).failure().orElseThrow().sentence())
                .isEqualTo("The target of model 'churn' is missing.");
        assertThat(workers.runs).containsExactly("check");
    }
}
