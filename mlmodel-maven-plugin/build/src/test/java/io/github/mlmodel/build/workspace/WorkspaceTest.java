package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    private static final FileTime EARLIER = FileTime.fromMillis(1_000_000);

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void makeAWorkspace() {
        workspace = GivenModel.workspace(folder);
    }

    @Test
    void foldersAreShownRelativeToTheProject() {
        assertThat(workspace.shown()).isEqualTo("target/mlmodel");
        assertThat(workspace.shown("churn")).isEqualTo("target/mlmodel/churn");
        assertThat(workspace.shown(folder.resolve("target"))).isEqualTo("target");
    }

    @Test
    void anotherBuildFolderIsShownAsItIs() {
        Workspace other = new Workspace(
                Checkout.around(folder, folder, List.of()), folder.resolve("../out/mlmodel"), folder, folder);

        assertThat(other.shown("churn")).isEqualTo("../out/mlmodel/churn");
    }

    @Test
    void whatKilledBuildsLeftIsSweptAndNothingElse() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        workspace.publish("churn");
        List<Path> whole = new ArrayList<>(Folders.files(folder));
        Files.createDirectories(workspace.work("churn", "train"));
        AtomicFiles.write(workspace.target().resolve(".work/run-1/request.json"), "{}");
        AtomicFiles.write(workspace.target().resolve(".compile-1/A.class"), "");
        AtomicFiles.write(workspace.target().resolve(".sources-1/A.java"), "");
        AtomicFiles.write(workspace.target().resolve(".train-classes/A.class"), "");
        AtomicFiles.temporaryBeside(ModelFile.MODEL.in(workspace.model("churn")));
        AtomicFiles.temporaryBeside(ModelFile.FINGERPRINT.in(workspace.inOutput("churn")));
        AtomicFiles.temporaryBeside(workspace.target().resolve(".train-classes.sha256"));
        AtomicFiles.temporaryBeside(workspace.stored().resolve("churn.onnx"));

        workspace.sweep();

        whole.add(workspace.target().resolve(".train-classes/A.class"));
        assertThat(Folders.files(folder)).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(workspace.target().resolve(".work")).isEmptyDirectory();
        assertThat(workspace.target().resolve(".compile-1")).doesNotExist();
    }

    @Test
    void sweepingWhereNothingIsMakesNothing() throws IOException {
        workspace.sweep();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void installMovesWhatATrainingLeft() throws IOException {
        Path work = Files.createDirectories(workspace.work("churn", "train"));
        GivenModel.write(work, "churn", "graph", "1");

        workspace.install("churn", work);

        assertThat(ModelFile.MODEL.in(work)).doesNotExist();
        assertThat(RecordedFingerprint.ofWholeModel(workspace.model("churn"))).isPresent();
    }

    @Test
    void publishCopiesWhatShipsAndNothingElse() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        Files.writeString(ModelFile.REPORT.in(workspace.model("churn")), "report");

        workspace.publish("churn");

        Path published = folder.resolve("target/classes/META-INF/mlmodel/churn");
        assertThat(ModelFile.MODEL.in(published)).hasContent("graph");
        assertThat(ModelFile.DESCRIPTION.in(published)).exists();
        assertThat(ModelFile.REPORT.in(published)).doesNotExist();
    }

    @Test
    void publishLeavesEqualFilesUntouchedAndRemovesWhatIsGone() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        Path grade = Files.writeString(ModelFile.GRADE.in(workspace.model("churn")), "grade");
        workspace.publish("churn");
        Path model = ModelFile.MODEL.in(workspace.inOutput("churn"));
        Files.setLastModifiedTime(model, EARLIER);
        Files.delete(grade);

        workspace.publish("churn");

        assertThat(Files.getLastModifiedTime(model)).isEqualTo(EARLIER);
        assertThat(ModelFile.GRADE.in(workspace.inOutput("churn"))).doesNotExist();
    }

    @Test
    void publishRemovesWhatAKilledBuildLeftHalfWrittenAndNothingElse() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        Path published = Files.createDirectories(workspace.inOutput("churn"));
        Files.writeString(published.resolve(".fingerprint.json.1f2e3d4c5b6a7988.tmp"), "half");
        Files.writeString(published.resolve("notes.tmp"), "somebody's own");

        workspace.publish("churn");

        assertThat(published).isDirectoryNotContaining("glob:**.1f2e3d4c5b6a7988.tmp");
        assertThat(published.resolve("notes.tmp")).exists();
    }

    @Test
    void whatWasPublishedAndIsConfiguredNoMoreIsWithdrawn() throws IOException {
        publish("churn", "old");

        List<String> withdrawn = workspace.withdrawAllBut(Set.of("churn"));

        assertThat(withdrawn).containsExactly("old");
        assertThat(workspace.model("old")).doesNotExist();
        assertThat(workspace.inOutput("old")).doesNotExist();
        assertThat(ModelFile.MODEL.in(workspace.model("churn"))).exists();
        assertThat(ModelFile.MODEL.in(workspace.inOutput("churn"))).exists();
        assertThat(workspace.withdrawAllBut(Set.of("churn"))).isEmpty();
    }

    @Test
    void whatNoBuildHasPublishedIsLeftAlone() throws IOException {
        publish("churn");
        GivenModel.write(workspace.model("theirs"), "theirs", "graph", "1");
        Path unpacked = Files.createDirectories(workspace.inOutput("unpacked"));

        assertThat(workspace.withdrawAllBut(Set.of("churn"))).isEmpty();
        assertThat(workspace.model("theirs")).exists();
        assertThat(unpacked).exists();
    }

    /** Paths stay in the test's own folder, so that code without the check can delete nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"models\": [\"..\", \"../classes\", \"OUTSIDE\", \"\", \"Churn\"]}",
                "{\"models\": null}",
                "{\"models\": [null]}",
                "{}",
                "[]",
                "cut of"
            })
    void aRecordThatIsNoneOfOursDeletesNothing(String record) throws IOException {
        publish("churn");
        Path outside = Files.createDirectories(folder.resolve("outside")).toAbsolutePath();
        Files.writeString(
                workspace.target().resolve("published.json"),
                record.replace("OUTSIDE", outside.toString().replace("\\", "\\\\")));

        assertThat(workspace.withdrawAllBut(Set.of())).isEmpty();
        assertThat(ModelFile.MODEL.in(workspace.model("churn"))).exists();
        assertThat(ModelFile.MODEL.in(workspace.inOutput("churn"))).exists();
        assertThat(outside).exists();
    }

    @Test
    void theRecordIsWrittenBeforeTheFirstFileAndNotAgain() throws IOException {
        workspace.publish("churn");
        Path record = workspace.target().resolve("published.json");
        Files.setLastModifiedTime(record, EARLIER);

        workspace.publish("churn");

        assertThat(record).content().isEqualToIgnoringWhitespace("{\"models\": [\"churn\"]}");
        assertThat(Files.getLastModifiedTime(record)).isEqualTo(EARLIER);
    }

    private void publish(String... models) throws IOException {
        for (String model : models) {
            GivenModel.write(workspace.model(model), model, "graph", "1");
            workspace.publish(model);
        }
    }

    @Test
    void anotherDescriptionChangesTheDescriptionAlone() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        String key = GivenModel.fingerprint("churn", "1").key();

        workspace.describe("churn", "Who leaves.");

        Path model = workspace.model("churn");
        assertThat(Json.read(ModelFile.DESCRIPTION.in(model), ModelDescription.class)
                        .description())
                .isEqualTo("Who leaves.");
        assertThat(RecordedFingerprint.ofWholeModel(model))
                .map(RecordedFingerprint::key)
                .contains(key);
    }

    @Test
    void whatAnotherVersionWroteIsWrittenAsThisVersionWritesIt() throws IOException {
        Path model = workspace.model("churn");
        GivenModel.write(model, "churn", "graph", "1");
        Path file = ModelFile.DESCRIPTION.in(model);
        String ours = Files.readString(file);
        Files.writeString(file, ours.replace("\"samples\":", "\"more\": 1, \"samples\":"));
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(GivenModel.fingerprint("churn", "1"), model)));

        workspace.describe("churn", "");

        assertThat(file).hasContent(ours);
        assertThat(RecordedFingerprint.ofWholeModel(model)).isPresent();
    }

    @Test
    void theSameDescriptionChangesNothing() throws IOException {
        GivenModel.write(workspace.model("churn"), "churn", "graph", "1");
        Path description = ModelFile.DESCRIPTION.in(workspace.model("churn"));
        Files.setLastModifiedTime(description, EARLIER);

        workspace.describe("churn", "");

        assertThat(Files.getLastModifiedTime(description)).isEqualTo(EARLIER);
    }
}
