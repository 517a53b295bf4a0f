package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelTest {

    private static final String ANEW = " Store it anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale.";

    private static final String RESTORE =
            ". Restore both files as they were stored (git checkout), or store it anew: mvn verify -Dmlmodel.store"
                    + " -Dmlmodel.training=when-stale.";

    @TempDir
    Path folder;

    private Path models;

    @BeforeEach
    void storeAModel() throws IOException {
        models = folder.resolve("src/models");
        GivenModel.write(folder.resolve("churn"), "churn", "graph", "1");
        StoredModel.store(folder.resolve("churn"), models, "churn");
    }

    @Test
    void isTwoFiles() {
        assertThat(models.resolve("churn.onnx")).hasContent("graph");
        assertThat(models).isDirectoryContaining("glob:**churn.json");
        assertThat(models.toFile().list()).hasSize(2);
    }

    @Test
    void givesBackAModelOfTheSameKey() throws IOException {
        StoredModel stored = StoredModel.read(models, "churn").orElseThrow();

        stored.copyTo(folder.resolve("target"), models, "churn");

        assertThat(stored.evaluation()
                        .getAsJsonObject("scores")
                        .getAsJsonObject("metrics")
                        .get("accuracy")
                        .getAsDouble())
                .isEqualTo(0.9);
        assertThat(RecordedFingerprint.ofWholeModel(folder.resolve("target")))
                .map(RecordedFingerprint::key)
                .contains(GivenModel.fingerprint("churn", "1").key());
        assertThat(ModelFile.EVALUATION.in(folder.resolve("target"))).doesNotExist();
    }

    @Test
    void whatAnotherVersionFoundOfItIsNotAsked() throws IOException {
        Path json = models.resolve("churn.json");
        String text = Files.readString(json);
        int evaluation = text.indexOf("\"evaluation\"");
        Files.writeString(
                json,
                text.substring(0, evaluation)
                        + "\"evaluation\": {\"format\": 1, \"scores\": {\"accuracy\": 0.9}}\n}\n");

        assertThat(StoredModel.read(models, "churn")).isPresent();
    }

    @Test
    void filesThatDoNotBelongTogetherAreNone() throws IOException {
        Files.writeString(models.resolve("churn.onnx"), "another graph");

        assertThat(StoredModel.read(models, "churn")).isEmpty();
    }

    @Test
    void aDescriptionThatWasEditedIsNone() throws IOException {
        Path json = models.resolve("churn.json");
        Files.writeString(json, Files.readString(json).replace("\"positive\": \"yes\"", "\"positive\": \"no\""));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
    }

    @Test
    void anotherFormatIsNoneAndNamed() throws IOException {
        Path json = models.resolve("churn.json");
        String text = Files.readString(json);

        Files.writeString(json, text.replaceFirst("\"format\": \\d+", "\"format\": 1"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
        assertThat(StoredFaults.of(models, "churn"))
                .contains("src/models/churn.json has the older format 1, and this version of the plugin reads format 5."
                        + ANEW);

        Files.writeString(json, text.replaceFirst("\"format\": \\d+", "\"format\": 6"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
        assertThat(StoredFaults.of(models, "churn"))
                .contains("src/models/churn.json has the newer format 6, and this version of the plugin reads format 5."
                        + ANEW);
    }

    @Test
    void aDescriptionOfAnotherVersionIsNotStored() throws IOException {
        Path older = folder.resolve("older");
        GivenModel.write(older, "churn", "older graph", "1");
        Path description = ModelFile.DESCRIPTION.in(older);
        String text = Files.readString(description);
        Files.writeString(description, text.replace("\"samples\":", "\"extra\": 1, \"samples\":"));
        Files.writeString(
                ModelFile.FINGERPRINT.in(older),
                Json.write(RecordedFingerprint.of(GivenModel.fingerprint("churn", "1"), older)));

        assertThatThrownBy(() -> StoredModel.store(older, models, "churn"))
                .hasMessage(
                        "Model 'churn' cannot be stored: its model.json was written by another version of the plugin."
                                + " Run 'mvn verify -Dmlmodel.store', which brings it into the form of this one.");
        assertThat(RecordedFingerprint.ofWholeModel(older)).isPresent();
        assertThat(models.resolve("churn.onnx")).hasContent("graph");
    }

    @Test
    void oneFileAloneIsNone() throws IOException {
        Files.delete(models.resolve("churn.json"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
        assertThat(StoredModel.read(models, "gone")).isEmpty();
    }

    @Test
    void aWholeModelHasNoFault() throws IOException {
        assertThat(StoredFaults.of(models, "churn")).isEmpty();
        assertThat(StoredFaults.of(models, "gone")).isEmpty();
    }

    @Test
    void aFileThatTrainersBeginWithStandsAlone() throws IOException {
        Files.delete(models.resolve("churn.json"));

        assertThat(StoredFaults.of(models, "churn")).isEmpty();
    }

    @Test
    void whatStandsInPlaceOfAStoredFileIsNamed() throws IOException {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";

        Files.writeString(models.resolve("churn.onnx"), pointer);
        assertThat(fault())
                .isEqualTo("src/models/churn.onnx is a pointer of Git LFS, and not the file itself. Fetch the file: git"
                        + " lfs pull.");

        Files.delete(models.resolve("churn.onnx"));
        Files.createDirectory(models.resolve("churn.onnx"));
        assertThat(fault()).isEqualTo("src/models/churn.onnx is a folder. Put a file in its place.");

        Files.delete(models.resolve("churn.onnx"));
        assertThat(fault())
                .isEqualTo("src/models/churn.json stands there without its churn.onnx. Add the file, or store the model"
                        + " anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale.");

        Files.writeString(models.resolve("churn.onnx"), "graph");
        Files.writeString(models.resolve("churn.json"), pointer);
        assertThat(fault())
                .isEqualTo("src/models/churn.json is a pointer of Git LFS, and not the file itself. Fetch the file: git"
                        + " lfs pull.");
    }

    @Test
    void aChangedFileSaysWhatItWasAndIs() throws IOException {
        Files.writeString(models.resolve("churn.onnx"), "another graph");

        assertThat(fault())
                .isEqualTo("src/models/churn.onnx is not the file that was stored: its SHA-256 is "
                        + Digest.of("another graph") + ", and churn.json records " + Digest.of("graph") + RESTORE);
    }

    @Test
    void aDamagedOrEditedDescriptionIsNamedAsThat() throws IOException {
        Path json = models.resolve("churn.json");
        String text = Files.readString(json);

        Files.writeString(json, "{}");
        assertThat(fault())
                .isEqualTo("src/models/churn.json is damaged: it is not what mlmodel.store writes" + RESTORE);

        Files.writeString(json, text.substring(0, text.length() / 2));
        assertThat(fault())
                .isEqualTo("src/models/churn.json is damaged: it is not what mlmodel.store writes" + RESTORE);

        Files.writeString(json, text.replace("\"positive\": \"yes\"", "\"positive\": \"no\""));
        assertThat(fault())
                .isEqualTo("src/models/churn.json was changed after it was stored: its description is not the recorded"
                        + " one" + RESTORE);
    }

    private String fault() throws IOException {
        return StoredFaults.of(models, "churn").orElseThrow();
    }
}
