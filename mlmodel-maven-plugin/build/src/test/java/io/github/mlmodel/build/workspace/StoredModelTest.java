package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelTest {

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

        assertThat(stored.evaluation().scores().metrics()).containsEntry("accuracy", 0.9);
        assertThat(RecordedFingerprint.ofWholeModel(folder.resolve("target")))
                .map(RecordedFingerprint::key)
                .contains(GivenModel.fingerprint("churn", "1").key());
        assertThat(folder.resolve("target").resolve(ModelFiles.EVALUATION)).doesNotExist();
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
    void anotherFormatIsNone() throws IOException {
        Path json = models.resolve("churn.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"format\": \\d+", "\"format\": 0"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
    }

    @Test
    void oneFileAloneIsNone() throws IOException {
        Files.delete(models.resolve("churn.json"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
        assertThat(StoredModel.read(models, "gone")).isEmpty();
    }
}
