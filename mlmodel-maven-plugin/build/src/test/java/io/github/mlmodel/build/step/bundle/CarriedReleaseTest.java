package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.Ungated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jar would carry of models that another execution packages, or none, because the goal is skipped. */
class CarriedReleaseTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
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
    void whatTheJarWouldCarryForbidsAReleaseWithWhatIsWrongOfItsOwn() throws IOException {
        build.train(CHURN);
        workers.accuracy.put("churn", 0.5);
        given.write("target/classes/META-INF/mlmodel/old/model.onnx", "of an earlier name");

        PackageOutcome outcome = bundle(CHURN);

        assertThat(outcome.failure())
                .contains(StepFailure.user("Model 'churn' did not pass its gates: " + FAILED
                        + " Model 'old' in target/classes is configured in"
                        + " no execution of the plugin, and no dependency has the same ('mvn clean' removes what earlier builds left)"
                        + "." + RULE));
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
    }

    @Test
    void aFailedModelForbidsAReleaseThoughTheGoalIsSkipped() throws IOException {
        failed();

        PackageOutcome outcome = step().skip(NONE);

        assertThat(outcome.failure())
                .contains(
                        StepFailure.user("mlmodel.skip is set, but what the jar would carry decides. Model 'churn' did"
                                + " not pass its gates: " + FAILED + RULE));
        assertThat(attached).isEmpty();
    }

    @Test
    void aReleaseThatIsPackagedWithoutItsModelsSaysSo() throws IOException {
        given.origins.configure(CHURN, GivenModule.model("claim"));

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn)
                .containsExactly(
                        "This release is packaged without its models churn, claim, because mlmodel.skip is set:"
                                + " who depends on it finds no such model. Build it without mlmodel.skip before it is"
                                + " published, or take the <model> out of the POM.");
    }

    @Test
    void onlyTheModelsThatAreNotThereAreMissed() throws IOException {
        graded();
        given.origins.configure(CHURN, GivenModule.model("claim"));

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn)
                .containsExactly("This release is packaged without its model claim, because mlmodel.skip is set: who"
                        + " depends on it finds no such model. Build it without mlmodel.skip before it is published, or"
                        + " take the <model> out of the POM.");
    }

    @Test
    void whatMakesNoJarCarriesNoModel() throws IOException {
        given.packaging("pom").origins.configure(CHURN);

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void aSnapshotWithoutItsModelsIsWhatWasAskedFor() throws IOException {
        given.snapshot().origins.configure(CHURN);

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void skippedTestsDoNotMakeAModelPass() throws IOException {
        build.train(CHURN);
        workers.accuracy.put("churn", 0.5);
        given.origins.configure(CHURN);

        assertThat(step().skip(NONE).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .contains("Model 'churn' did not pass its gates: " + FAILED);
    }

    @Test
    void aModelThatPassedIsReleasedThoughTheGoalIsSkipped() throws IOException {
        graded();
        given.origins.configure(CHURN);

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(attached).isEmpty();
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
    }

    @Test
    void aPersonDecidesAboutGradesAndNotAboutFilesThatAreOthers() throws IOException {
        failed();
        given.write("target/classes/META-INF/mlmodel/churn/model.onnx", "exchanged");

        assertThat(step().skip(ANY).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("mlmodel.skip is set, but what the jar would carry decides. Model 'churn' is not the one in"
                        + " target/mlmodel/churn: META-INF/mlmodel/churn/model.onnx differs in target/classes.");
    }

    @Test
    void whatCarriesNoModelMayBeReleased() throws IOException {
        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
    }

    @Test
    void aSnapshotIsWarnedOfWhatItsReleaseWouldBeRefusedFor() throws IOException {
        given.snapshot();
        failed();

        assertThat(step().skip(NONE)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn)
                .containsExactly("Model 'churn' did not pass its gates: " + FAILED + " A release is refused with it.");
    }

    @Test
    void aPersonMayDecideForWhatTheJarCarriesToo() throws IOException {
        failed();
        given.write("target/classes/META-INF/mlmodel/old/model.onnx", "of an earlier name");

        assertThat(step().skip(ANY)).isEqualTo(new PackageOutcome.Skipped());
        assertThat(given.log.warn)
                .containsExactly(
                        "Model 'churn' did not pass its gates: " + FAILED + " mlmodel.allowUngated is set.",
                        "Model 'old' in target/classes is configured in no execution of the plugin, and no dependency has"
                                + " the same ('mvn clean' removes what earlier builds left). mlmodel.allowUngated is set.");
    }

    @Test
    void twoExecutionsWithModelsOfTheirOwnDoNotRefuseEachOther() throws IOException {
        build.train(CHURN, CLAIM);
        build.test(CHURN, CLAIM);
        given.origins.configure(CHURN, CLAIM);

        assertThat(bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(bundle(CLAIM)).isEqualTo(new PackageOutcome.Packaged(List.of("claim")));
    }

    @Test
    void theModelOfAnotherExecutionForbidsTheReleaseOfThisOne() throws IOException {
        given.origins.configure(CHURN, CLAIM);
        graded();
        build.train(CHURN, CLAIM);
        workers.accuracy.put("claim", 0.5);

        assertThat(bundle(CHURN).failure())
                .contains(StepFailure.user("Model 'claim' did not pass its gates: " + FAILED + RULE));
    }

    @Test
    void theModelOfAnotherExecutionGoesUngatedWhereThatExecutionLetsIt() throws IOException {
        given.origins.configure(CHURN, CLAIM);
        given.origins.ungated.add("claim");
        build.train(CHURN, CLAIM);
        workers.accuracy.put("claim", 0.5);
        build.test(CHURN, CLAIM);
        given.log.warn.clear();

        assertThat(bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(given.log.warn)
                .containsExactly("Model 'claim' did not pass its gates: " + FAILED + " mlmodel.allowUngated is set.");
        assertThat(attached).containsExactly("churn.zip = app-1.0-churn.zip");
    }

    @Test
    void whatOneExecutionLetsGoDoesNotLetTheModelOfAnotherGo() throws IOException {
        given.origins.configure(CHURN, CLAIM);
        given.origins.ungated.add("churn");
        build.train(CHURN, CLAIM);
        workers.accuracy.put("claim", 0.5);
        build.test(CHURN, CLAIM);

        assertThat(bundle(CHURN).failure())
                .contains(StepFailure.user("Model 'claim' did not pass its gates: " + FAILED + RULE));
    }

    private void failed() throws IOException {
        build.train(CHURN);
        workers.accuracy.put("churn", 0.5);
        build.test(CHURN);
        given.origins.configure(CHURN);
        given.log.warn.clear();
    }

    private void graded() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        given.log.info.clear();
        given.log.warn.clear();
    }

    private PackageOutcome bundle(ConfiguredModel... models) throws IOException {
        return step().run(
                        new PackageRequest(List.of(models), new Ungated(false, given.origins.ungated()), false, null));
    }

    private PackageStep step() {
        return new PackageStep(
                given.module(),
                build.supply(),
                given.origins,
                (type, classifier, file) -> attached.add(classifier + "." + type + " = " + file.getFileName()));
    }
}
