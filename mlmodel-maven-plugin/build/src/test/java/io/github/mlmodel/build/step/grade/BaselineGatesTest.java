package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.OnUnavailable;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.BoundedChange;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineGatesTest {

    private static final ConfiguredModel CHURN = GivenModule.model(
                    "churn",
                    List.of(
                            Gate.atLeast("accuracy", 0.8),
                            Gate.of(
                                    Subject.of("accuracy"),
                                    new BoundedChange(BoundedChange.Way.REGRESSION, true, 0.01, true, false),
                                    Severity.ERROR)))
            .withBaseline(new ConfiguredBaseline(
                    "models/old.zip", new Acceptance("another target", LocalDate.parse("2026-11-30"))));
    private static final ConfiguredBaseline RELEASE = new ConfiguredBaseline("RELEASE", null);
    private static final String PROBLEM = "the baseline models/old.zip cannot be compared: it predicts 'age'";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private Path old;

    @BeforeEach
    void makeAModule() throws IOException {
        given = GivenModule.in(folder);
        old = given.write("models/old.zip", "the bundle of an earlier model");
        new GivenModels(given, workers).train(CHURN);
        given.log.info.clear();
        given.log.warn.clear();
        workers.runs.clear();
    }

    @Test
    void theWorkerIsGivenTheBundleWithItsDigest() throws IOException {
        workers.comparison = made(0.905);

        TestOutcome outcome = test(CHURN);

        assertThat(outcome.failure()).isEmpty();
        BaselineBundle bundle =
                (BaselineBundle) Objects.requireNonNull(workers.evaluated.get(0).baseline());
        assertThat(bundle.name()).isEqualTo("models/old.zip");
        assertThat(bundle.file().path()).isEqualTo(old.toRealPath());
        assertThat(bundle.sha256()).isEqualTo(Digest.of(old));
        assertThat(given.log.info)
                .contains(
                        "churn:   accuracy >= 0.8              0.9  passed by 0.1",
                        "churn:   accuracy regression <= 0.01  0.9  passed by 0.005, baseline 0.905 on 12 rows");
        assertThat(Files.readString(folder.resolve("reports/TEST-mlmodel.churn.xml")))
                .contains("<system-out>Gate &#39;accuracy regression &lt;= 0.01&#39; passed: accuracy was 0.9, and the"
                        + " baseline&#39;s 0.905: 0.005 worse on 12 rows of datasets/churn.csv (20 % held back) that neither"
                        + " model was trained on. The baseline is models/old.zip.</system-out>");
    }

    @Test
    void aWorseModelFailsTheBuild() throws IOException {
        workers.comparison = made(0.95);

        assertThat(test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error)
                .containsExactly(
                        "churn: Gate 'accuracy regression <= 0.01' failed: accuracy was 0.9, and the baseline's 0.95:"
                                + " 0.05 worse on 12 rows of datasets/churn.csv (20 % held back) that neither model was trained on."
                                + " The baseline is models/old.zip.");
    }

    @Test
    void anotherBundleIsAnotherEvaluation() throws IOException {
        workers.comparison = made(0.9);
        test(CHURN);
        test(CHURN);
        assertThat(workers.runs).containsExactly("test");

        given.write("models/old.zip", "another bundle");
        test(CHURN);

        assertThat(workers.runs).containsExactly("test", "test");
    }

    @Test
    void whatAPersonAcceptsIsWarnedOfInEveryBuildAndFailsOnceItsDayIsOver() throws IOException {
        workers.comparison = new Comparison.Impossible(new Baseline("models/old.zip", "abcd"), "it predicts 'age'");

        given.now = Instant.parse("2026-11-30T23:59:59Z");
        assertThat(test(CHURN).failure()).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("churn: Gate 'accuracy regression <= 0.01' was skipped: " + PROBLEM
                        + ", which is accepted until 2026-11-30 (another target).");

        given.now = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error)
                .containsExactly("churn: Gate 'accuracy regression <= 0.01' failed: " + PROBLEM
                        + ", and that was accepted until 2026-11-30 (another target). Compare with a model of today's by <baseline>, or give"
                        + " <until> another day.");
    }

    @Test
    void aBundleThatIsNotThereIsSaidBeforeTheModelIsTrained() throws IOException {
        Files.delete(old);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        assertThatThrownBy(() -> new GivenModels(given, workers).train(CHURN))
                .isInstanceOf(MlModelException.class)
                .hasMessage("<models/model[churn]/baseline> is 'models/old.zip', but there is no readable file " + old
                        + ".");
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void severalBundlesAreNoBaseline() {
        given.write("models/older.zip", "another");
        ConfiguredModel model = CHURN.withBaseline(new ConfiguredBaseline("models/*.zip", null));

        assertThatThrownBy(() -> given.module().inputs().baseline(model))
                .hasMessage(
                        "<models/model[churn]/baseline> is 'models/*.zip', which matches 2 files. Name the bundle of one"
                                + " model.");
    }

    @Test
    void aFolderIsNoBaseline() {
        ConfiguredModel model = CHURN.withBaseline(new ConfiguredBaseline("models", null));

        assertThatThrownBy(() -> given.module().inputs().baseline(model))
                .hasMessage("<models/model[churn]/baseline> is 'models', but that is a folder. Name the bundle in it, a"
                        + " ZIP file.");
    }

    @Test
    void noBundleOutsideOfTheCheckoutIsRead() {
        ConfiguredModel model = CHURN.withBaseline(new ConfiguredBaseline("../old.zip", null));

        assertThatThrownBy(() -> given.module().inputs().baseline(model))
                .hasMessageStartingWith("<models/model[churn]/baseline> is '../old.zip', which ");
    }

    @Test
    void theReleasedBundleIsWhatTheModelIsComparedWith() throws IOException {
        given.released.answer = new ReleasedModels.Found("org.shop:shop:1.0:churn", old);
        workers.comparison = made(0.905);

        assertThat(test(CHURN.withBaseline(RELEASE)).failure()).isEmpty();

        assertThat(given.released.asked).contains("churn");
        assertThat(workers.evaluated.get(0).baseline())
                .isEqualTo(new BaselineBundle(
                        "org.shop:shop:1.0:churn", new DataFile("org.shop:shop:1.0:churn", old), Digest.of(old)));
        test(CHURN.withBaseline(new ConfiguredBaseline("org.shop:other:2.0", null)));
        assertThat(given.released.asked).contains("org.shop:other:2.0:churn");
    }

    @Test
    void withoutAReleaseGatesOnChangesAreSkippedAndOthersJudged() throws IOException {
        workers.comparison = new Comparison.Absent("there is no released version of org.shop:shop below 1.1", false);

        assertThat(test(CHURN.withBaseline(RELEASE)).failure()).isEmpty();

        assertThat(workers.evaluated.get(0).baseline())
                .isEqualTo(new NoBaseline("there is no released version of org.shop:shop below 1.1", false));
        assertThat(given.log.warn)
                .containsExactly(
                        "churn: Gate 'accuracy regression <= 0.01' was skipped: there is no released version of"
                                + " org.shop:shop below 1.1.");
    }

    @Test
    void aReleaseThatIsRequiredIsAnErrorWhereThereIsNone() throws IOException {
        String reason =
                "there is no released version of org.shop:shop below 1.1, and <models/model[churn]/baseline/required>"
                        + " is true";
        workers.comparison = new Comparison.Absent(reason, true);

        assertThat(test(CHURN.withBaseline(new ConfiguredBaseline("RELEASE", true, null))))
                .isInstanceOf(TestOutcome.GatesFailed.class);

        assertThat(workers.evaluated.get(0).baseline()).isEqualTo(new NoBaseline(reason, true));
        assertThat(given.log.error)
                .containsExactly("churn: Gate 'accuracy regression <= 0.01' could not be judged: " + reason + ".");
    }

    @Test
    void whatIsNamedAndNotThereIsAnError() throws IOException {
        given.released.answer = new ReleasedModels.None("org.shop:shop:1.0:churn is in none of the repositories 'a'");

        assertThat(given.module()
                        .inputs()
                        .baseline(CHURN.withBaseline(new ConfiguredBaseline("org.shop:shop:1.0", null))))
                .contains(new NoBaseline("org.shop:shop:1.0:churn is in none of the repositories 'a'", true));
    }

    @Test
    void aRepositoryThatCannotBeAskedIsAnErrorUnlessThatIsOnlyToBeWarnedOf() throws IOException {
        given.released.answer = new ReleasedModels.Unavailable("repository 'a' is down");

        assertThat(given.module().inputs().baseline(CHURN.withBaseline(RELEASE)))
                .contains(new NoBaseline("repository 'a' is down", true));
        given.onUnavailable = OnUnavailable.of("warn", true);
        assertThat(given.module().inputs().baseline(CHURN.withBaseline(RELEASE)))
                .contains(new NoBaseline("repository 'a' is down", false));
        // Nobody compares a release afterwards.
        given.onUnavailable = OnUnavailable.of("warn", false);
        assertThat(given.module().inputs().baseline(CHURN.withBaseline(RELEASE)))
                .contains(new NoBaseline("repository 'a' is down", true));
        assertThatThrownBy(() -> OnUnavailable.of("wran", true))
                .hasMessage(
                        "mlmodel.baseline.onUnavailable is 'wran'; did you mean 'warn'? Write fail, or warn, which counts"
                                + " for a SNAPSHOT alone.");
    }

    @Test
    void gatesThatAskForLessAreWarnedOfAndFailTheBuildWhereThatIsAskedFor() throws IOException {
        Baseline strict = new Baseline(
                "models/old.zip",
                "abcd",
                HeldTo.Known.of(List.of(Gate.atLeast("accuracy", 0.85).asked())));
        workers.comparison = new Comparison.Made(
                strict,
                false,
                "rows",
                GivenEvaluation.scores(12, Map.of("accuracy", 0.9)),
                GivenEvaluation.scores(12, Map.of("accuracy", 0.9)));
        String sentence =
                "churn: Gate 'accuracy >= 0.85' of the baseline models/old.zip asks for less now: 'accuracy >= 0.8'.";

        assertThat(test(CHURN).failure()).isEmpty();
        assertThat(given.log.warn).containsExactly(sentence);
        assertThat(given.log.info).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");

        given.log.warn.clear();
        ConfiguredBaseline failing = new ConfiguredBaseline("models/old.zip", false, GateChanges.FAIL, null);
        assertThat(test(CHURN.withBaseline(failing))).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error)
                .containsExactly(sentence + " Put it back, or write <gateChanges>warn</gateChanges>.");
        assertThat(given.log.warn).isEmpty();
        assertThat(workers.runs).containsExactly("test");
    }

    @Test
    void trainingAsksNoRepository() throws IOException {
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        new GivenModels(given, workers).train(CHURN.withBaseline(RELEASE));

        assertThat(given.released.asked).isEmpty();
    }

    private static Comparison made(double before) {
        return new Comparison.Made(
                new Baseline("models/old.zip", "abcd"),
                false,
                "rows",
                GivenEvaluation.scores(12, Map.of("accuracy", 0.9)),
                GivenEvaluation.scores(12, Map.of("accuracy", before)));
    }

    private TestOutcome test(ConfiguredModel model) throws IOException {
        EvaluationSupply supply =
                new EvaluationSupply(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu());
        return new TestStep(given.module(), supply)
                .run(new TestRequest(
                        List.of(model), false, false, new Ungated(false, Set.of()), null, folder.resolve("reports")));
    }
}
