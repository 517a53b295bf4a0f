package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.RuntimeDependency;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

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
    void trainsWhatIsStaleAndSaysWhy() throws IOException {
        TrainOutcome outcome = build.train(CHURN);

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of("churn")));
        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.info)
                .containsExactly(
                        "churn: training, because there is no model yet",
                        "churn: trained on 80 rows and 1 feature in 1.3 s, 7.3 kB; exported file and trained model"
                                + " differ by 2.0e-07 at most, of probabilities between 0 and 1");
        assertThat(given.log.warn).containsExactly("churn: few rows");
        assertThat(given.file("churn", ModelFile.MODEL)).hasContent("graph 1");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
        assertThat(given.published("churn", ModelFile.GRADE)).content().contains("\"passing\": false");
        assertThat(given.workspace().work("churn", "train")).doesNotExist();
    }

    @Test
    void theJobNamesDataCheckpointsAndAnEmptyFolder() throws IOException {
        build.train(CHURN);

        TrainJob job = workers.trained.get(0);
        assertThat(job.sources()).extracting(file -> file.name()).containsExactly("datasets/churn.csv");
        assertThat(job.customClasses()).isNull();
        assertThat(job.device()).isEqualTo("cpu");
        assertThat(job.checkpoints().getParent()).isEqualTo(folder.resolve("cache/checkpoints"));
        assertThat(job.debugGraphs()).isNull();
        assertThat(job.inputs()).containsKey("engine").doesNotContainKeys("source 1", "samples");
    }

    @Test
    void graphsOfATrainingAreWrittenIntoAFolderAModel() throws IOException {
        new TrainStep(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(CHURN),
                        Set.of("churn"),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        folder.resolve("checkpoints"),
                        folder.resolve("graphs"),
                        "1.2"));

        assertThat(workers.trained.get(0).debugGraphs()).isEqualTo(folder.resolve("graphs/churn"));
    }

    @Test
    void whatIsUpToDateStartsNoWorker() throws IOException {
        build.train(CHURN);
        given.log.info.clear();

        TrainOutcome outcome = build.train(CHURN);

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of()));
        assertThat(workers.runs).containsExactly("train");
        assertThat(given.log.info)
                .singleElement()
                .asString()
                .matches("churn: up to date \\(fingerprint [0-9a-f]{4}…\\)");
    }

    @Test
    void whatIsToBeLookedAtIsSaidAgainWhileTheModelIsUpToDate() throws IOException {
        build.train(CHURN);
        given.log.warn.clear();

        build.train(CHURN);

        assertThat(given.log.warn).containsExactly("churn: few rows");
    }

    @Test
    void onlyWhatChangedIsTrainedAgain() throws IOException {
        given.write("datasets/claim.csv", "age,churned\n40,no\n");
        ConfiguredModel claim = GivenModule.model("claim", "datasets/claim.csv", "random-forest", List.of());
        build.train(CHURN, claim);
        given.log.info.clear();
        given.write("datasets/claim.csv", "age,churned\n41,no\n");

        TrainOutcome outcome = build.train(CHURN, claim);

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of("claim")));
        assertThat(given.log.info.get(1))
                .matches("claim: training, because datasets/claim\\.csv changed \\(....… → ....…\\)");
        assertThat(given.file("claim", ModelFile.MODEL)).hasContent("graph 3");
    }

    @Test
    void aModelThatACleanTookAwayComesFromTheCache() throws IOException {
        build.train(CHURN);
        Folders.delete(folder.resolve("target"));
        given.log.info.clear();

        build.train(CHURN);

        assertThat(workers.runs).containsExactly("train");
        assertThat(given.log.info).singleElement().asString().startsWith("churn: reused from the cache (fingerprint ");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
    }

    @Test
    void alwaysTrainsWithoutNeed() throws IOException {
        build.train(CHURN);
        given.log.info.clear();

        build.train(TrainingMode.ALWAYS, false, CHURN);

        assertThat(given.log.info).first().isEqualTo("churn: training, because mlmodel.training is always");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 2");
    }

    @Test
    void whatIsWrongWithAllModelsIsSaidBeforeAnythingIsTrained() throws IOException {
        ConfiguredModel gone = GivenModule.model("gone", "datasets/gone*.csv", "random-forest", List.of());
        ConfiguredModel folders = GivenModule.model("folders", "datasets/*.parquet", "random-forest", List.of());

        ConfiguredModel compared = CHURN.withBaseline(new ConfiguredBaseline("models/old.zip", null));

        TrainOutcome outcome = build.train(compared, gone, folders);

        assertThat(outcome.failure())
                .contains(StepFailure.user("Nothing was trained, because of 3 problems:"
                        + "\n  - <models/model[gone]/dataset/source> is 'datasets/gone*.csv', which matches no file in "
                        + folder
                        + ".\n  - <models/model[folders]/dataset/source> is 'datasets/*.parquet', which matches"
                        + " no file in " + folder
                        + ".\n  - <models/model[churn]/baseline> is 'models/old.zip', but there"
                        + " is no readable file " + folder.resolve("models/old.zip") + "."));
        assertThat(given.log.info).isEmpty();
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void theJobCarriesWhatTheModelWillBeJudgedBy() throws IOException {
        given.write("datasets/held-back.csv", "age,churned\n50,no\n");
        given.write("src/evaluate/java/org/acme/Cost.java", "class Cost {}");
        Gate gate = Gate.atLeast("accuracy", 0.8);

        build.train(heldBackElsewhere(List.of(gate)));

        Judgement judgement = workers.trained.get(0).judgement();
        assertThat(judgement.gates()).containsExactly(gate);
        assertThat(judgement.rows()).extracting(DataFile::name).containsExactly("datasets/held-back.csv");
        assertThat(judgement.rows().get(0).checksum()).isNotNull();
        assertThat(judgement.ownMetrics()).isTrue();
    }

    @Test
    void gatesAndHeldBackRowsOfTheirOwnTrainNothingAnew() throws IOException {
        given.write("datasets/held-back.csv", "age,churned\n50,no\n");
        build.train(heldBackElsewhere(List.of()));
        given.write("datasets/held-back.csv", "age,churned\n51,no\n");

        TrainOutcome outcome = build.train(heldBackElsewhere(List.of(Gate.atLeast("accuracy", 0.8))));

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of()));
    }

    private static ConfiguredModel heldBackElsewhere(List<Gate> gates) {
        ConfiguredModel model = GivenModule.model("churn", GivenModule.SOURCE, "random-forest", gates);
        DatasetSpec dataset = new DatasetSpec(
                model.spec().dataset().source(),
                new HeldBack.Elsewhere(Source.Delimited.of("datasets/held-back.csv")),
                model.spec().dataset().roles());
        return model.withSpec(model.spec().withDataset(dataset));
    }

    @Test
    void aModelThatIsTrainedAgainLosesItsGrade() throws IOException {
        build.train(CHURN);
        build.test(CHURN);
        assertThat(given.published("churn", ModelFile.GRADE)).content().contains("\"passing\": true");

        build.train(TrainingMode.ALWAYS, false, CHURN);

        assertThat(given.published("churn", ModelFile.GRADE)).content().contains("not graded yet");
        assertThat(given.file("churn", ModelFile.EVALUATION)).doesNotExist();
        assertThat(given.file("churn", ModelFile.REPORT)).doesNotExist();
    }

    @Test
    void aJarWithoutTheRuntimeIsWarnedOf() throws IOException {
        given.runtime(RuntimeDependency.NONE);

        build.train(CHURN);

        assertThat(given.log.warn)
                .contains("This project does not depend on io.github.mlmodel:mlmodel-runtime:1.2, so a project that"
                        + " depends on its jar finds the model but not the code to call it. Add the dependency.");
    }

    @Test
    void aModelThatJavaDoesNotEvaluateNeedsOnnxRuntime() throws IOException {
        String warning = "churn: Java does not evaluate Conv, MaxPool, so an application needs"
                + " io.github.mlmodel:mlmodel-runtime-onnxruntime:1.2, on which this project does not depend. Add the"
                + " dependency.";
        workers.beyondJava = "Conv, MaxPool";

        build.train(CHURN);

        assertThat(given.log.warn).containsExactly("churn: few rows", warning);
        given.log.warn.clear();

        // Where nothing is trained, it is as true.
        build.train(CHURN);

        assertThat(workers.trained).hasSize(1);
        assertThat(given.log.warn).contains(warning);
        given.log.warn.clear();

        given.runtime(RuntimeDependency.ONNX_RUNTIME);
        build.train(CHURN);

        assertThat(given.log.warn).containsExactly("churn: few rows");
    }

    @Test
    void aProjectWithoutAJarNeedsNoRuntime() throws IOException {
        given.runtime(RuntimeDependency.NONE).packaging("pom");
        workers.beyondJava = "Conv";

        build.train(CHURN);

        assertThat(given.log.warn).containsExactly("churn: few rows");
    }

    @Test
    void theFilesOfModelsAreNamedForNativeImages() throws IOException {
        Path file = given.workspace().output().resolve("META-INF/native-image/com.example/app/resource-config.json");

        build.train(CHURN, GivenModule.model("claim"));

        assertThat(file)
                .content()
                .startsWith("""
                {
                  "resources": {
                    "includes": [
                      {
                        "pattern": "\\\\QMETA-INF/mlmodel/churn/model.onnx\\\\E"
                      },
                      {
                        "pattern": "\\\\QMETA-INF/mlmodel/churn/model.json\\\\E"
                      },
                """)
                .containsOnlyOnce("/claim/fingerprint.json\\\\E")
                .containsOnlyOnce("/claim/grade.json\\\\E");

        given.packaging("pom");
        Files.delete(file);
        build.train(CHURN);

        assertThat(file).doesNotExist();
    }

    @Test
    void aModelThatWasRenamedLeavesNothingUnderItsOldName() throws IOException {
        ConfiguredModel renamed = GivenModule.model("retention");
        build.train(CHURN);
        given.write("target/classes/META-INF/mlmodel/theirs/model.onnx", "not ours");
        given.log.info.clear();

        build.train(renamed);

        assertThat(given.log.info).contains("churn: removed, because it is configured no more");
        assertThat(given.workspace().model("churn")).doesNotExist();
        assertThat(given.workspace().inOutput("churn")).doesNotExist();
        assertThat(given.published("retention", ModelFile.MODEL)).exists();
        assertThat(folder.resolve("target/classes/META-INF/mlmodel/theirs/model.onnx"))
                .exists();
    }

    @Test
    void aModelOfAnotherExecutionStays() throws IOException {
        given.origins.configure(CHURN);
        build.train(CHURN);

        build.train(GivenModule.model("claim"));

        assertThat(given.published("churn", ModelFile.MODEL)).exists();
    }

    @Test
    void whatIsConfiguredNoMoreIsRemovedAlthoughATrainingFails() throws IOException {
        build.train(CHURN);
        workers.failing("retention");

        assertThat(build.train(GivenModule.model("retention"))).isInstanceOf(TrainOutcome.JobsFailed.class);

        assertThat(given.workspace().inOutput("churn")).doesNotExist();
    }

    @Test
    void aGpuThatIsAskedForAndNotThereIsRefused() throws IOException {
        ConfiguredModel network = GivenModule.on(
                DeviceChoice.CUDA, GivenModule.model("net", GivenModule.SOURCE, "neural-network", List.of()));

        assertThatThrownBy(() -> build.train(network))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith(
                        "<models/model[net]/device> is cuda, and net must be trained, but no NVIDIA GPU can"
                                + " be used here");
        assertThat(workers.runs).isEmpty();
    }
}
