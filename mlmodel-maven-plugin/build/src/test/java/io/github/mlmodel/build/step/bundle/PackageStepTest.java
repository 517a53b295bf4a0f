package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.RecordedGrade;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final ConfiguredModel UNGATED = GivenModule.model("churn", List.of());

    private static final Ungated NONE = new Ungated(false, Set.of());
    private static final Ungated ANY = new Ungated(true, Set.of());

    private static final String FAILED =
            "Gate 'accuracy >= 0.8' failed: accuracy was 0.5 on 20 rows of datasets/churn.csv (20 % held back).";
    private static final String RULE =
            " A release is packaged only with a valid passing grade. Give the model gates that"
                    + " it passes and run 'mvn verify' without skipping or ignoring tests, or decide for yourself:"
                    + " -Dmlmodel.allowUngated.";

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
        assertThat(BundleReader.read(folder.resolve("target/app-1.0-churn.zip")).keySet())
                .containsExactlyInAnyOrderElementsOf(ModelFile.shipped());
    }

    @Test
    void theBareModelIsAttachedWhereThatIsAskedFor() throws IOException {
        graded();

        step().run(new PackageRequest(List.of(CHURN), NONE, true, null));

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
        build.test(CHURN, CLAIM);
        ConfiguredModel ungated = GivenModule.model("churn", List.of());

        PackageOutcome outcome = bundle(ungated, CLAIM);

        assertThat(outcome.failure())
                .contains(StepFailure.user(
                        "Model 'churn' has no gates. Model 'claim' did not pass its gates: " + FAILED + RULE));
        assertThat(attached).isEmpty();
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
    }

    @Test
    void aReleaseThatBreaksThoseWhoUseTheLastOneIsRefusedBesideItsGrade() throws IOException {
        graded();
        Path old = folder.resolve("old.zip");
        Path files = Files.createDirectories(folder.resolve("old"));
        Files.writeString(ModelFile.MODEL.in(files), "a graph");
        ModelDescription before =
                GivenDescription.classifier("churn", "maybe", "no", "yes").build();
        Files.writeString(ModelFile.DESCRIPTION.in(files), Json.write(before));
        BundleWriter.write(old, files, Instant.EPOCH);
        given.version("1.1.0").released.answer = new ReleasedModels.Found("com.example:app:1.0.0:churn", old);
        String breaks =
                "Model 'churn' breaks those who use com.example:app:1.0.0:churn, and version 1.1.0 does not tell"
                        + " them:\n  - label 'maybe' is gone: code that asks for its probability fails, and it is never"
                        + " predicted\nRaise the major version, to 2.0.0, or take back what breaks, or write"
                        + " <compatibility>warn</compatibility> into <models/model[churn]>.";

        assertThat(bundle(CHURN).failure()).contains(StepFailure.user(breaks));
        assertThat(bundle(UNGATED).failure())
                .contains(StepFailure.user("Model 'churn' has no gates." + RULE + "\n" + breaks));
        assertThat(step().run(new PackageRequest(List.of(UNGATED), ANY, false, null))
                        .failure())
                .contains(StepFailure.user(breaks));
        assertThat(attached).isEmpty();
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
    }

    @Test
    void aReleaseWithoutAnEvaluationIsEvaluatedHere() throws IOException {
        build.train(CHURN, CLAIM);
        workers.accuracy.put("claim", 0.5);
        build.skipTests(CHURN, CLAIM);
        given.log.info.clear();

        PackageOutcome outcome = bundle(CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(StepFailure.user("Model 'claim' did not pass its gates: " + FAILED + RULE));
        assertThat(given.log.info)
                .startsWith(
                        "churn: evaluating, because there is no evaluation of it in target/mlmodel/churn",
                        "claim: evaluating, because there is no evaluation of it in target/mlmodel/claim");
        assertThat(workers.runs).containsExactly("train", "package");
    }

    @Test
    void aModelThatCannotBeEvaluatedHidesNoOther() throws IOException {
        build.train(CHURN, CLAIM);
        workers.failing("churn");
        workers.accuracy.put("claim", 0.5);

        PackageOutcome outcome = bundle(CHURN, CLAIM);

        StepFailure both = StepFailure.user(
                "The target of model 'churn' is missing.\nModel 'claim' did not pass its gates: " + FAILED + RULE);
        assertThat(outcome).isEqualTo(new PackageOutcome.JobsFailed(both));
        assertThat(outcome.failure()).contains(both);
    }

    @Test
    void aCrashIsThrown() throws IOException {
        build.train(CHURN);
        workers.crash = MlModelException.internal("The worker crashed.");

        assertThatThrownBy(() -> bundle(CHURN)).isSameAs(workers.crash);
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
    void aPersonMayDecideForAReleaseWithoutAGrade() throws IOException {
        build.train(CHURN);
        build.test(true, true, CHURN);
        given.log.warn.clear();

        PackageOutcome outcome = step().run(new PackageRequest(List.of(CHURN), ANY, false, null));

        assertThat(outcome).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(attached).hasSize(1);
        assertThat(given.log.warn)
                .containsExactly("Model 'churn' has no valid grade. It is packaged all the same, and marked ungated,"
                        + " because mlmodel.allowUngated is set.");
        assertThat(gradeInBundle()).isEqualTo(ModelGrade.UNGATED);
        assertThat(given.published("churn", ModelFile.GRADE)).content().contains("tests were skipped");
        assertThat(workers.runs).containsExactly("train");
    }

    @Test
    void aPersonMayDecideForAReleaseWithAFailedGateAndIsToldOfItsValue() throws IOException {
        workers.accuracy.put("churn", 0.5);
        build.train(CHURN);
        build.test(false, true, CHURN);
        given.log.warn.clear();

        step().run(new PackageRequest(List.of(CHURN), ANY, false, null));

        assertThat(given.log.warn)
                .containsExactly("Model 'churn' did not pass its gates: " + FAILED
                        + " It is packaged all the same, and marked ungated, because mlmodel.allowUngated is set.");
        assertThat(gradeInBundle()).isEqualTo(ModelGrade.UNGATED);
        assertThat(Files.readString(given.published("churn", ModelFile.GRADE)))
                .contains("\"passing\": false", "\"allowedBy\": \"mlmodel.allowUngated\"");
    }

    @Test
    void aModelThatPassesIsNotMarkedWhateverIsAllowed() throws IOException {
        graded();

        step().run(new PackageRequest(List.of(CHURN), ANY, false, null));

        assertThat(given.log.warn).isEmpty();
        assertThat(gradeInBundle()).isEqualTo(ModelGrade.PASSED);
    }

    @Test
    void aSnapshotThatAPersonLetsGoIsAttachedMarkedAndWarnedOf() throws IOException {
        given.snapshot();
        workers.accuracy.put("churn", 0.5);
        build.train(CHURN);
        build.test(false, true, CHURN);
        given.log.warn.clear();

        PackageOutcome outcome = step().run(new PackageRequest(List.of(CHURN), ANY, false, null));

        assertThat(outcome).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(given.log.warn).singleElement().asString().contains(FAILED, "marked ungated");
        assertThat(gradeInBundle()).isEqualTo(ModelGrade.UNGATED);
    }

    @Test
    void anUngatedModelIsToldFromOneWithoutAGrade() throws IOException {
        given.snapshot();
        build.train(CHURN);
        build.skipTests(CHURN);

        bundle(CHURN);

        assertThat(gradeInBundle()).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void aJarThatWasMadeBeforeTheGradeWasFoundIsNamedAsThat() throws IOException {
        graded();
        String made = Files.readString(given.file("churn", ModelFile.GRADE));
        Files.writeString(given.file("churn", ModelFile.GRADE), made.replace("0.9", "0.99"));
        makeJar();

        assertThat(bundle(CHURN).failure())
                .contains(StepFailure.user("The jar holds another grade of model 'churn' than 'package' has found: it"
                        + " was made before, of what stood in target/mlmodel/churn. Run the build again: the jar"
                        + " then holds what stands there now."));
        assertThat(attached).isEmpty();

        makeJar();

        assertThat(bundle(CHURN).failure()).isEmpty();
    }

    private void makeJar() throws IOException {
        GivenJar jar = GivenJar.of(folder.resolve("target/app-1.0.jar"));
        for (ModelFile file : ModelFile.shipped()) {
            jar.with(file.inJar("churn"), Files.readString(given.file("churn", file)));
        }
        given.jar(jar.write());
    }

    private ModelGrade gradeInBundle() throws IOException {
        Map<ModelFile, byte[]> files = BundleReader.read(folder.resolve("target/app-1.0-churn.zip"));
        return RecordedGrade.of(
                Optional.ofNullable(files.get(ModelFile.GRADE)),
                Digest.of(Objects.requireNonNull(files.get(ModelFile.MODEL))));
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

        assertThatThrownBy(() -> step().run(new PackageRequest(List.of(CHURN), NONE, false, "1")))
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
                .startsWith("What would ship of the models is not what their bundles hold:"
                        + " META-INF/mlmodel/churn/evaluation.json is missing in app-1.0.jar, ");
        assertThat(attached).isEmpty();
    }

    @Test
    void nothingIsAttachedWhereTheJarOfOneModelIsAnother() throws IOException {
        build.train(CHURN, CLAIM);
        build.test(CHURN, CLAIM);
        given.jar(GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .withFolder("META-INF/mlmodel/churn/", given.workspace().inOutput("churn"))
                .with("META-INF/mlmodel/claim/model.onnx", "filtered")
                .write());

        assertThat(bundle(CHURN, CLAIM).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .contains("META-INF/mlmodel/claim/model.onnx differs in app-1.0.jar")
                .doesNotContain("churn");
        assertThat(attached).isEmpty();
    }

    private void graded() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        given.log.info.clear();
        given.log.warn.clear();
    }

    private PackageOutcome bundle(ConfiguredModel... models) throws IOException {
        return step().run(new PackageRequest(List.of(models), NONE, false, null));
    }

    private PackageStep step() {
        return new PackageStep(
                given.module(),
                build.supply(),
                given.origins,
                (type, classifier, file) -> attached.add(classifier + "." + type + " = " + file.getFileName()));
    }
}
