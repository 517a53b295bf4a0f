package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final String FAILED =
            "Gate 'accuracy >= 0.8' failed: accuracy was 0.5 on 20 rows of datasets/churn.csv (20 % held back).";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private final FakeOwnCode ownCode = new FakeOwnCode();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void makeAModule() throws IOException {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
        build.train(CHURN, CLAIM);
        given.log.info.clear();
        given.log.warn.clear();
        workers.runs.clear();
    }

    @Test
    void aModelThatPassesItsGatesHasAPassingGradeInTheJar() throws IOException {
        TestOutcome outcome = test(false, null, CHURN);

        assertThat(outcome).isInstanceOf(TestOutcome.Graded.class);
        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.info)
                .containsExactly(
                        "churn: read as dates",
                        "churn: report in target/mlmodel/churn/report.html",
                        "churn: accuracy           0.9  on 20 rows, trivial baseline 0.5",
                        "churn:   accuracy >= 0.8  0.9  passed by 0.1",
                        "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(grade("churn").passing()).isTrue();
        assertThat(given.file("churn", ModelFile.REPORT)).exists();
        assertThat(given.published("churn", ModelFile.EVALUATION)).exists();
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml")).exists();
    }

    @Test
    void aReportIsNamedWhereverTheBuildFolderIs() throws IOException {
        given.buildFolder("out/build");
        build.train(CHURN);

        test(false, null, CHURN);

        assertThat(given.log.info).contains("churn: report in out/build/mlmodel/churn/report.html");
    }

    @Test
    void failedGatesOfAllModelsFailTheBuildAtOnce() throws IOException {
        workers.accuracy.put("churn", 0.5);
        workers.accuracy.put("claim", 0.25);

        TestOutcome outcome = test(false, null, CHURN, CLAIM);

        assertThat(given.log.error).hasSize(2);
        assertThat(outcome.failure())
                .contains(StepFailure.user("There are failed gates.\n\n" + String.join("\n", given.log.error)
                        + "\n\nTests run: 2, Failures: 2, Errors: 0, Skipped: 0\n\nSee "
                        + folder.resolve("target/mlmodel")
                        + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade."));
        assertThat(given.log.error.get(0)).startsWith("churn: ").contains("accuracy");
        assertThat(grade("churn").passing()).isFalse();
    }

    @Test
    void failedGatesAreIgnoredByTheirPropertyAndThenNamed() throws IOException {
        workers.accuracy.put("churn", 0.5);

        TestOutcome outcome = test(false, "mlmodel.test.failure.ignore", CHURN);

        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.warn).containsExactly("The build goes on, because mlmodel.test.failure.ignore is set");
        assertThat(grade("churn").passing()).isFalse();
    }

    @Test
    void aModelThatCannotBeEvaluatedHidesNoOther() throws IOException {
        workers.failing("churn");
        workers.accuracy.put("claim", 0.5);

        TestOutcome outcome = test(false, null, CHURN, CLAIM);

        assertThat(given.log.error)
                .containsExactly("churn: The target of model 'churn' is missing.", "claim: " + FAILED);
        assertThat(given.log.info)
                .containsExactly(
                        "claim: read as dates",
                        "claim: report in target/mlmodel/claim/report.html",
                        "claim: accuracy           0.5  on 20 rows, trivial baseline 0.5",
                        "claim:   accuracy >= 0.8  0.5  failed by 0.3",
                        "Tests run: 3, Failures: 1, Errors: 2, Skipped: 0");
        assertThat(outcome)
                .isEqualTo(new TestOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing."
                        + "\n\nThere are failed gates.\n\nclaim: " + FAILED
                        + "\n\nTests run: 3, Failures: 1, Errors: 2, Skipped: 0\n\nSee "
                        + folder.resolve("target/mlmodel")
                        + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade.")));
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml"))
                .content()
                .contains(
                        "tests=\"2\" errors=\"2\"",
                        "<error message=\"The target of model &#39;churn&#39; is missing.\"");
        assertThat(folder.resolve("reports/TEST-mlmodel.claim.xml")).content().contains("failures=\"1\"");
        assertThat(given.file("claim", ModelFile.REPORT)).exists();
        assertThat(grade("churn").objections())
                .containsExactly("Gate 'accuracy >= 0.8' could not be judged: the model could not be evaluated.");
    }

    @Test
    void aMetricOfTheProjectsOwnThatThrowsHidesNoOtherModel() throws IOException {
        String sentence = "Metric 'profit' (class org.acme.Profit of src/evaluate/java) failed:"
                + " java.lang.IllegalStateException: no price. Correct it.";
        workers.failures.put("churn", Outcome.Failed.user(sentence));

        TestOutcome outcome = test(false, null, CHURN, CLAIM);

        assertThat(outcome.failure()).contains(StepFailure.user("churn: " + sentence));
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml"))
                .content()
                .contains("<error message=\"Metric &#39;profit");
        assertThat(folder.resolve("reports/TEST-mlmodel.claim.xml")).content().contains("tests=\"1\" errors=\"0\"");
        assertThat(grade("claim").passing()).isTrue();
    }

    @Test
    void aModelWithoutGatesThatCannotBeEvaluatedIsAnErrorToo() throws IOException {
        workers.failing("churn");

        TestOutcome outcome = test(false, null, GivenModule.model("churn", List.of()));

        assertThat(outcome.failure()).isPresent();
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml")).content().contains("tests=\"1\" errors=\"1\"");
    }

    @Test
    void aJobThatFailsIsNeverIgnored() throws IOException {
        workers.failing("churn");
        workers.accuracy.put("claim", 0.5);

        TestOutcome outcome = test(false, "mlmodel.test.failure.ignore", CHURN, CLAIM);

        assertThat(outcome)
                .isEqualTo(new TestOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
        assertThat(given.file("claim", ModelFile.EVALUATION)).exists();
    }

    @Test
    void aFileThatVanishedFailsItsModelAlone() throws IOException {
        ConfiguredModel other = GivenModule.model("claim", "datasets/claim.csv", "random-forest", CLAIM.gates());

        TestOutcome outcome = test(false, null, other, CHURN);

        assertThat(outcome.failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("claim: ")
                .contains("datasets/claim.csv");
        assertThat(folder.resolve("reports/TEST-mlmodel.claim.xml")).content().contains("datasets/claim.csv");
        assertThat(grade("churn").passing()).isTrue();
    }

    @Test
    void aCrashIsNeverIgnored() {
        workers.crash = MlModelException.internal("The worker crashed.");

        assertThatThrownBy(() -> test(false, "maven.test.failure.ignore", CHURN))
                .isSameAs(workers.crash);
    }

    @Test
    void whatWasEvaluatedBeforeACrashIsJudged() throws IOException {
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";
        workers.accuracy.put("churn", 0.5);

        assertThatThrownBy(() -> test(false, null, CHURN, CLAIM)).isSameAs(workers.crash);

        assertThat(given.log.error).containsExactly("claim: The worker crashed.", "churn: " + FAILED);
        assertThat(folder.resolve("reports/TEST-mlmodel.churn.xml")).content().contains("failures=\"1\"");
        assertThat(folder.resolve("reports/TEST-mlmodel.claim.xml")).content().contains("The worker crashed.");
        assertThat(grade("churn").objections()).containsExactly(FAILED);
    }

    @Test
    void anEvaluationOfTheSameIsReused() throws IOException {
        test(false, null, CHURN);
        given.log.info.clear();

        TestOutcome outcome = test(false, null, CHURN);

        assertThat(outcome.failure()).isEmpty();
        assertThat(workers.runs).containsExactly("test");
        assertThat(given.log.info).first().isEqualTo("churn: evaluation is up to date (20 rows)");
    }

    @Test
    void anEvaluationOfAnOlderFormatIsMadeAnew() throws IOException {
        test(false, null, CHURN);
        Path evaluation = given.file("churn", ModelFile.EVALUATION);
        String written = Files.readString(evaluation);
        Files.writeString(evaluation, written.replaceFirst("\"format\": " + Evaluation.FORMAT, "\"format\": 2"));

        TestOutcome outcome = test(false, null, CHURN);

        assertThat(outcome.failure()).isEmpty();
        assertThat(workers.runs).containsExactly("test", "test");
        assertThat(evaluation).hasContent(written);
    }

    @Test
    void otherGatesAreJudgedByTheReusedEvaluation() throws IOException {
        test(false, null, CHURN);

        TestOutcome outcome = test(false, null, GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.95))));

        assertThat(outcome).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(workers.runs).containsExactly("test");
    }

    @Test
    void changedRowsAreEvaluatedAgain() throws IOException {
        test(false, null, CHURN);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        test(false, null, CHURN);

        assertThat(workers.runs).containsExactly("test", "test");
    }

    @Test
    void ownMetricsAreCompiledFirst() throws IOException {
        given.write("src/evaluate/java/org/acme/Profit.java", "class Profit {}");

        test(false, null, CHURN);

        assertThat(ownCode.compiled).containsExactly("evaluate");
        assertThat(workers.evaluated.get(0).customClasses()).isEqualTo(Path.of("evaluate-classes"));
    }

    @Test
    void aDamagedEvaluationOfASnapshotIsMadeAgain() throws IOException {
        given.snapshot();
        test(false, null, CHURN);
        String made = Files.readString(given.file("churn", ModelFile.EVALUATION));
        Files.writeString(
                given.file("churn", ModelFile.EVALUATION), made.replace("\"accuracy\": 0.9", "\"accuracy\": 0.8"));
        given.anotherSession();
        given.log.info.clear();

        test(false, null, CHURN);

        assertThat(given.log.info)
                .first()
                .isEqualTo(
                        "churn: evaluating again, because evaluation.json in target/mlmodel/churn was changed since it"
                                + " was made");
        assertThat(given.file("churn", ModelFile.EVALUATION)).hasContent(made);
    }

    @Test
    void aSnapshotTakesWhatStandsInTargetOnAnyMachine() throws IOException {
        given.snapshot();
        test(false, null, CHURN);
        given.anotherMachine();

        test(false, null, CHURN);

        assertThat(workers.runs).containsExactly("test");
    }

    @Test
    void anEvaluationThatTheCacheCannotKeepCountsInThisBuildAndIsWarnedOf() throws IOException {
        given.write("cache/evaluations", "a file in its place");

        test(false, null, CHURN);
        test(false, null, CHURN);

        assertThat(given.log.warn)
                .singleElement()
                .asString()
                .matches("churn: its evaluation is not remembered in the cache: [^ ]*evaluations stands in the way\\. A"
                        + " later build of a release will evaluate it again\\. mlmodel\\.cache\\.directory names another"
                        + " folder\\.");
        assertThat(workers.runs).containsExactly("test");
    }

    @Test
    void missingModelsAreNamedTogether() throws IOException {
        given.buildFolder("out");

        TestOutcome outcome = test(true, null, CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(StepFailure.user("There is no trained model churn, claim in out/mlmodel. Run the goal 'train'"
                        + " first: bind it in the same <execution>, or run 'mvn verify'."));
    }

    @Test
    void aModelWithoutGatesIsWarnedOf() throws IOException {
        test(false, null, GivenModule.model("churn", List.of()));

        assertThat(given.log.warn)
                .containsExactly("churn: the model has no gates, so nothing says whether it is good enough. Add for"
                        + " example <gates><gate>accuracy >= 0.80</gate></gates>.");
    }

    private TestOutcome test(boolean skipped, @Nullable String ignoredBy, ConfiguredModel... models)
            throws IOException {
        EvaluationSupply supply = new EvaluationSupply(given.module(), workers, ownCode, GivenModule.withoutGpu());
        return new TestStep(given.module(), supply)
                .run(new TestRequest(
                        List.of(models),
                        skipped,
                        false,
                        new Ungated(false, Set.of()),
                        ignoredBy,
                        folder.resolve("reports")));
    }

    private Grade grade(String model) throws IOException {
        return Json.read(given.published(model, ModelFile.GRADE), Grade.class);
    }
}
