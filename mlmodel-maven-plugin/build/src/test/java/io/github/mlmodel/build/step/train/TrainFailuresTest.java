package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the other models, and of the earlier one, where a training fails. */
class TrainFailuresTest {

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
    void eachFailureLeadsWhereItIsSaidMoreOfIt() throws IOException {
        workers.failures.put("churn", new Outcome.Failed<>(true, "Too few.", Anchor.ABSENT_CLASS, "", List.of()));
        workers.failures.put("claim", new Outcome.Failed<>(true, "Odd bytes.", Anchor.ENCODING, "", List.of()));

        TrainOutcome outcome = build.train(CHURN, CLAIM);

        assertThat(outcome.failure())
                .contains(
                        StepFailure.user(
                                "churn: Too few.\n  More in the plugin's manual: docs/troubleshooting.md#a-class-is-absent-from-one-side\n"
                                        + "claim: Odd bytes.\n  More in the plugin's manual: docs/troubleshooting.md#a-byte-is-not-utf-8"));
    }

    @Test
    void whereAllFailuresLeadIsSaidOnce() throws IOException {
        workers.failures.put("churn", new Outcome.Failed<>(true, "Too few.", Anchor.ABSENT_CLASS, "", List.of()));
        workers.failures.put("claim", new Outcome.Failed<>(true, "None at all.", Anchor.ABSENT_CLASS, "", List.of()));

        assertThat(build.train(CHURN, CLAIM).failure())
                .contains(new StepFailure(true, "churn: Too few.\nclaim: None at all.", Anchor.ABSENT_CLASS));
    }

    @Test
    void aFailureBeforeACrashLeadsWhereItIsSaidMoreOfIt() {
        workers.failures.put("churn", new Outcome.Failed<>(true, "Too few.", Anchor.ABSENT_CLASS, "", List.of()));
        workers.crash = MlModelException.internal(Anchor.KILLED, "The worker was killed.");
        workers.crashAt = "claim";

        assertThatThrownBy(() -> build.train(CHURN, CLAIM))
                .hasMessage("churn: Too few.\nMore in the plugin's manual:"
                        + " docs/troubleshooting.md#a-class-is-absent-from-one-side\nThe worker was killed.");
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
}
