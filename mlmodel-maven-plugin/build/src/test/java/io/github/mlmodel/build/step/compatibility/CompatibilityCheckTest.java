package io.github.mlmodel.build.step.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.config.Compatibility;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.OnUnavailable;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompatibilityCheckTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel FAIL = choosing(Compatibility.FAIL);
    private static final ConfiguredModel WARN = choosing(Compatibility.WARN);

    private static final String RELEASE = "com.example:app:1.0.0:churn";
    private static final String CHANGES = "\n  - column 'age' is 'years' now: a row with 'age' is refused"
            + "\n  - label 'maybe' is new: code that tells labels apart does not know it\n";
    private static final String BREAKS =
            "Model 'churn' breaks those who use " + RELEASE + ", and version %s does not tell them:" + CHANGES + "%s";
    private static final String RAISE = "Raise the major version, to 2.0.0, or take back what breaks";
    private static final String ALLOW = ", or write <compatibility>warn</compatibility> into <models/model[churn]>.";
    private static final String DOWN =
            "Model 'churn' may break those who use it, or not: repository 'x' did not answer. ";
    private static final String NOBODY = "Model 'churn' is compared with no earlier one, because ";
    private static final String AGAIN = "Run the build again when that is mended, or write"
            + " <compatibility>none</compatibility> into <models/model[churn]>.";

    @TempDir
    Path folder;

    private GivenModule given;

    @BeforeEach
    void makeAModelThatBreaksTheReleasedOne() throws IOException {
        given = GivenModule.in(folder).version("1.1.0");
        now(before("years", "maybe", "no", "yes"));
        released(RELEASE, before("age", "no", "yes"));
    }

    @Test
    void aReleaseThatDoesNotTellFails() throws IOException {
        assertThat(refusals(CHURN)).containsExactly(BREAKS.formatted("1.1.0", RAISE + ALLOW));
        assertThat(given.released.asked).containsExactly("churn", "the jar");
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void belowTheFirstMajorVersionTheMinorTells() throws IOException {
        released("com.example:app:0.3.0:churn", before("age", "no", "yes"));
        given.version("0.3.1");

        assertThat(refusals(CHURN))
                .containsExactly(BREAKS.replace("1.0.0", "0.3.0")
                        .formatted("0.3.1", "Raise the minor version, to 0.4.0, or take back what breaks" + ALLOW));

        given.version("0.4.0");
        assertThat(refusals(CHURN)).isEmpty();
    }

    @Test
    void aRaisedMajorVersionIsToldAndPasses() throws IOException {
        given.version("2.0.0");

        assertThat(refusals(FAIL)).isEmpty();
        assertThat(given.log.info)
                .containsExactly("Model 'churn' breaks those who use " + RELEASE + ", as version 2.0.0 tells them:"
                        + CHANGES.stripTrailing());
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void aSnapshotThatIsComparedWarns() throws IOException {
        given.version("1.1.0-SNAPSHOT");

        assertThat(refusals(compared("RELEASE", Compatibility.BY_VERSION))).isEmpty();
        assertThat(given.log.warn)
                .containsExactly(BREAKS.formatted("1.1.0-SNAPSHOT", "A release fails for that. " + RAISE + ALLOW));
    }

    @Test
    void theChoiceCountsForReleasesAndSnapshotsAlike() throws IOException {
        assertThat(refusals(WARN)).isEmpty();
        assertThat(given.log.warn).containsExactly(BREAKS.formatted("1.1.0", RAISE + "."));

        given.version("1.1.0-SNAPSHOT");
        assertThat(refusals(FAIL)).containsExactly(BREAKS.formatted("1.1.0-SNAPSHOT", RAISE + ALLOW));
    }

    @Test
    void nothingIsAskedWhereNothingIsCompared() throws IOException {
        assertThat(refusals(choosing(Compatibility.NONE))).isEmpty();
        given.version("1.1.0-SNAPSHOT");
        assertThat(refusals(CHURN)).isEmpty();

        assertThat(given.released.asked).isEmpty();
        assertThat(given.log.warn).isEmpty();
        assertThat(given.log.debug).containsExactly(NOBODY + "no release is looked for.");
    }

    @Test
    void versionsThatAreNoThreeNumbersWarnUnlessEveryBreakFails() throws IOException {
        given.version("1.1");
        String sentence = "Model 'churn' breaks those who use " + RELEASE + ":" + CHANGES
                + "Whether the version tells them is not known: '1.1' is no version of three numbers, such as 1.4.0. ";

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn).containsExactly(sentence + "Tell them, or take back what breaks.");
        assertThat(refusals(FAIL)).containsExactly(sentence + "Take back what breaks" + ALLOW);
    }

    @Test
    void aFileAndAnotherArtifactHaveNoVersionToCompare() throws IOException {
        bundle(folder.resolve("models/old.zip"), before("age", "no", "yes"));

        assertThat(refusals(compared("models/old.zip", Compatibility.BY_VERSION)))
                .isEmpty();
        released("org.shop:shop:1.0.0:churn", before("age", "no", "yes"));
        assertThat(refusals(compared("org.shop:shop:1.0.0", Compatibility.BY_VERSION)))
                .isEmpty();

        String sentence = "Model 'churn' breaks those who use %s:" + CHANGES
                + "Whether the version tells them is not known: %s. Tell them, or take back what breaks.";
        assertThat(given.log.warn)
                .containsExactly(
                        sentence.formatted("models/old.zip", "models/old.zip is a file, which has no version"),
                        sentence.formatted(
                                "org.shop:shop:1.0.0:churn",
                                "org.shop:shop:1.0.0:churn is of another artifact, which has versions of its own"));
    }

    @Test
    void whatBreaksNothingIsTold() throws IOException {
        now(before("age", "no", "yes"));

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.info).containsExactly("churn: breaks nothing for those who use " + RELEASE);
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void aLostCategoryIsWarnedOf() throws IOException {
        released(RELEASE, plans("basic", "gold"));
        now(plans("basic"));

        assertThat(refusals(FAIL)).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("Model 'churn' is not what those know who use " + RELEASE
                        + ":\n  - column 'plan' has lost the category 'gold': to the model, these are like any that it does"
                        + " not know\nIf this is not meant, look at what has changed in the data.");
    }

    @Test
    void aReleaseThatNobodyAskedToCompareWarnsWhereNobodyCanTell() throws IOException {
        given.released.answer = new ReleasedModels.Unavailable("repository 'x' did not answer");

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn).containsExactly(DOWN + AGAIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_VERSION", "FAIL"})
    void oneThatIsComparedFailsThere(Compatibility choice) throws IOException {
        given.released.answer = new ReleasedModels.Unavailable("repository 'x' did not answer");

        assertThat(refusals(compared("RELEASE", choice))).containsExactly(DOWN + AGAIN);
    }

    @Test
    void theChoiceToWarnIsForWhatNobodyCanTellToo() throws IOException {
        given.released.answer = new ReleasedModels.Unavailable("repository 'x' did not answer");

        assertThat(refusals(WARN)).isEmpty();
        assertThat(given.log.warn).containsExactly(DOWN + "Compare it before it is released.");
    }

    @Test
    void aBundleThatCannotBeReadIsNoComparison() throws IOException {
        Path broken = given.write("models/old.zip", "<html>401</html>");

        assertThat(refusals(compared("models/old.zip", Compatibility.FAIL)))
                .containsExactly("Model 'churn' may break those who use it, or not: the bundle models/old.zip"
                        + " cannot be read: " + broken.toRealPath()
                        + " is no readable model bundle: zip END header not found. " + AGAIN);
    }

    @Test
    void aStoredModelThatContradictsItselfIsNoComparison() throws IOException {
        store(before("age", "no", "no"));
        given.version("1.1.0-SNAPSHOT");

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("Model 'churn' may break those who use it, or not: src/models/churn.json cannot be"
                        + " read: model.json of src/models/churn.json is not as it must be: a label is there twice. "
                        + AGAIN);
    }

    @Test
    void theFirstReleaseBreaksNobody() throws IOException {
        given.released.answer = new ReleasedModels.None("there is no released version");

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn).isEmpty();
        assertThat(given.log.debug).containsExactly(NOBODY + "there is no released version.");
        assertThat(refusals(FAIL)).isEmpty();
        assertThat(given.log.warn).containsExactly(NOBODY + "there is no released version.");
    }

    @Test
    void whereNothingIsReleasedTheStoredModelIsWhatCounts() throws IOException {
        store(before("age", "no", "yes"));
        given.version("1.1.0-SNAPSHOT");

        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("Model 'churn' is not what the one in src/models was:" + CHANGES
                        + "Whoever uses that one sees it. If this is not meant, look at what has changed in the data.");

        given.log.warn.clear();
        store(before("years", "maybe", "no", "yes"));
        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void aSnapshotMayGoWithoutARepository() throws IOException {
        given.version("1.1.0-SNAPSHOT");
        given.onUnavailable = OnUnavailable.WARN;
        given.released.answer = new ReleasedModels.Unavailable("repository 'x' did not answer");

        assertThat(refusals(FAIL)).isEmpty();
        assertThat(given.log.warn).containsExactly(NOBODY + "repository 'x' did not answer.");
    }

    @Test
    void aModelThatTheReleasedJarHadAndThatIsGoneBreaksToo() throws IOException {
        now(before("age", "no", "yes"));
        Path jar = GivenJar.of(folder.resolve("fetched/app.jar"))
                .with("META-INF/mlmodel/claim/model.onnx", "a graph")
                .with("META-INF/mlmodel/churn/model.onnx", "a graph")
                .with("META-INF/mlmodel/carried/model.onnx", "a graph")
                .write();
        given.write("target/classes/META-INF/mlmodel/carried/model.onnx", "a graph of a dependency");
        given.origins.configure(CHURN);
        given.released.jar = new ReleasedModels.Found("com.example:app:1.0.0", jar);
        String sentence = "The jar breaks those who use com.example:app:1.0.0, and version 1.1.0 does not tell them:"
                + "\n  - model 'claim' is gone: code that loads it finds none\n" + RAISE;

        assertThat(refusals(CHURN))
                .containsExactly(sentence + ", or write <compatibility>warn</compatibility> into each <model>.");
        assertThat(refusals(WARN)).isEmpty();
        assertThat(given.log.warn).containsExactly(sentence + ".");

        given.log.warn.clear();
        given.released.jar = new ReleasedModels.Unavailable("repository 'x' did not answer");
        assertThat(refusals(WARN)).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("The jar may break those who use it, or not: repository 'x' did not answer. Compare it"
                        + " before it is released.");

        given.log.warn.clear();
        given.released.jar = new ReleasedModels.Found("com.example:app:1.0.0", jar);
        assertThat(refusals(choosing(Compatibility.NONE))).isEmpty();
        given.packaging("pom");
        assertThat(refusals(CHURN)).isEmpty();
        given.packaging("jar").version("2.0.0");
        assertThat(refusals(CHURN)).isEmpty();
        assertThat(given.log.warn).isEmpty();
        assertThat(given.log.info)
                .contains("The jar breaks those who use com.example:app:1.0.0, as version 2.0.0 tells them:"
                        + "\n  - model 'claim' is gone: code that loads it finds none");
    }

    private List<String> refusals(ConfiguredModel model) throws IOException {
        return new CompatibilityCheck(given.module(), given.origins).refusals(List.of(model));
    }

    private static ConfiguredModel choosing(Compatibility choice) {
        return CHURN.withBaseline(ConfiguredBaseline.NONE.with(choice));
    }

    private static ConfiguredModel compared(String named, Compatibility choice) {
        return CHURN.withBaseline(new ConfiguredBaseline(named, false, GateChanges.WARN, null).with(choice));
    }

    private static GivenDescription before(String column, String... labels) {
        return GivenDescription.classifier("churn", labels).columns(ColumnKind.NUMERIC, column);
    }

    private static GivenDescription plans(String... known) {
        return GivenDescription.classifier("churn", "no", "yes")
                .columns(ColumnKind.CATEGORICAL, "plan")
                .seen("plan", new SeenValues.Categories(List.of(known)));
    }

    private void now(GivenDescription description) throws IOException {
        AtomicFiles.write(given.file("churn", ModelFile.DESCRIPTION), Json.write(description.build()));
    }

    private void released(String coordinates, GivenDescription description) throws IOException {
        Path zip = folder.resolve("fetched/" + coordinates.replace(':', '-') + ".zip");
        bundle(zip, description);
        given.released.answer = new ReleasedModels.Found(coordinates, zip);
    }

    private void bundle(Path zip, GivenDescription description) throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(ModelFile.MODEL.in(files), "a graph");
        Files.writeString(ModelFile.DESCRIPTION.in(files), Json.write(description.build()));
        Files.createDirectories(zip.toAbsolutePath().getParent());
        BundleWriter.write(zip, files, Instant.EPOCH);
    }

    private void store(GivenDescription description) throws IOException {
        FakeWorkers workers = new FakeWorkers();
        GivenModule other = GivenModule.in(folder.resolve("other"));
        new GivenModels(other, workers).train(CHURN);
        new GivenModels(other, workers).test(CHURN);
        StoredModel.store(other.workspace().model("churn"), folder.resolve("src/models"), "churn");
        Path json = folder.resolve("src/models/churn.json");
        JsonObject stored = Json.read(json, JsonObject.class);
        stored.add("description", Json.read(Json.write(description.build()), JsonObject.class));
        Files.writeString(json, stored.toString());
    }
}
