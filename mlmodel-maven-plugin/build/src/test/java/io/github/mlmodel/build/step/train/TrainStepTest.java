package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.CodeNeeds;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Folders;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainStepTest {

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
    void trainsWhatIsStaleAndSaysWhy() throws IOException {
        TrainOutcome outcome = build.train(CHURN);

        assertThat(outcome).isEqualTo(new TrainOutcome.Supplied(List.of("churn")));
        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.info)
                .containsExactly(
                        "churn: training, because there is no model yet",
                        "churn: trained on 80 rows and 1 feature in 1.3 s, 7.3 kB; exported file and trained model"
                                + " differ by 2.0e-07 at most");
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
    void aStoredModelIsReused() throws IOException {
        storeChurn();

        build.train(CHURN);

        assertThat(workers.runs).isEmpty();
        assertThat(given.log.info).singleElement().asString().startsWith("churn: reused from src/models (fingerprint ");
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

    @Test
    void whatIsWrongWithAllModelsIsSaidBeforeAnythingIsTrained() throws IOException {
        ConfiguredModel gone = GivenModule.model("gone", "datasets/gone*.csv", "random-forest", List.of());
        ConfiguredModel folders = GivenModule.model("folders", "datasets/*.parquet", "random-forest", List.of());

        TrainOutcome outcome = build.train(CHURN, gone, folders);

        assertThat(outcome.failure())
                .contains(StepFailure.user("Nothing was trained, because of 2 problems:"
                        + "\n  - <models/model[gone]/dataset/source> is 'datasets/gone*.csv', which matches no file in "
                        + folder
                        + ".\n  - <models/model[folders]/dataset/source> is 'datasets/*.parquet', which matches"
                        + " no file in " + folder + "."));
        assertThat(given.log.info).isEmpty();
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void aFailedJobKeepsWhatTheOthersMade() throws IOException {
        workers.failing("churn");

        TrainOutcome outcome = build.train(CHURN, CLAIM);

        assertThat(outcome)
                .isEqualTo(new TrainOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
        assertThat(given.published("claim", ModelFile.MODEL)).exists();
        assertThat(folder.resolve("cache/models")).isNotEmptyDirectory();
        assertThat(given.workspace().inOutput("churn")).doesNotExist();
        assertThat(given.workspace().model("churn")).doesNotExist();
    }

    @Test
    void aModelThatIsNotBegunBecauseOfAnotherOneStaysAsItWas() throws IOException {
        build.train(CLAIM);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        given.log.info.clear();
        workers.failing("churn").notBegun.add("claim");

        TrainOutcome outcome = build.train(CLAIM, CHURN);

        assertThat(outcome)
                .isEqualTo(new TrainOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
        assertThat(given.log.info).contains("claim: not begun, because of what is wrong with other models");
        assertThat(given.published("claim", ModelFile.MODEL)).hasContent("graph 1");
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
    void aFailedJobThrowsTheEarlierModelNotAway() throws IOException {
        build.train(CHURN);
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        build.train(TrainingMode.WHEN_STALE, false, CHURN);
        given.write(GivenModule.SOURCE, "age,churned\n32,yes\n");
        workers.failing("churn");
        build.train(CHURN);

        assertThat(given.file("churn", ModelFile.MODEL)).hasContent("graph 2");
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "fingerprint.json"})
    void aDamagedModelHidesNotWhyItsTrainingFailed(String name) throws IOException {
        build.train(CHURN);
        Files.writeString(given.workspace().model("churn").resolve(name), "{\"format\": ");
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        workers.failing("churn");

        TrainOutcome outcome = build.train(CHURN);

        assertThat(given.log.info)
                .last()
                .isEqualTo("churn: training, because the files in target/mlmodel/churn were changed or are incomplete");
        assertThat(outcome)
                .isEqualTo(new TrainOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
    }

    @Test
    void failuresOfSeveralModelsAreOneAndTheToolsUnlessAllAreTheUsers() throws IOException {
        workers.failing("churn");
        workers.failures.put("claim", new Outcome.Failed<>(false, "It broke.", null, "java.lang.Error", List.of()));

        TrainOutcome outcome = build.train(CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(StepFailure.internal("churn: The target of model 'churn' is missing.\nclaim: It broke."));
        assertThat(given.log.debug).containsExactly("java.lang.Error");
    }

    @Test
    void theStepsFailureLeadsWhereItsJobsFailuresDo() throws IOException {
        workers.failures.put("churn", new Outcome.Failed<>(true, "Too few.", Anchor.ABSENT_CLASS, "", List.of()));
        workers.failures.put("claim", new Outcome.Failed<>(true, "Odd bytes.", Anchor.ENCODING, "", List.of()));

        TrainOutcome outcome = build.train(CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(new StepFailure(
                        true, "churn: Too few.\nclaim: Odd bytes.", Set.of(Anchor.ABSENT_CLASS, Anchor.ENCODING)));
    }

    @Test
    void aCrashIsThrownAndPublishesNothingNew() {
        workers.crash = MlModelException.internal("The worker crashed.");

        assertThatThrownBy(() -> build.train(CHURN)).isSameAs(workers.crash);

        assertThat(given.workspace().inOutput("churn")).doesNotExist();
    }

    @Test
    void aCrashInALaterJobKeepsTheModelsThatWereTrainedBefore() throws IOException {
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";

        assertThatThrownBy(() -> build.train(CHURN, CLAIM)).isSameAs(workers.crash);

        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
        assertThat(given.workspace().inOutput("claim")).doesNotExist();
        workers.crash = null;
        assertThat(build.train(CHURN, CLAIM)).isEqualTo(new TrainOutcome.Supplied(List.of("claim")));
    }

    @Test
    void aCrashSaysWhatHadFailedBefore() {
        workers.failing("churn");
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";

        assertThatThrownBy(() -> build.train(CHURN, CLAIM))
                .isInstanceOf(MlModelException.class)
                .hasMessage("The target of model 'churn' is missing.\nThe worker crashed.");
    }

    @Test
    void whatAKilledTrainingWouldGoOnFromStaysUntilItsModelIsTaken() throws IOException {
        workers.crash = MlModelException.internal("The worker crashed.");
        workers.crashAt = "claim";
        assertThatThrownBy(() -> build.train(CHURN, CLAIM)).isSameAs(workers.crash);
        Path ofChurn = workers.trained.get(0).checkpoints();
        Path ofClaim = workers.trained.get(1).checkpoints();
        assertThat(ofChurn).doesNotExist();
        assertThat(ofClaim).exists();
        workers.crash = null;

        build.train(CHURN, CLAIM);

        assertThat(workers.trained.get(2).checkpoints()).isEqualTo(ofClaim).doesNotExist();
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

    @Test
    void whatANewerVersionDescribedIsTrainedAnewAndAFailureOfThatSaysSo() throws IOException {
        build.train(CHURN);
        Path description = given.file("churn", ModelFile.DESCRIPTION);
        Files.writeString(description, Files.readString(description).replaceFirst("\"format\": \\d+", "\"format\": 9"));
        Files.writeString(
                given.file("churn", ModelFile.FINGERPRINT),
                Json.write(RecordedFingerprint.of(
                        given.module().inputs().fingerprint(CHURN),
                        given.workspace().model("churn"))));
        Folders.delete(folder.resolve("cache"));
        workers.failing("churn");

        assertThat(build.train(CHURN))
                .isEqualTo(new TrainOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));

        workers.failures.clear();

        assertThat(build.train(CHURN)).isEqualTo(new TrainOutcome.Supplied(List.of("churn")));
        assertThat(given.published("churn", ModelFile.DESCRIPTION)).content().doesNotContain("\"format\": 9");
    }

    @Test
    void aJarWithoutTheRuntimeIsWarnedOf() throws IOException {
        given.withoutRuntime();

        build.train(CHURN);

        assertThat(given.log.warn)
                .contains("This project does not depend on io.github.mlmodel:mlmodel-runtime:1.2, so a project that"
                        + " depends on its jar finds the model but not the code to call it. Add the dependency.");
    }

    @Test
    void aProjectWithoutAJarNeedsNoRuntime() throws IOException {
        given.withoutRuntime().packaging("pom");

        build.train(CHURN);

        assertThat(given.log.warn).containsExactly("churn: few rows");
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
    void ownTrainersAreCompiledFirst() throws IOException {
        FakeOwnCode code = new FakeOwnCode();
        given.write("src/train/java/org/acme/Mean.java", "class Mean {}");
        ConfiguredModel own = GivenModule.model("own", GivenModule.SOURCE, "org.acme.Mean", List.of());

        new TrainStep(given.module(), workers, code, GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(CHURN, own),
                        Set.of("churn", "own"),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        folder.resolve("c"),
                        null,
                        "1.2"));

        assertThat(code.compiled).containsExactly("train");
        assertThat(workers.trained.get(1).customClasses()).isEqualTo(Path.of("train-classes"));
        assertThat(workers.trained.get(1).inputs()).containsKey("code own");
    }

    @Test
    void whatOwnTrainersNeedIsNamedWhereItChanged() throws IOException {
        ConfiguredModel own = GivenModule.model("own", GivenModule.SOURCE, "org.acme.Mean", List.of());
        given.needs(new NeedsPrices("a1b2c3d4"));
        build.train(CHURN, own);
        given.log.info.clear();

        given.needs(new NeedsPrices("c3d4e5f6"));
        build.train(CHURN, own);

        assertThat(given.log.info)
                .contains("own: training, because src/main/java/org/acme/Prices.java changed (a1b2… → c3d4…)")
                .anyMatch(line -> line.startsWith("churn: up to date "));
    }

    @Test
    void ownCodeThatDoesNotCompileIsSaidOnceForAllItsModels() throws IOException {
        given.needs(new CodeNeeds() {
            @Override
            public List<Fingerprint.Input> ofTrainers() {
                throw MlModelException.user("src/train/java does not compile: 1 error.");
            }

            @Override
            public List<Fingerprint.Input> ofMetrics() {
                return List.of();
            }
        });

        TrainOutcome outcome = build.train(
                GivenModule.model("one", GivenModule.SOURCE, "org.acme.Mean", List.of()),
                GivenModule.model("two", GivenModule.SOURCE, "org.acme.Mean", List.of()));

        assertThat(outcome.failure()).contains(StepFailure.user("src/train/java does not compile: 1 error."));
    }

    private record NeedsPrices(String digest) implements CodeNeeds {

        @Override
        public List<Fingerprint.Input> ofTrainers() {
            return List.of(
                    Fingerprint.Input.code("org/acme/Prices.java", "src/main/java/org/acme/Prices.java", digest));
        }

        @Override
        public List<Fingerprint.Input> ofMetrics() {
            return List.of();
        }
    }

    @Test
    void aSnapshotThatReadsTheRowsDecidesByItsBytesAndAReleaseByItsCoordinates() throws IOException {
        given.write("reader.jar", "first");
        ConfiguredModel snapshot = readBy("com.example:source:1.0-SNAPSHOT");
        ConfiguredModel release = readBy("com.example:source:1.0");
        String ofSnapshot = key(snapshot);
        String ofRelease = key(release);

        given.write("reader.jar", "second");

        assertThat(key(snapshot)).isNotEqualTo(ofSnapshot);
        assertThat(key(release)).isEqualTo(ofRelease);
    }

    private String key(ConfiguredModel model) throws IOException {
        return given.module().inputs().fingerprint(model).key();
    }

    private static ConfiguredModel readBy(String artifact) {
        return CHURN.withSpec(CHURN.spec()
                .withDataset(new DatasetSpec(
                        Source.Custom.of(GivenModule.SOURCE, artifact, List.of()),
                        HeldBack.byDefault(),
                        Roles.of("churned"))));
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
