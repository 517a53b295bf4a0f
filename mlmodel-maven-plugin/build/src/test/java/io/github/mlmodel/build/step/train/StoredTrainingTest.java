package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of {@code src/models} in the place of trainings. */
class StoredTrainingTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
    }

    @Test
    void aStoredModelIsReused() throws IOException {
        storeChurn();

        build.train(CHURN);

        assertThat(workers.runs).isEmpty();
        assertThat(given.log.info).singleElement().asString().startsWith("churn: reused from src/models (fingerprint ");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
    }

    @Test
    void neverTakesTheStoredModel() throws IOException {
        storeChurn();

        TrainOutcome outcome = build.train(TrainingMode.NEVER, false, CHURN);

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of()));
        assertThat(given.log.info)
                .singleElement()
                .asString()
                .startsWith("churn: taken from src/models, because mlmodel.training is never (fingerprint ");
    }

    @Test
    void neverRefusesStaleAndMissingModelsAtOnce() throws IOException {
        storeChurn();
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        TrainOutcome outcome = build.train(TrainingMode.NEVER, false, CHURN, CLAIM);

        assertThat(((TrainOutcome.Refused) outcome).why().sentence().replaceAll("\\(....… → ....…\\)", "(1 → 2)"))
                .isEqualTo("Nothing was trained, because of 2 problems:\n"
                        + "  - Model 'churn' in src/models is stale: datasets/churn.csv changed (1 → 2). Train"
                        + " it again and store it (mvn verify -Dmlmodel.store), or grade it as it is"
                        + " (-Dmlmodel.allowStale).\n"
                        + "  - mlmodel.training is never, but src/models holds no whole model 'claim'"
                        + " (claim.onnx with its claim.json). Train and store it: mvn verify -Dmlmodel.store.");
        assertThat(outcome.failure()).map(StepFailure::user).contains(true);
        assertThat(workers.runs).isEmpty();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void aStaleStoredModelIsTakenWithAWarningWhereThatIsAllowed() throws IOException {
        storeChurn();
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        build.train(TrainingMode.NEVER, true, CHURN);

        assertThat(given.log.warn)
                .singleElement()
                .asString()
                .startsWith("churn: the model in src/models is stale: datasets/churn.csv changed (")
                .endsWith("; it is graded as it is, because mlmodel.allowStale is set");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
    }

    /** What the message of an attempt to store it says is enough. */
    @Test
    void aModelThatAnotherVersionDescribedCanBeStoredAfterABuildWithoutTraining() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        Path description = given.file("churn", ModelFile.DESCRIPTION);
        Files.writeString(
                description, Files.readString(description).replace("\"samples\":", "\"extra\": 1, \"samples\":"));
        Files.writeString(
                given.file("churn", ModelFile.FINGERPRINT),
                Json.write(RecordedFingerprint.of(
                        given.module().inputs().fingerprint(CHURN),
                        given.workspace().model("churn"))));
        assertThatThrownBy(() -> StoredModel.store(
                        given.workspace().model("churn"), given.workspace().stored(), "churn"))
                .hasMessageEndingWith("Run 'mvn verify -Dmlmodel.store', which brings it into the form of this one.");

        build.train(CHURN);
        build.test(CHURN);
        StoredModel.store(given.workspace().model("churn"), given.workspace().stored(), "churn");

        assertThat(workers.trained).hasSize(1);
        assertThat(StoredModel.read(given.workspace().stored(), "churn")).isPresent();
    }

    @Test
    void aStoredModelOfAnotherFormatIsStoredAnewByABuildThatStores() throws IOException {
        storeChurn();
        Path stored = given.workspace().stored().resolve("churn.json");
        Files.writeString(stored, Files.readString(stored).replaceFirst("\"format\": \\d+", "\"format\": 1"));
        build.train(CHURN);
        assertThat(given.log.warn)
                .anyMatch(line ->
                        line.endsWith("Store it anew: mvn verify -Dmlmodel.store -Dmlmodel.training=when-stale."));

        build.train(CHURN);
        build.test(CHURN);
        StoredModel.store(given.workspace().model("churn"), given.workspace().stored(), "churn");

        assertThat(StoredModel.read(given.workspace().stored(), "churn")).isPresent();
    }

    private void storeChurn() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        StoredModel.store(given.workspace().model("churn"), given.workspace().stored(), "churn");
        Folders.delete(folder.resolve("target"));
        Folders.delete(folder.resolve("cache"));
        given.log.info.clear();
        given.log.warn.clear();
        workers.runs.clear();
        assertThat(Files.exists(folder.resolve("src/models/churn.onnx"))).isTrue();
    }
}
