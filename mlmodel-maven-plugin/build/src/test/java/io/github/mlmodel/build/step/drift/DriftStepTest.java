package io.github.mlmodel.build.step.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.DriftResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.DriftThresholds;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftStepTest {

    private static final CategoryStatistics PLAN =
            CategoryStatistics.of("plan", 0, Map.of("basic", 600L, "gold", 200L));
    private static final Statistics STATISTICS = new Statistics(1, "churn", 800, List.of(PLAN), 0);

    @TempDir
    private Path folder;

    private GivenModule given;
    private FakeWorkers workers;

    @BeforeEach
    void aLogOfToday() {
        given = GivenModule.in(folder);
        given.write("log.csv", "plan\nbasic\n");
        workers = new FakeWorkers();
        workers.today = new DriftResult(400, List.of(PLAN.today(0, Map.of("basic", 305L, "gold", 95L))));
    }

    private DriftOutcome run(ComparedModel from, boolean fail) throws IOException {
        return run(from, fail, "log.csv", GivenModule.model("churn"));
    }

    private DriftOutcome run(ComparedModel from, boolean fail, @Nullable String source, ConfiguredModel model)
            throws IOException {
        return new DriftStep(given.module(), workers)
                .run(new DriftRequest(List.of(model), source, false, from, new DriftThresholds(0.1, 0.1, 0.05), fail));
    }

    private void train(@Nullable String statistics) throws IOException {
        write(given.workspace().model("churn"), statistics);
    }

    private void write(Path model, @Nullable String statistics) throws IOException {
        Files.createDirectories(model);
        Files.writeString(ModelFile.MODEL.in(model), "graph");
        Files.writeString(ModelFile.DESCRIPTION.in(model), Json.write(FakeWorkers.description("churn")));
        if (statistics != null) {
            Files.writeString(ModelFile.STATISTICS.in(model), statistics);
        }
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(
                        given.module().inputs().fingerprint(GivenModule.model("churn")), model)));
    }

    private String refusal(ComparedModel from) throws IOException {
        return run(from, false).failure().orElseThrow().sentence();
    }

    @Test
    void rowsAreComparedWithThoseOfTheBuiltModel() throws IOException {
        train(Json.write(STATISTICS));

        assertThat(run(ComparedModel.NEAREST, true)).isInstanceOf(DriftOutcome.Compared.class);

        assertThat(given.log.info)
                .containsExactly(
                        "churn: 0 of 1 column drifted: log.csv (400 rows) beside the 800 training rows of"
                                + " target/mlmodel/churn",
                        "  column  verdict  distance  at most  PSI      missing  before  new categories",
                        "  plan    same     0.0125    0.1153   0.00123  0%       0%",
                        "churn: wrote target/mlmodel/churn/drift.json");
        assertThat(folder.resolve("target/mlmodel/churn/drift.json"))
                .content()
                .startsWith(
                        "{\n  \"format\": 1,\n  \"source\": \"log.csv\",\n  \"comparedWith\": \"target/mlmodel/churn\"")
                .contains("\"numbers\": 0.1", "\"verdict\": \"SAME\"");
        assertThat(workers.drifted).singleElement().satisfies(job -> {
            assertThat(job.statistics()).isEqualTo(STATISTICS);
            assertThat(job.sources()).singleElement().satisfies(file -> assertThat(file.name())
                    .isEqualTo("log.csv"));
        });
    }

    @Test
    void driftWarnsAndFailsTheBuildWhereThatIsAskedFor() throws IOException {
        train(Json.write(STATISTICS));
        workers.today = new DriftResult(400, List.of(PLAN.today(0, Map.of("basic", 100L, "silver", 300L))));

        assertThat(run(ComparedModel.TARGET, false).failure()).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("churn: 1 of 1 column drifted: log.csv (400 rows) beside the 800 training rows of"
                        + " target/mlmodel/churn");
        assertThat(given.log.info)
                .contains("  plan    DRIFTED  0.75      0.1153   7.169  0%       0%      'silver' (300)");

        assertThat(run(ComparedModel.TARGET, true).failure().orElseThrow().sentence())
                .isEqualTo("Columns of log.csv drifted from what they were in training, and mlmodel.drift.fail is set:"
                        + " model 'churn': plan. Find out what changed in the data, and train on rows of today if it is"
                        + " meant.");
    }

    @Test
    void theStoredModelIsNextAndThenTheReleasedOne() throws IOException {
        Path bundle = release(Json.write(STATISTICS));
        given.released.answer = new ReleasedModels.Found("org.shop:shop:zip:churn:1.0", bundle);
        assertThat(run(ComparedModel.NEAREST, false).failure()).isEmpty();
        assertThat(given.log.info.get(0)).endsWith("training rows of org.shop:shop:zip:churn:1.0");

        Path model = folder.resolve("model");
        Files.writeString(
                ModelFile.EVALUATION.in(model),
                Json.write(GivenEvaluation.of("churn").metric("accuracy", 0.9).evaluation()));
        StoredModel.store(model, given.workspace().stored(), "churn");
        given.log.info.clear();
        assertThat(run(ComparedModel.NEAREST, false).failure()).isEmpty();
        assertThat(given.log.info.get(0)).endsWith("training rows of src/models/churn.json");
    }

    private Path release(@Nullable String statistics) throws IOException {
        write(folder.resolve("model"), statistics);
        Path bundle = folder.resolve("churn.zip");
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);
        return bundle;
    }

    @Test
    void aModelOfAnEarlierVersionHasNothingToCompareWith() throws IOException {
        train(null);

        assertThat(refusal(ComparedModel.NEAREST))
                .isEqualTo("Nothing is recorded of the rows that model 'churn' of target/mlmodel/churn was trained on,"
                        + " because an earlier version of the plugin has trained it. Train it once more: mvn compile"
                        + " -Dmlmodel.training=always.");
    }

    @Test
    void statisticsOfANewerVersionAreNotGuessedAt() throws IOException {
        train(Json.write(STATISTICS).replace("\"format\": 1", "\"format\": 2"));

        assertThat(refusal(ComparedModel.TARGET))
                .isEqualTo("The statistics.json of target/mlmodel/churn has the newer format 2, and this version of the"
                        + " plugin reads format 1. Use a newer version.");
    }

    @Test
    void damagedStatisticsAreRefused() throws IOException {
        train("{\"format\": 1}");

        assertThat(refusal(ComparedModel.TARGET))
                .isEqualTo(
                        "The statistics.json of target/mlmodel/churn cannot be read: no JSON of Statistics. Train the"
                                + " model once more: mvn compile -Dmlmodel.training=always.");
    }

    @Test
    void changedStatisticsOfAReleaseAreRefused() throws IOException {
        release(Json.write(STATISTICS));
        Files.writeString(
                ModelFile.STATISTICS.in(folder.resolve("model")),
                Json.write(STATISTICS).replace("600", "6"));
        BundleWriter.write(folder.resolve("churn.zip"), folder.resolve("model"), Instant.EPOCH);
        given.released.answer = new ReleasedModels.Found("org.shop:shop:zip:churn:1.0", folder.resolve("churn.zip"));

        assertThat(refusal(ComparedModel.RELEASE))
                .isEqualTo(
                        "The statistics.json of org.shop:shop:zip:churn:1.0 was changed after it was made: its SHA-256"
                                + " is not the one that its fingerprint.json records. Release the model once more.");
    }

    @Test
    void aReleaseThatContradictsItselfIsRefused() throws IOException {
        release(Json.write(STATISTICS));
        Path description = ModelFile.DESCRIPTION.in(folder.resolve("model"));
        Files.writeString(description, Files.readString(description).replace("\"yes\"", "\"no\""));
        BundleWriter.write(folder.resolve("churn.zip"), folder.resolve("model"), Instant.EPOCH);
        given.released.answer = new ReleasedModels.Found("org.shop:shop:zip:churn:1.0", folder.resolve("churn.zip"));

        assertThat(refusal(ComparedModel.RELEASE))
                .isEqualTo("model.json of org.shop:shop:zip:churn:1.0 is not as it must be: a label is there twice.");
    }

    @Test
    void whereThereIsNoModelThatIsSaid() throws IOException {
        assertThat(refusal(ComparedModel.TARGET))
                .isEqualTo("target/mlmodel/churn holds no whole model 'churn' to compare with. Train it: mvn compile.");
        assertThat(refusal(ComparedModel.STORED))
                .isEqualTo("src/models holds no whole model 'churn' to compare with. Store it: mvn verify"
                        + " -Dmlmodel.store.");
        assertThat(refusal(ComparedModel.NEAREST))
                .isEqualTo(
                        "There is no model 'churn' to compare with: neither target/mlmodel/churn nor src/models holds"
                                + " a whole one, and there is no released version of org.shop:shop below 1.1. Train it: mvn"
                                + " compile.");
        given.released.answer = new ReleasedModels.Unavailable("repository 'central' refused the connection");
        assertThat(refusal(ComparedModel.RELEASE))
                .isEqualTo("There is no telling whether a model 'churn' was released that could be compared with:"
                        + " repository 'central' refused the connection.");
    }

    @Test
    void rowsThatNobodyNamesAndImagesAreRefused() throws IOException {
        assertThat(run(ComparedModel.TARGET, false, " ", GivenModule.model("churn"))
                        .failure()
                        .orElseThrow()
                        .sentence())
                .isEqualTo("No data file is named. Say which one: mvn mlmodel:drift -Dmlmodel.drift.source=log.csv.");

        train(Json.write(STATISTICS));
        ConfiguredModel tables = GivenModule.model("churn");
        Source.Images images = new Source.Images("images", new Source.Labels.Folders());
        ConfiguredModel model =
                tables.withSpec(tables.spec().withDataset(DatasetSpec.of(images, HeldBack.byDefault())));
        assertThat(run(ComparedModel.TARGET, false, "log.csv", model)
                        .failure()
                        .orElseThrow()
                        .sentence())
                .isEqualTo("The rows of model 'churn' are images, which have no columns that could be compared.");
    }

    @Test
    void aModelToCompareWithIsOneOfAList() {
        assertThat(ComparedModel.of(null)).isEqualTo(ComparedModel.NEAREST);
        assertThat(ComparedModel.of("release")).isEqualTo(ComparedModel.RELEASE);
        assertThatThrownBy(() -> ComparedModel.of("released"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("mlmodel.drift.model is 'released'; did you mean 'release'? It is one of: nearest, target,"
                        + " stored, release.");
    }
}
