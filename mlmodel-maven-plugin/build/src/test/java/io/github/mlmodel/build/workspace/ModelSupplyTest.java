package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.workspace.ModelSupply.Decision;
import io.github.mlmodel.build.workspace.ModelSupply.SuppliedFrom;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelSupplyTest {

    private static final Fingerprint NOW = GivenModel.fingerprint("churn", "1");
    private static final String SHORT = Fingerprint.shortened(NOW.key());

    @TempDir
    Path folder;

    private Workspace workspace;
    private ModelCache cache;

    @BeforeEach
    void makeAWorkspace() {
        workspace = GivenModel.workspace(folder);
        cache = new ModelCache(folder.resolve("cache"), 1 << 20);
    }

    @Test
    void whatIsNowhereIsTrained() throws IOException {
        Decision decision = decide(TrainingMode.WHEN_STALE);

        assertThat(decision)
                .isEqualTo(new Decision(SuppliedFrom.TRAINING, "churn: training, because there is no model yet", ""));
        assertThat(supply().supply(NOW, decision)).isFalse();
    }

    @Test
    void whatStandsInItsFolderComesFirst() throws IOException {
        inTarget("1");
        cache.keep(NOW.key(), workspace.model("churn"));

        Decision decision = decide(TrainingMode.WHEN_STALE);

        assertThat(decision)
                .isEqualTo(new Decision(SuppliedFrom.TARGET, "churn: up to date (fingerprint " + SHORT + ")", ""));
        assertThat(supply().supply(NOW, decision)).isTrue();
    }

    @Test
    void thenComesTheCache() throws IOException {
        inTarget("1");
        store();
        cache.keep(NOW.key(), workspace.model("churn"));
        Folders.delete(folder.resolve("target"));

        Decision decision = decide(TrainingMode.WHEN_STALE);

        assertThat(decision.source()).isEqualTo(SuppliedFrom.CACHE);
        assertThat(decision.line()).isEqualTo("churn: reused from the cache (fingerprint " + SHORT + ")");
        assertThat(supply().supply(NOW, decision)).isTrue();
        assertThat(ModelFile.MODEL.in(workspace.model("churn"))).hasContent("graph");
    }

    @Test
    void anEntryOfTheCacheThatHasGoneSinceIsTrained() throws IOException {
        inTarget("1");
        cache.keep(NOW.key(), workspace.model("churn"));
        Folders.delete(folder.resolve("target"));
        Decision decision = decide(TrainingMode.WHEN_STALE);
        Folders.delete(folder.resolve("cache"));

        assertThat(supply().supply(NOW, decision)).isFalse();
    }

    @Test
    void thenComesTheStoredModel() throws IOException {
        inTarget("1");
        store();
        Folders.delete(folder.resolve("target"));

        Decision decision = decide(TrainingMode.WHEN_STALE);

        assertThat(decision.source()).isEqualTo(SuppliedFrom.STORED);
        assertThat(decision.line()).isEqualTo("churn: reused from src/models (fingerprint " + SHORT + ")");
        assertThat(supply().supply(NOW, decision)).isTrue();
        assertThat(ModelFile.MODEL.in(workspace.model("churn"))).hasContent("graph");
    }

    @Test
    void filesThatWereChangedByHandAreNamedWhereTheyStand() throws IOException {
        workspace = new Workspace(
                Checkout.around(folder, folder, List.of()),
                folder.resolve("out/mlmodel"),
                folder.resolve("out"),
                folder.resolve("stored"));
        inTarget("1");
        Files.writeString(ModelFile.MODEL.in(workspace.model("churn")), "by hand");

        assertThat(decide(TrainingMode.WHEN_STALE).line())
                .isEqualTo("churn: training, because the files in out/mlmodel/churn were changed or are incomplete");
    }

    @Test
    void changesAreNamedAndBeyondThreeCounted() throws IOException {
        inTarget("0");
        assertThat(decide(TrainingMode.WHEN_STALE).line()).isEqualTo("churn: training, because a changed (0 → 1)");

        inTarget("0", "0", "0", "0", "0");
        assertThat(supply().decide(GivenModel.fingerprint("churn", "1", "1", "1", "1", "1"))
                        .line())
                .isEqualTo(
                        "churn: training, because a changed (0 → 1), b changed (0 → 1), c changed (0 → 1) and 2 more");
    }

    @Test
    void aFileWithOtherLineEndsIsSaidToHaveThem() throws IOException {
        Files.writeString(folder.resolve("churn.csv"), "a\r\n1\r\n");
        GivenModel.write(workspace.model("churn"), ofRows("a\n1\n"), "graph");

        Decision decision = supply().decide(ofRows("a\r\n1\r\n"));

        assertThat(decision.line())
                .isEqualTo(
                        "churn: training, because churn.csv differs from the recorded one in its line ends only (CR LF"
                                + " here): put 'churn.csv -text' into .gitattributes, and check it out again");
    }

    private static Fingerprint ofRows(String rows) {
        Fingerprint of = GivenModel.fingerprint("churn");
        Input source = Input.file("source 1", "churn.csv", Digest.of(rows));
        return new Fingerprint(of.model(), of.specification(), List.of(source), null);
    }

    @Test
    void aStaleStoredModelSaysWhatChangedWhereNothingElseIsThere() throws IOException {
        inTarget("0");
        store();
        Folders.delete(folder.resolve("target"));

        assertThat(decide(TrainingMode.WHEN_STALE).line()).isEqualTo("churn: training, because a changed (0 → 1)");
    }

    @Test
    void alwaysTrainsWhatIsUpToDate() throws IOException {
        inTarget("1");

        assertThat(decide(TrainingMode.ALWAYS))
                .isEqualTo(
                        new Decision(SuppliedFrom.TRAINING, "churn: training, because mlmodel.training is always", ""));
    }

    @Test
    void neverTakesTheStoredModelEvenIfAnotherStandsInItsFolder() throws IOException {
        inTarget("1");
        store();
        GivenModel.write(workspace.model("churn"), "churn", "another graph", "2");

        Decision decision = decide(TrainingMode.NEVER);
        supply().supply(NOW, decision);

        assertThat(decision.line())
                .isEqualTo(
                        "churn: taken from src/models, because mlmodel.training is never (fingerprint " + SHORT + ")");
        assertThat(ModelFile.MODEL.in(workspace.model("churn"))).hasContent("graph");
    }

    @Test
    void neverRefusesAModelThatIsNotStored() throws IOException {
        inTarget("1");

        assertThatThrownBy(() -> decide(TrainingMode.NEVER))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "mlmodel.training is never, but src/models holds no whole model 'churn' (churn.onnx with its"
                                + " churn.json). Train and store it: mvn verify -Dmlmodel.store.");
    }

    @Test
    void neverRefusesAStaleModelUnlessThatIsAllowed() throws IOException {
        inTarget("0");
        store();

        assertThatThrownBy(() -> decide(TrainingMode.NEVER))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Model 'churn' in src/models is stale: a changed (0 → 1). Train it again and store it (mvn"
                        + " verify -Dmlmodel.store), or grade it as it is (-Dmlmodel.allowStale).");

        Decision decision = supply(TrainingMode.NEVER, true).decide(NOW);

        assertThat(decision.source()).isEqualTo(SuppliedFrom.STORED);
        assertThat(decision.warning())
                .isEqualTo("churn: the model in src/models is stale: a changed (0 → 1); it is graded as it is, because"
                        + " mlmodel.allowStale is set");
    }

    @Test
    void neverNamesTheOlderFormatOfAStoredModel() throws IOException {
        inTarget("1");
        store();
        ofFormatOne();

        assertThatThrownBy(() -> supply(TrainingMode.NEVER, true).decide(NOW))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "mlmodel.training is never, but src/models/churn.json has the older format 1, and this version"
                                + " of the plugin reads format 5. Store it anew: mvn verify -Dmlmodel.store"
                                + " -Dmlmodel.training=when-stale.");
    }

    @Test
    void aStoredModelOfAnOlderFormatIsTrainedAnewWithAWarning() throws IOException {
        inTarget("1");
        store();
        ofFormatOne();

        assertThat(decide(TrainingMode.WHEN_STALE).source()).isEqualTo(SuppliedFrom.TARGET);

        Folders.delete(workspace.model("churn"));

        assertThat(decide(TrainingMode.WHEN_STALE))
                .isEqualTo(
                        new Decision(
                                SuppliedFrom.TRAINING,
                                "churn: training, because there is no model yet",
                                "churn: the stored model is not used: src/models/churn.json has the older format 1, and this"
                                        + " version of the plugin reads format 5. Store it anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale."));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFile.class,
            names = {"FINGERPRINT", "DESCRIPTION"})
    void whatANewerVersionLeftInTargetIsTrainedAnew(ModelFile newer) throws IOException {
        inTarget("1");
        Path file = workspace.file("churn", newer);
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\": \\d+", "\"format\": 9"));
        if (newer == ModelFile.DESCRIPTION) {
            Files.writeString(
                    workspace.file("churn", ModelFile.FINGERPRINT),
                    Json.write(RecordedFingerprint.of(NOW, workspace.model("churn"))));
        }

        Decision decision = decide(TrainingMode.WHEN_STALE);

        assertThat(decision.source()).isEqualTo(SuppliedFrom.TRAINING);
        assertThat(decision.line())
                .isEqualTo("churn: training, because target/mlmodel/churn/" + newer
                        + " has the newer format 9, and this version of the plugin reads format "
                        + (newer == ModelFile.DESCRIPTION ? ModelDescription.FORMAT : RecordedFingerprint.FORMAT));
    }

    @Test
    void aStoredModelThatWasNotFetchedIsNeitherTrainedInSilenceNorSaidNotToBeThere() throws IOException {
        inTarget("1");
        store();
        Folders.delete(folder.resolve("target"));
        Files.writeString(
                workspace.stored().resolve("churn.onnx"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        String fault = "src/models/churn.onnx is a pointer of Git LFS, and not the file itself. Fetch the file: git lfs"
                + " pull.";

        assertThat(decide(TrainingMode.WHEN_STALE).warning())
                .isEqualTo("churn: the stored model is not used: " + fault);
        assertThatThrownBy(() -> decide(TrainingMode.NEVER)).hasMessage("mlmodel.training is never, but " + fault);
    }

    @Test
    void foldersWhereFilesAreToBePutAreNamedBeforeATraining() throws IOException {
        Files.createDirectories(ModelFile.MODEL.in(workspace.model("churn")));
        Files.createDirectories(ModelFile.GRADE.in(workspace.inOutput("churn")));

        assertThatThrownBy(() -> decide(TrainingMode.WHEN_STALE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "The files of model 'churn' cannot be put down: target/mlmodel/churn/model.onnx is a folder;"
                                + " target/classes/META-INF/mlmodel/churn/grade.json is a folder. Remove what stands there: mvn"
                                + " clean.");
    }

    @Test
    void aFileInPlaceOfTheModelsFolderIsNamedBeforeATraining() throws IOException {
        Files.createDirectories(workspace.target());
        Files.writeString(workspace.model("churn"), "file");

        assertThatThrownBy(() -> decide(TrainingMode.ALWAYS))
                .hasMessage(
                        "The files of model 'churn' cannot be put down: target/mlmodel/churn is no folder. Remove what"
                                + " stands there: mvn clean.");
    }

    /** As the first version stored it, whose evaluation was of another form. */
    private void ofFormatOne() throws IOException {
        Path json = workspace.stored().resolve("churn.json");
        String text = Files.readString(json);
        Files.writeString(
                json,
                text.replaceFirst("\"format\": 5", "\"format\": 1").replaceFirst("(?s)\"basis\": \\{.*?\\},", ""));
    }

    @Test
    void decidingChangesNothing() throws IOException {
        decide(TrainingMode.WHEN_STALE);

        assertThat(folder).isEmptyDirectory();
    }

    /** A bit that flipped in the cache, or the names of another project with equal inputs. */
    @Test
    void whatNoKeyVouchesForIsRecordedAsThisProjectNamesIt() throws IOException {
        inTarget("1");
        Path recorded = workspace.file("churn", ModelFile.FINGERPRINT);
        String before = Files.readString(recorded);
        String named = before.replaceFirst("\"name\": \"", "\"name\": \"~");
        assertThat(named).isNotEqualTo(before);
        Files.writeString(recorded, named);
        cache.keep(NOW.key(), workspace.model("churn"));
        Folders.delete(workspace.model("churn"));

        assertThat(supply().supply(NOW, decide(TrainingMode.WHEN_STALE))).isTrue();

        assertThat(recorded).hasContent(before);
    }

    private void inTarget(String... settings) throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", settings);
    }

    private void store() throws IOException {
        StoredModel.store(workspace.model("churn"), workspace.stored(), "churn");
    }

    private Decision decide(TrainingMode mode) throws IOException {
        return supply(mode, false).decide(NOW);
    }

    private ModelSupply supply() {
        return supply(TrainingMode.WHEN_STALE, false);
    }

    private ModelSupply supply(TrainingMode mode, boolean allowStale) {
        return new ModelSupply(workspace, cache, Secrets.none(), mode, allowStale);
    }
}
