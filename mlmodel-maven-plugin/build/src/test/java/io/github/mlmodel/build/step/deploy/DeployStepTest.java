package io.github.mlmodel.build.step.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private final FakeUploads uploads = new FakeUploads();
    private GivenModule given;
    private Path churn;
    private Path claim;

    @BeforeEach
    void buildTwoModels() throws IOException {
        given = GivenModule.in(folder);
        new GivenModels(given, workers).built(CHURN, CLAIM);
        churn = folder.resolve("target/app-1.0-churn.zip");
        claim = folder.resolve("target/app-1.0-claim.zip");
        uploads.has("churn", churn).has("claim", claim);
    }

    @Test
    void whatWasPublishedIsFetchedComparedAndVerified() throws IOException {
        DeployOutcome outcome = deploy(CHURN);

        assertThat(outcome).isEqualTo(new DeployOutcome.Checked(List.of("churn"), List.of()));
        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.info)
                .containsExactly(
                        "churn: published as org.acme:app:zip:churn:1.0 in 'releases' (https://repo) and verified"
                                + " (SHA-256 " + Digest.of(churn).substring(0, 12) + "…)");
        assertThat(receipt("churn"))
                .isEqualTo(new Receipt(
                        1,
                        "verified",
                        "churn",
                        "org.acme:app:zip:churn:1.0",
                        "releases",
                        "https://repo",
                        Digest.of(churn),
                        8,
                        1.5e-7,
                        "PASSED",
                        ""));
        assertThat(given.workspace().work("bundles", "deploy")).doesNotExist();
    }

    @Test
    void aReleaseWithOtherBytesIsNotToBeUsed() throws IOException {
        Path other = given.write("other.zip", "other bytes");
        uploads.has("churn", other);

        DeployOutcome outcome = deploy(CHURN, CLAIM);

        String sentence =
                "The published bundle org.acme:app:zip:churn:1.0 in 'releases' (https://repo) has other bytes than"
                        + " the one that was built: SHA-256 " + Digest.of(other) + " instead of " + Digest.of(churn)
                        + ".";
        assertThat(outcome)
                .isEqualTo(new DeployOutcome.Disproved(
                        sentence + " The release is published, and users may have fetched it."
                                + " Do not use it: tell its users, remove it from the repository if its policy allows, find out what"
                                + " changed the bytes (a proxy, a repair task, somebody else's upload), and release the next"
                                + " version."));
        assertThat(outcome.failure()).map(StepFailure::user).contains(false);
        assertThat(receipt("churn").status()).isEqualTo("unverified");
        assertThat(receipt("churn").reason()).isEqualTo(sentence);
        assertThat(receipt("claim").status()).isEqualTo("verified");
    }

    @Test
    void aSnapshotWithOtherBytesMayBeDeployedAgain() throws IOException {
        given.snapshot();
        uploads.has("churn", given.write("other.zip", "other bytes"));

        assertThat(deploy(CHURN).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .endsWith(". Another build may have published this snapshot in between; run 'mvn deploy' again.");
    }

    @Test
    void aBundleThatIsNotThereYetIsUnverifiedAndTheOthersAreNotWaitedFor() throws IOException {
        uploads.lacks("churn").lacks("claim");

        DeployOutcome outcome = deploy(CHURN, CLAIM);

        assertThat(outcome).isEqualTo(new DeployOutcome.Checked(List.of(), List.of("churn", "claim")));
        assertThat(given.log.warn)
                .first()
                .isEqualTo(
                        "churn: unverified. The bundle is not there. If the upload comes later (deployAtEnd, staging),"
                                + " run 'mvn mlmodel:deploy' after it.");
        assertThat(uploads.patience).containsExactly(MINUTE, Duration.ZERO);
        assertThat(uploads.later)
                .containsExactly(
                        given.workspace().model("churn"), given.workspace().model("claim"));
        assertThat(receipt("churn").reason()).isEqualTo("The bundle is not there.");
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void aRefusalFailsAfterTheOthersWereChecked() throws IOException {
        uploads.refuses("churn");

        DeployOutcome outcome = deploy(CHURN, CLAIM);

        assertThat(outcome.failure()).contains(StepFailure.internal("The repository refused."));
        assertThat(receipt("churn").reason()).isEqualTo("The repository refused.");
        assertThat(receipt("claim").status()).isEqualTo("verified");
    }

    @Test
    void aBundleThatCouldNotBeLookedAtHidesNothingThatIsWrongWithTheOthers() throws IOException {
        workers.failing("churn");
        workers.violations.put("claim", List.of("it predicts otherwise"));

        assertThat(deploy(CHURN, CLAIM))
                .isEqualTo(new DeployOutcome.JobsFailed(
                        StepFailure.internal("The target of model 'churn' is missing.\nThe published bundle"
                                + " org.acme:app:zip:claim:1.0 has the bytes that were built, but does not work here."
                                + "\n  - it predicts otherwise")));
    }

    @Test
    void aCrashHidesNothingThatWasWrongBeforeIt() {
        workers.violations.put("churn", List.of("it predicts otherwise"));
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";

        assertThatThrownBy(() -> deploy(CHURN, CLAIM))
                .hasMessage(
                        "The published bundle org.acme:app:zip:churn:1.0 has the bytes that were built, but does not"
                                + " work here.\n  - it predicts otherwise\nThe worker crashed.");
    }

    @Test
    void aReleaseThatWentWithoutAPassingGradeIsMarkedInItsReceiptAndWarnedOf() throws IOException {
        workers.grades.put("churn", ModelGrade.UNGATED);

        deploy(CHURN);

        assertThat(receipt("churn").grade()).isEqualTo("UNGATED");
        assertThat(given.log.warn)
                .containsExactly(
                        "churn: published ungated, without a passing grade, because mlmodel.allowUngated was set"
                                + " when it was packaged");
        assertThat(workers.verified).extracting(job -> job.release()).containsExactly(true);
    }

    @Test
    void aBundleThatDoesNotWorkHereIsDisproved() throws IOException {
        workers.violations.put("churn", List.of("it predicts otherwise"));

        DeployOutcome outcome = deploy(CHURN);

        String sentence =
                "The published bundle org.acme:app:zip:churn:1.0 has the bytes that were built, but does not work"
                        + " here.\n  - it predicts otherwise";
        assertThat(outcome).isEqualTo(new DeployOutcome.Disproved(sentence));
        assertThat(receipt("churn").reason()).isEqualTo(sentence);
    }

    @Test
    void aFailedJobFailsTheStep() throws IOException {
        workers.failing("churn");

        assertThat(deploy(CHURN))
                .isEqualTo(new DeployOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
    }

    @Test
    void aCrashIsThrown() {
        workers.crash = MlModelException.internal("The worker crashed.");

        assertThatThrownBy(() -> deploy(CHURN)).isSameAs(workers.crash);
    }

    @Test
    void aReleaseIsPublishedWhole() throws IOException {
        assertThat(run(false, true, CHURN))
                .isEqualTo(new DeployOutcome.Refused("mlmodel.models is set, but a release is checked whole. Run 'mvn"
                        + " mlmodel:deploy' without -Dmlmodel.models."));
        assertThat(uploads.patience).isEmpty();
    }

    @Test
    void aSnapshotMayBePublishedInParts() throws IOException {
        given.snapshot();

        assertThat(run(false, true, CHURN)).isInstanceOf(DeployOutcome.Checked.class);
    }

    @Test
    void nothingIsCheckedWhereNothingIsUploaded() throws IOException {
        assertThat(run(true, false)).isEqualTo(new DeployOutcome.Checked(List.of(), List.of()));
        assertThat(given.log.info).containsExactly("Nothing is checked, because maven.deploy.skip is set");
    }

    @Test
    void aBundleThatWasNotAttachedIsNotPublished() throws IOException {
        uploads.attached = false;

        assertThat(deploy(CHURN)).isEqualTo(new DeployOutcome.Checked(List.of(), List.of()));
        assertThat(given.log.warn).containsExactly("churn: its bundle was not attached, so nothing of it is published");
    }

    @Test
    void uploadsAtTheEndAreLeftToTheLastModule() throws IOException {
        uploads.last = false;
        uploads.atEnd = true;
        uploads.leftToLast = true;

        DeployOutcome outcome = deploy(CHURN);

        assertThat(outcome).isEqualTo(new DeployOutcome.Left(List.of("churn")));
        assertThat(given.log.info)
                .containsExactly(
                        "churn: left to the last module, app-end, because the upload comes at the end of the build"
                                + " (deployAtEnd)");
        assertThat(receipt("churn").reason()).isEqualTo("The upload comes at the end of the build (deployAtEnd).");
        assertThat(uploads.later).containsExactly(given.workspace().model("churn"));
        assertThat(uploads.patience).isEmpty();
    }

    @Test
    void uploadsAtTheEndAreWarnedOfWhereTheLastModuleDoesNotLook() throws IOException {
        uploads.last = false;
        uploads.atEnd = true;

        deploy(CHURN);

        assertThat(given.log.warn)
                .containsExactly(
                        "churn: unverified. The upload comes at the end of the build (deployAtEnd), and its last"
                                + " module, app-end, does not run this goal. Run 'mvn mlmodel:deploy' in this module after it.");
    }

    @Test
    void theLastModuleLooksForWhatTheOthersLeft() throws IOException {
        uploads.last = false;
        uploads.atEnd = true;
        uploads.leftToLast = true;
        deploy(CHURN, CLAIM);
        uploads.later.remove(given.workspace().model("claim"));
        uploads.last = true;
        uploads.other(given.workspace().target(), null, false);
        uploads.other(folder.resolve("module-without-a-target"), null, false);
        GivenModule end = GivenModule.in(folder.resolve("end"));

        DeployOutcome outcome =
                new DeployStep(end.module(), workers, uploads).run(new DeployRequest(List.of(), false, false, MINUTE));

        assertThat(outcome).isEqualTo(new DeployOutcome.Checked(List.of("churn"), List.of()));
        assertThat(receipt("churn").status()).isEqualTo("verified");
        assertThat(receipt("claim").status()).isEqualTo("unverified");
    }

    @Test
    void theJarThatCarriesModelsIsFetchedAndComparedToo() throws IOException {
        given.jar(jar().write());
        uploads.hasJar(jar("published.jar")
                .with("org/acme/Signed.class", "signed by the repository")
                .write());

        DeployOutcome outcome = deploy(CHURN, CLAIM);

        assertThat(outcome).isEqualTo(new DeployOutcome.Checked(List.of("churn", "claim"), List.of()));
        assertThat(given.log.info)
                .contains("app-1.0.jar: published as org.acme:app:jar:1.0 in 'releases' (https://repo) with the models"
                        + " that were built: churn, claim");
        assertThat(receipt("churn").status()).isEqualTo("verified");
    }

    @Test
    void aPublishedJarWithOtherModelsIsDisprovedAndNothingOfItVerified() throws IOException {
        given.jar(jar().write());
        GivenJar published = jar("published.jar")
                .with("META-INF/mlmodel/churn/model.onnx", "other")
                .with("META-INF/mlmodel/claim/.model.json.12ab.tmp", "left behind")
                .with("META-INF/mlmodel/old/model.onnx", "of an earlier name");
        published.entries().remove("META-INF/mlmodel/churn/grade.json");
        uploads.hasJar(published.write());

        DeployOutcome outcome = deploy(CHURN, CLAIM);

        String sentence = "The published org.acme:app:jar:1.0 in 'releases' (https://repo) carries other models than"
                + " app-1.0.jar, which was built: META-INF/mlmodel/churn/grade.json is missing,"
                + " META-INF/mlmodel/churn/model.onnx differs, META-INF/mlmodel/claim/.model.json.12ab.tmp is too many,"
                + " META-INF/mlmodel/old/model.onnx is too many. The release is published, and users may have fetched it."
                + " Do not use it: tell its users, remove it from the repository if its policy allows, find out what"
                + " changed the bytes (a proxy, a repair task, somebody else's upload), and release the next version.";
        assertThat(outcome).isEqualTo(new DeployOutcome.Disproved(sentence));
        assertThat(receipt("churn").status()).isEqualTo("unverified");
        assertThat(receipt("churn").reason()).isEqualTo(sentence);
        assertThat(receipt("claim").status()).isEqualTo("unverified");
    }

    @Test
    void whatIsPublishedInTheJarsPlaceAndIsNoneIsDisproved() throws IOException {
        given.snapshot().jar(jar().write());
        uploads.hasJar(given.write("page.html", "Log in"));

        assertThat(deploy(CHURN).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .contains("META-INF/mlmodel/churn/model.onnx is missing")
                .endsWith(". Another build may have published this snapshot in between; run 'mvn deploy' again.");
    }

    @Test
    void aJarWithoutModelsIsNotAskedFor() throws IOException {
        given.jar(GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .with("org/acme/App.class", "code")
                .write());

        assertThat(deploy(CHURN)).isEqualTo(new DeployOutcome.Checked(List.of("churn"), List.of()));
    }

    @Test
    void theGoalAloneComparesTheJarThatAnEarlierBuildMade() throws IOException {
        jar().write();
        uploads.hasJar(jar("published.jar")
                .with("META-INF/mlmodel/churn/model.onnx", "other")
                .write());

        assertThat(deploy(CHURN)).isInstanceOf(DeployOutcome.Disproved.class);
    }

    @Test
    void aJarThatIsNotThereYetLeavesItsModelsUnverified() throws IOException {
        given.jar(jar().write());
        uploads.lacks(FakeUploads.JAR);

        DeployOutcome outcome = deploy(CHURN);

        assertThat(outcome).isEqualTo(new DeployOutcome.Checked(List.of(), List.of("churn")));
        assertThat(given.log.warn)
                .containsExactly(
                        "app-1.0.jar: unverified. The bundle is not there. If the upload comes later (deployAtEnd,"
                                + " staging), run 'mvn mlmodel:deploy' after it.");
        assertThat(receipt("churn").status()).isEqualTo("unverified");
        assertThat(uploads.later)
                .containsExactly(
                        folder.resolve("target/app-1.0.jar"), given.workspace().model("churn"));
    }

    @Test
    void aRefusalOfTheJarFailsAfterItsBundlesWereChecked() throws IOException {
        given.jar(jar().write());
        uploads.refuses(FakeUploads.JAR);

        assertThat(deploy(CHURN).failure()).contains(StepFailure.internal("The repository refused."));
        assertThat(workers.verified).hasSize(1);
        assertThat(receipt("churn").reason()).isEqualTo("The repository refused.");
    }

    @Test
    void theLastModuleLooksForTheJarsThatTheOthersLeft() throws IOException {
        uploads.last = false;
        uploads.atEnd = true;
        uploads.leftToLast = true;
        Path built = jar().write();
        given.jar(built);
        deploy(CHURN);
        uploads.last = true;
        uploads.other(given.workspace().target(), built, false);
        uploads.hasJar(jar("published.jar")
                .with("META-INF/mlmodel/churn/model.onnx", "other")
                .write());
        GivenModule end = GivenModule.in(folder.resolve("end"));

        DeployOutcome outcome =
                new DeployStep(end.module(), workers, uploads).run(new DeployRequest(List.of(), false, false, MINUTE));

        assertThat(outcome.failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .contains("META-INF/mlmodel/churn/model.onnx differs");
        assertThat(receipt("churn").status()).isEqualTo("unverified");
    }

    @Test
    void aJarThatItsOwnModuleHasCheckedIsNotAskedForAgain() throws IOException {
        uploads.other(given.workspace().target(), jar().write(), false);
        GivenModule end = GivenModule.in(folder.resolve("end"));

        assertThat(new DeployStep(end.module(), workers, uploads)
                        .run(new DeployRequest(List.of(), false, false, MINUTE)))
                .isEqualTo(new DeployOutcome.Checked(List.of(), List.of()));
        assertThat(uploads.patience).isEmpty();
    }

    @Test
    void nothingOfTheJarIsAskedForWhereNothingIsUploaded() throws IOException {
        given.jar(jar().write());

        assertThat(run(true, false)).isEqualTo(new DeployOutcome.Checked(List.of(), List.of()));
        assertThat(uploads.patience).isEmpty();
    }

    private GivenJar jar() throws IOException {
        return jar("target/app-1.0.jar");
    }

    private GivenJar jar(String name) throws IOException {
        return GivenJar.of(folder.resolve(name))
                .withFolder("META-INF/mlmodel/", given.workspace().output().resolve("META-INF/mlmodel"));
    }

    private DeployOutcome deploy(ConfiguredModel... models) throws IOException {
        return run(false, false, models);
    }

    private DeployOutcome run(boolean skipped, boolean selected, ConfiguredModel... models) throws IOException {
        return new DeployStep(given.module(), workers, uploads)
                .run(new DeployRequest(List.of(models), skipped, selected, MINUTE));
    }

    private Receipt receipt(String model) {
        return Receipt.read(given.workspace().model(model)).orElseThrow();
    }
}
