package io.github.mlmodel.build.step.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;

    @BeforeEach
    void buildTwoModels() throws IOException {
        given = GivenModule.in(folder);
        new GivenModels(given, workers).built(CHURN, CLAIM);
    }

    @Test
    void bundlesAreVerifiedOnce() throws IOException {
        VerifyOutcome outcome = verify(false, CHURN);

        assertThat(outcome).isEqualTo(new VerifyOutcome.Verified());
        assertThat(given.log.info)
                .containsExactly("churn: verified, 8 samples predicted again, largest difference 1.5e-07, of"
                        + " probabilities between 0 and 1");

        verify(false, CHURN);

        assertThat(workers.runs).containsExactly("verify");
        assertThat(given.log.info).last().isEqualTo("churn: verification is up to date");
    }

    @Test
    void aChangedBundleIsVerifiedAgain() throws IOException {
        verify(false, CHURN);
        given.write("target/app-1.0-churn.zip", "changed");

        verify(false, CHURN);

        assertThat(workers.runs).containsExactly("verify", "verify");
    }

    @Test
    void aReleaseWithoutAPassingGradeIsNeverUpToDateWhateverIsRecordedOfIt() throws IOException {
        verify(false, CHURN);
        Path model = given.workspace().model("churn");
        Path bundle = folder.resolve("target/app-1.0-churn.zip");
        String before = Digest.of(bundle);
        String grade = Files.readString(model.resolve("grade.json"));
        given.write("target/mlmodel/churn/grade.json", grade.replace("\"PASS\"", "\"FAIL\""));
        BundleWriter.write(bundle, model, Instant.EPOCH);
        String record = Files.readString(model.resolve("verification.json"));
        given.write("target/mlmodel/churn/verification.json", record.replace(before, Digest.of(bundle)));

        verify(false, CHURN);

        assertThat(workers.runs).containsExactly("verify", "verify");
    }

    @Test
    void aBundleThatWasDamagedIsVerifiedAgainThoughItsSizeAndTimeAreWhatTheyWere() throws IOException {
        Path bundle = folder.resolve("target/app-1.0-churn.zip");
        verify(false, CHURN);
        FileTime time = Files.getLastModifiedTime(bundle);
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        Files.setLastModifiedTime(bundle, time);

        verify(false, CHURN);

        assertThat(workers.runs).containsExactly("verify", "verify");
        assertThat(given.log.info).doesNotContain("churn: verification is up to date");
    }

    @Test
    void aFolderInPlaceOfABundleIsNamed() throws IOException {
        Path bundle = folder.resolve("target/app-1.0-churn.zip");
        Files.delete(bundle);
        Files.createDirectory(bundle);

        assertThat(verify(false, CHURN).failure())
                .contains(StepFailure.user(
                        "The bundle of model 'churn', target/app-1.0-churn.zip, is a folder. Put a file"
                                + " in its place. Run 'mvn clean verify'."));
    }

    @Test
    void anotherBudgetIsVerifiedAgain() throws IOException {
        verify(false, CHURN);
        ConfiguredModel small =
                new ConfiguredModel(CHURN.spec(), CHURN.device(), CHURN.gates(), 100L, 2.5, CHURN.path());

        verify(false, small);

        assertThat(workers.verified.get(1).maxBytes()).isEqualTo(100L);
        assertThat(workers.verified.get(1).maxLatencyMillis()).isEqualTo(2.5);
    }

    @Test
    void allThatIsWrongWithAllBundlesIsSaidAtOnce() throws IOException {
        workers.violations.put("churn", List.of("it is slow", "it is large"));
        workers.violations.put("claim", List.of("it is wrong"));

        VerifyOutcome outcome = verify(true, CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(
                        StepFailure.user(
                                "The packaged bundle is not what it should be.\n  - Model 'churn': it is slow"
                                        + "\n  - Model 'churn': it is large\n  - Model 'claim': it is wrong\nRun 'mvn clean verify'."));
        assertThat(folder.resolve("src/models")).doesNotExist();
    }

    @Test
    void whatGoesBeyondItsBudgetIsNotToBeBuiltAgain() throws IOException {
        workers.exceeded.put("churn", List.of("it is slow.", "it is large."));

        StepFailure beyond = StepFailure.user("What is packaged goes beyond its <budget>."
                + "\n  - Model 'churn': it is slow.\n  - Model 'churn': it is large."
                + "\nTrain a smaller model, or raise the budget.");
        assertThat(verify(true, CHURN).failure()).contains(beyond);
        assertThat(verify(false, CHURN).failure()).contains(beyond);
        workers.violations.put("churn", List.of("it is damaged."));
        assertThat(verify(false, CHURN).failure())
                .contains(StepFailure.user("The packaged bundle is not what it should be."
                        + "\n  - Model 'churn': it is damaged.\nRun 'mvn clean verify'.\n" + beyond.sentence()));
        assertThat(folder.resolve("src/models")).doesNotExist();
    }

    @Test
    void aViolationIsNotRememberedAsVerified() throws IOException {
        workers.violations.put("churn", List.of("it is slow"));

        verify(false, CHURN, CLAIM);
        verify(false, CHURN, CLAIM);

        assertThat(workers.verified).extracting(job -> job.name()).containsExactly("churn", "claim", "churn");
    }

    @Test
    void aFailedJobFailsTheStep() throws IOException {
        workers.failing("churn");

        VerifyOutcome outcome = verify(true, CHURN);

        StepFailure missing = StepFailure.user("The target of model 'churn' is missing.");
        assertThat(outcome).isEqualTo(new VerifyOutcome.JobsFailed(missing));
        assertThat(outcome.failure()).contains(missing);
        assertThat(folder.resolve("src/models")).doesNotExist();
    }

    @Test
    void aFailedJobHidesNothingThatIsWrongWithTheOthers() throws IOException {
        workers.failing("churn");
        workers.violations.put("claim", List.of("it is wrong"));

        assertThat(verify(false, CHURN, CLAIM, GivenModule.model("gone")))
                .isEqualTo(new VerifyOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.\n"
                        + "There is no bundle of model 'gone' in target. Run the goal 'package' first: bind it"
                        + " in the same <execution>, or run 'mvn verify'.\n"
                        + "The packaged bundle is not what it should be.\n"
                        + "  - Model 'claim': it is wrong\n"
                        + "Run 'mvn clean verify'.")));
    }

    @Test
    void aCrashHidesNothingThatWasWrongBeforeIt() {
        workers.violations.put("churn", List.of("it is wrong"));
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";

        assertThatThrownBy(() -> verify(false, CHURN, CLAIM))
                .hasMessage("The packaged bundle is not what it should be.\n  - Model 'churn': it is wrong"
                        + "\nRun 'mvn clean verify'.\nThe worker crashed.");
    }

    @Test
    void aReleaseMustHaveAPassingGradeInItsBundleAndASnapshotNeedNot() throws IOException {
        verify(false, CHURN);
        given.snapshot();
        verify(false, CHURN);

        assertThat(workers.verified).extracting(job -> job.release()).containsExactly(true, false);
    }

    @Test
    void aCrashIsThrown() {
        workers.crash = MlModelException.internal("The worker crashed.");

        assertThatThrownBy(() -> verify(false, CHURN)).isSameAs(workers.crash);
    }

    @Test
    void aMissingBundleIsNamedWithItsFolder() throws IOException {
        given.buildFolder("out");

        assertThat(verify(false, CHURN).failure())
                .contains(StepFailure.user(
                        "There is no bundle of model 'churn' in out. Run the goal 'package' first: bind"
                                + " it in the same <execution>, or run 'mvn verify'."));
    }

    @Test
    void modelsWithAPassingGradeAreStored() throws IOException {
        assertThat(verify(true, CHURN)).isEqualTo(new VerifyOutcome.Verified());

        assertThat(given.log.info).last().isEqualTo("churn: stored as src/models/churn.onnx");
        assertThat(folder.resolve("src/models/churn.onnx")).exists();
        assertThat(folder.resolve("src/models/churn.json")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"evaluation.json;\"accuracy\": 0.5;\"accuracy\": 0.9", "grade.json;\"FAIL\";\"PASS\""})
    void aFailedModelIsNotStoredWhateverStandsInTarget(String file, String made, String forged) throws IOException {
        given.snapshot();
        workers.accuracy.put("churn", 0.5);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        new GivenModels(given, workers).built(CHURN);
        String text = Files.readString(given.workspace().model("churn").resolve(file));
        assertThat(text).contains(made);
        given.write("target/mlmodel/churn/" + file, text.replace(made, forged));
        given.anotherSession();

        assertThat(verify(true, CHURN)).isInstanceOf(VerifyOutcome.NotStored.class);

        assertThat(folder.resolve("src/models")).doesNotExist();
    }

    @Test
    void aModelWithoutAPassingGradeIsNotStoredButTheOthersAre() throws IOException {
        workers.accuracy.put("claim", 0.5);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        new GivenModels(given, workers).built(CHURN, CLAIM);

        VerifyOutcome outcome = verify(true, CLAIM, CHURN);

        assertThat(outcome)
                .isEqualTo(
                        new VerifyOutcome.NotStored(
                                "mlmodel.store keeps models with a passing grade only, and claim"
                                        + " has none. Run 'mvn verify' without skipping tests, or narrow mlmodel.models to the others."));
        assertThat(outcome.failure()).map(StepFailure::user).contains(true);
        assertThat(folder.resolve("src/models")).isDirectoryNotContaining("glob:**claim*");
        assertThat(folder.resolve("src/models/churn.onnx")).exists();
    }

    private VerifyOutcome verify(boolean store, ConfiguredModel... models) throws IOException {
        return new VerifyStep(given.module(), workers).run(new VerifyRequest(List.of(models), store));
    }
}
