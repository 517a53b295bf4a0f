package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final ConfiguredModel UNGATED = GivenModule.model("churn", List.of());

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private final List<String> attached = new ArrayList<>();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
    }

    @Test
    void aModelWithAPassingGradeIsBundledAndAttached() throws IOException {
        graded();

        PackageOutcome outcome = bundle(CHURN);

        assertThat(outcome).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.info).containsExactly("churn: packaged target/app-1.0-churn.zip");
        assertThat(attached).containsExactly("churn.zip = app-1.0-churn.zip");
        assertThat(Bundle.read(folder.resolve("target/app-1.0-churn.zip")).keySet())
                .containsExactlyInAnyOrderElementsOf(ModelFile.shipped());
    }

    @Test
    void theBareModelIsAttachedWhereThatIsAskedFor() throws IOException {
        graded();

        step().run(new PackageRequest(List.of(CHURN), false, true, null));

        assertThat(attached).containsExactly("churn.zip = app-1.0-churn.zip", "churn.onnx = model.onnx");
    }

    @Test
    void anEqualBundleIsLeftUntouched() throws IOException {
        graded();
        bundle(CHURN);
        Path zip = folder.resolve("target/app-1.0-churn.zip");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(zip, before);

        bundle(CHURN);

        assertThat(Files.getLastModifiedTime(zip)).isEqualTo(before);
        try (var files = Files.list(folder.resolve("target"))) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain(".app-1.0-churn.zip.new");
        }
    }

    @Test
    void aReleaseNeedsAPassingGradeOfEachModel() throws IOException {
        build.train(CHURN, CLAIM);
        workers.accuracy.put("claim", 0.5);
        build.test(CLAIM);

        PackageOutcome outcome = bundle(CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(
                        StepFailure.user(
                                "Model 'churn' has no valid grade. Model 'claim' did not pass its gates. A release"
                                        + " is packaged only with a valid passing grade. Give the model gates that it passes and run 'mvn"
                                        + " verify' without skipping or ignoring tests, or decide for yourself: -Dmlmodel.allowUngated."));
        assertThat(attached).isEmpty();
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
    }

    @Test
    void aReleaseNeedsGates() throws IOException {
        build.train(UNGATED);

        PackageOutcome outcome = bundle(UNGATED);

        assertThat(outcome.failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("Model 'churn' has no gates. A release is packaged only");
    }

    @Test
    void aGradeOfAnotherFileCountsNothing() throws IOException {
        graded();
        Files.writeString(given.file("churn", ModelFile.MODEL), "by hand");

        assertThat(bundle(CHURN).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("Model 'churn' has no valid grade.");
    }

    @Test
    void aPersonMayDecideForAReleaseWithoutAGrade() throws IOException {
        build.train(CHURN);

        PackageOutcome outcome = step().run(new PackageRequest(List.of(CHURN), true, false, null));

        assertThat(outcome).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(attached).hasSize(1);
    }

    @Test
    void aSnapshotWithoutAGradeIsBundledButNotAttached() throws IOException {
        given.snapshot();
        build.train(CHURN);
        given.log.warn.clear();

        PackageOutcome outcome = bundle(CHURN);

        assertThat(outcome).isEqualTo(new PackageOutcome.Packaged(List.of()));
        assertThat(given.log.warn)
                .containsExactly(
                        "Model 'churn' has no valid grade: its bundle is not attached, and in the jar it is marked"
                                + " ungraded. Run 'mvn verify' without skipping or ignoring tests.");
        assertThat(attached).isEmpty();
        assertThat(folder.resolve("target/app-1.0-churn.zip")).exists();
    }

    @Test
    void aSnapshotThatIsNoJarIsNotToldOfAJar() throws IOException {
        given.snapshot().packaging("pom");
        build.train(CHURN);
        given.log.warn.clear();

        bundle(CHURN);

        assertThat(given.log.warn)
                .containsExactly(
                        "Model 'churn' has no valid grade: its bundle is not attached. Run 'mvn verify' without"
                                + " skipping or ignoring tests.");
    }

    @Test
    void aSnapshotWithoutGatesIsAttached() throws IOException {
        given.snapshot();
        build.train(UNGATED);

        assertThat(bundle(UNGATED)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
    }

    @Test
    void aMissingModelIsNamedWithItsFolder() throws IOException {
        given.buildFolder("out");

        assertThat(bundle(CHURN).failure())
                .contains(StepFailure.user("There is no trained model 'churn' in out/mlmodel. Run the goals 'train' and"
                        + " 'test' first: bind them in the same <execution>, or run 'mvn verify'."));
    }

    @Test
    void aWrongTimeFailsBeforeAnythingIsBundled() throws IOException {
        graded();

        assertThatThrownBy(() -> step().run(new PackageRequest(List.of(CHURN), false, false, "1")))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("project.build.outputTimestamp is '1'");
        assertThat(attached).isEmpty();
    }

    @Test
    void aJarWithAnotherModelIsRefusedAndNothingAttached() throws IOException {
        graded();
        given.jar(GivenJar.of(folder.resolve("target/app-1.0.jar")).write());

        PackageOutcome outcome = bundle(CHURN);

        assertThat(outcome.failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("The jar app-1.0.jar does not hold the model 'churn' that the bundle holds: ");
        assertThat(attached).isEmpty();
    }

    private void graded() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        given.log.info.clear();
    }

    private PackageOutcome bundle(ConfiguredModel... models) throws IOException {
        return step().run(new PackageRequest(List.of(models), false, false, null));
    }

    private PackageStep step() {
        return new PackageStep(
                given.module(),
                (type, classifier, file) -> attached.add(classifier + "." + type + " = " + file.getFileName()));
    }
}
