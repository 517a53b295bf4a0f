package io.github.mlmodel.build.step.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");

    @TempDir
    Path folder;

    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void trainAModel() throws IOException {
        given = GivenModule.in(folder);
        build = new GivenModels(given, new FakeWorkers());
        build.train(CHURN);
        given.log.warn.clear();
    }

    @Test
    void withoutTheFileNothingIsCompared() throws IOException {
        assertThat(afterTraining(CHURN)).isEqualTo(new LockOutcome.Fine());
        assertThat(beforePackaging(CHURN)).isEqualTo(new LockOutcome.Fine());
        assertThat(given.log.warn).isEmpty();
        assertThat(folder.resolve("mlmodel.lock")).doesNotExist();
    }

    @Test
    void whatWasLockedIsFine() throws IOException {
        write(CHURN);

        assertThat(afterTraining(CHURN)).isEqualTo(new LockOutcome.Fine());
        assertThat(beforePackaging(CHURN)).isEqualTo(new LockOutcome.Fine());
        assertThat(given.log.info).last().isEqualTo("mlmodel.lock: 1 model locked; commit it");
        assertThat(folder.resolve("mlmodel.lock"))
                .hasContent("{\n  \"format\": 1,\n  \"models\": {\n    \"churn\": {\n      \"fingerprint\": \""
                        + recorded().key() + "\",\n      \"model\": \""
                        + recorded().modelDigest()
                        + "\"\n    }\n  }\n}\n");
    }

    /** The entry is whole by its own word: key and digests fit, as whoever may write to the cache can make them. */
    @Test
    void aModelThatWasExchangedInTheCacheIsRefused() throws IOException {
        write(CHURN);
        String locked = recorded().modelDigest();
        Path entry = Folders.in(folder.resolve("cache/models")).get(0);
        Files.writeString(ModelFile.MODEL.in(entry), "another graph");
        Files.writeString(
                ModelFile.FINGERPRINT.in(entry),
                Json.write(RecordedFingerprint.of(recorded().fingerprint(), entry)));
        Folders.delete(folder.resolve("target"));
        build.train(CHURN);
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("another graph");
        String sentence = "Model 'churn' is not the one that mlmodel.lock names for the same inputs (fingerprint "
                + Fingerprint.shortened(recorded().key()) + "): target/mlmodel/churn/model.onnx has SHA-256 "
                + Digest.of("another graph") + " instead of " + locked
                + ". Somebody who may write to the cache or to src/models may have exchanged it; a GPU or another"
                + " processor may have trained it otherwise. Train it here (mvn verify -Dmlmodel.training=always), or,"
                + " if you trust it, write the file anew and commit it: mvn verify -Dmlmodel.lock.";

        assertThat(afterTraining(CHURN).failure()).contains(StepFailure.user(sentence));
        assertThat(beforePackaging(CHURN).failure()).contains(StepFailure.user(sentence));

        write(CHURN);

        assertThat(beforePackaging(CHURN)).isEqualTo(new LockOutcome.Fine());
    }

    @Test
    void otherInputsAreWarnedOfAndRefusedInARelease() throws IOException {
        write(CHURN);
        String locked = recorded().key();
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        build.train(CHURN, CLAIM);
        given.log.warn.clear();

        assertThat(afterTraining(CHURN, CLAIM)).isEqualTo(new LockOutcome.Fine());

        assertThat(given.log.warn)
                .containsExactly(
                        "Model 'churn' is not locked for its inputs of now (fingerprint "
                                + Fingerprint.shortened(recorded().key()) + "): mlmodel.lock names other inputs ("
                                + Fingerprint.shortened(locked)
                                + "). If the change is meant, write the file anew and commit it: mvn verify"
                                + " -Dmlmodel.lock.",
                        "Model 'claim' is not locked for its inputs of now (fingerprint "
                                + Fingerprint.shortened(recorded("claim").key())
                                + "): mlmodel.lock does not name it. If the change is meant, write the file anew and"
                                + " commit it: mvn verify -Dmlmodel.lock.");
        assertThat(beforePackaging(CHURN, CLAIM).failure())
                .contains(StepFailure.user(String.join("\n", given.log.warn)));
        given.snapshot();
        assertThat(beforePackaging(CHURN, CLAIM)).isEqualTo(new LockOutcome.Fine());
    }

    @Test
    void writingKeepsWhatIsSaidOfOtherModels() throws IOException {
        build.train(CHURN, CLAIM);
        write(CHURN);

        write(CLAIM);

        assertThat(beforePackaging(CHURN, CLAIM)).isEqualTo(new LockOutcome.Fine());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\": 2, \"models\": {}} | it has format 2, and this version of the plugin reads format 1",
                "{\"format\": 1}                 | it is damaged",
                "<<<<<<< HEAD                    | it is damaged"
            })
    void aFileThatCannotBeReadFailsUntilItIsWrittenAnew(String content, String reason) throws IOException {
        given.write("mlmodel.lock", content);

        assertThatThrownBy(() -> afterTraining(CHURN))
                .isInstanceOf(MlModelException.class)
                .hasMessage("mlmodel.lock cannot be read: " + reason
                        + ". Restore it from version control, or write it anew: mvn verify -Dmlmodel.lock.");

        write(CHURN);

        assertThat(afterTraining(CHURN)).isEqualTo(new LockOutcome.Fine());
    }

    @Test
    void whatIsNotThereIsNotLocked() {
        assertThatThrownBy(() -> write(CLAIM))
                .isInstanceOf(MlModelException.class)
                .hasMessage("There is no whole model in target/mlmodel/claim to be locked. Run 'mvn verify"
                        + " -Dmlmodel.lock'.");
    }

    private LockOutcome afterTraining(ConfiguredModel... models) throws IOException {
        return new LockStep(given.module()).afterTraining(List.of(models));
    }

    private LockOutcome beforePackaging(ConfiguredModel... models) throws IOException {
        return new LockStep(given.module()).beforePackaging(List.of(models));
    }

    private void write(ConfiguredModel... models) throws IOException {
        new LockStep(given.module()).write(List.of(models));
    }

    private RecordedFingerprint recorded() throws IOException {
        return recorded("churn");
    }

    private RecordedFingerprint recorded(String model) throws IOException {
        return RecordedFingerprint.ofWholeModel(given.workspace().model(model)).orElseThrow();
    }
}
