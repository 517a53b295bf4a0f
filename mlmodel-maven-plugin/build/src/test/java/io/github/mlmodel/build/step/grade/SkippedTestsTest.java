package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.Ungated;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkippedTestsTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final String FAILED =
            "Gate 'accuracy >= 0.8' failed: accuracy was 0.5 on 20 rows of datasets/churn.csv (20 % held back).";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
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
    void skippedTestsLeaveTheModelUngraded() throws IOException {
        TestOutcome outcome = skip(false, CHURN);

        assertThat(outcome).isEqualTo(new TestOutcome.Skipped());
        assertThat(given.log.info).containsExactly("churn: tests are skipped, there is no grade");
        assertThat(given.published("churn", ModelFile.GRADE)).content().contains("tests were skipped");
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void skippedTestsSayThatTheGradeOfAnEarlierRunIsPassing() throws IOException {
        graded(CHURN);
        given.log.info.clear();

        skip(false, CHURN);

        assertThat(given.log.info)
                .containsExactly("churn: tests are skipped, the grade of an earlier run holds: passed");
        assertThat(grade("churn").passing()).isTrue();
    }

    @Test
    void skippedTestsSayWhatFailedInAnEarlierRun() throws IOException {
        workers.accuracy.put("churn", 0.5);
        graded(CHURN);

        skip(false, CHURN);

        assertThat(given.log.warn)
                .containsExactly("churn: tests are skipped, the grade of an earlier run holds: failed. " + FAILED);
    }

    @Test
    void skippedTestsJudgeOtherGatesByTheEvaluationOfAnEarlierRun() throws IOException {
        graded(CHURN);

        skip(false, GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.95))));

        assertThat(given.log.warn)
                .containsExactly(
                        "churn: tests are skipped, gates were judged anew by the evaluation of an earlier run: failed."
                                + " Gate 'accuracy >= 0.95' failed: accuracy was 0.9 on 20 rows of datasets/churn.csv (20"
                                + " % held back).");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModelWithoutGatesIsWarnedOfAlsoWhereTestsAreSkipped(boolean evaluated) throws IOException {
        ConfiguredModel ungated = GivenModule.model("churn", List.of());
        if (evaluated) {
            graded(ungated);
            given.log.warn.clear();
        }
        given.log.info.clear();

        skip(false, ungated);

        assertThat(given.log.info)
                .containsExactly(
                        evaluated ? "churn: tests are skipped" : "churn: tests are skipped, there is no grade");
        assertThat(given.log.warn).singleElement().asString().startsWith("churn: the model has no gates");
    }

    @Test
    void aReleaseWhoseEvaluationIsNotKnownIsLeftToPackage() throws IOException {
        graded(CHURN);
        String before = Files.readString(given.published("churn", ModelFile.GRADE));
        given.anotherMachine();
        given.log.info.clear();

        skip(false, CHURN);

        assertThat(given.log.info)
                .containsExactly(
                        "churn: tests are skipped, and 'package' will evaluate it, because neither this build nor"
                                + " the cache knows evaluation.json in target/mlmodel/churn");
        assertThat(given.published("churn", ModelFile.GRADE)).hasContent(before);
    }

    @Test
    void aDamagedEvaluationOfASnapshotGivesNoGradeWhereTestsAreSkipped() throws IOException {
        given.snapshot();
        graded(CHURN);
        String made = Files.readString(given.file("churn", ModelFile.EVALUATION));
        Files.writeString(
                given.file("churn", ModelFile.EVALUATION), made.replace("\"accuracy\": 0.9", "\"accuracy\": 0.8"));
        given.anotherMachine();
        given.log.info.clear();

        skip(false, CHURN);

        assertThat(given.log.info)
                .containsExactly("churn: tests are skipped, there is no grade, because evaluation.json in"
                        + " target/mlmodel/churn was changed since it was made");
        assertThat(given.file("churn", ModelFile.EVALUATION)).doesNotExist();
        assertThat(grade("churn").passing()).isFalse();
    }

    @Test
    void aReleaseThatTheSameBuildPackagesIsEvaluatedBeforeItsJarIsMade() throws IOException {
        workers.accuracy.put("claim", 0.5);

        TestOutcome outcome = skip(true, CHURN, CLAIM);

        assertThat(outcome).isEqualTo(new TestOutcome.Skipped());
        assertThat(given.log.info)
                .contains(
                        "churn: evaluating, because there is no evaluation of it in target/mlmodel/churn",
                        "churn: tests are skipped, the grade of this release: passed");
        assertThat(given.log.warn)
                .containsExactly("claim: tests are skipped, the grade of this release: failed. " + FAILED);
        assertThat(grade("churn").passing()).isTrue();
        assertThat(workers.runs).containsExactly("test");
        build.bundle(CHURN);
        assertThat(workers.runs).as("evaluated once").containsExactly("test");
    }

    @Test
    void anEvaluationThatIsDoubtedIsMadeAnewBeforeTheJarIsMade() throws IOException {
        graded(CHURN);
        String made = Files.readString(given.file("churn", ModelFile.EVALUATION));
        Files.writeString(
                given.file("churn", ModelFile.EVALUATION), made.replace("\"accuracy\": 0.9", "\"accuracy\": 0.99"));
        given.anotherMachine();
        given.log.info.clear();

        skip(true, CHURN);

        assertThat(given.log.info)
                .startsWith(
                        "churn: evaluating, because evaluation.json in target/mlmodel/churn was changed since it was"
                                + " made");
        assertThat(given.published("churn", ModelFile.EVALUATION)).hasContent(made);
    }

    @Test
    void aSnapshotIsNotEvaluatedThoughTheSameBuildPackagesIt() throws IOException {
        given.snapshot();

        skip(true, CHURN);

        assertThat(workers.runs).isEmpty();
        assertThat(given.log.info).containsExactly("churn: tests are skipped, there is no grade");
    }

    @Test
    void aReleaseThatCannotBeEvaluatedEndsTheBuildBeforeItsJarIsMade() throws IOException {
        workers.failing("churn");

        assertThat(skip(true, CHURN, CLAIM))
                .isEqualTo(new TestOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
        assertThat(grade("claim").passing()).isTrue();

        given.anotherMachine();
        workers.crash = MlModelException.internal("The worker crashed.");
        assertThatThrownBy(() -> skip(true, CLAIM)).isSameAs(workers.crash);
    }

    private void graded(ConfiguredModel... models) throws IOException {
        run(false, false, models);
    }

    private TestOutcome skip(boolean packaged, ConfiguredModel... models) throws IOException {
        return run(true, packaged, models);
    }

    private TestOutcome run(boolean skipped, boolean packaged, ConfiguredModel... models) throws IOException {
        return new TestStep(given.module(), build.supply())
                .run(new TestRequest(
                        List.of(models),
                        skipped,
                        packaged,
                        new Ungated(false, Set.of()),
                        null,
                        folder.resolve("reports")));
    }

    private Grade grade(String model) throws IOException {
        return Json.read(given.published(model, ModelFile.GRADE), Grade.class);
    }
}
