package io.github.mlmodel.build.step.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.train.TrainRequest;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final String RELEASED = "org.shop:shop:1.4.0:churn";

    @TempDir
    private Path folder;

    private GivenModule given;
    private FakeWorkers workers;
    private Path bundle;

    @BeforeEach
    void releaseAModel() throws IOException {
        given = GivenModule.in(folder);
        workers = new FakeWorkers();
        workers.graph = "graph";
        new GivenModels(given, workers).built(CHURN);
        bundle = Files.move(folder.resolve("target/app-1.0-churn.zip"), folder.resolve("released.zip"));
        given.released.answer = new ReleasedModels.Found(RELEASED, bundle);
    }

    private ReproduceOutcome run() throws IOException {
        return run(new BundleCoordinates("org.shop", "shop", "1.4.0", ""));
    }

    private ReproduceOutcome run(@Nullable BundleCoordinates released) throws IOException {
        return new ReproduceStep(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu())
                .run(new ReproduceRequest(
                        new TrainRequest(
                                List.of(CHURN),
                                Set.of("churn"),
                                TrainingMode.AGAIN,
                                false,
                                null,
                                folder.resolve("cache/checkpoints"),
                                null,
                                "1.2"),
                        released));
    }

    private String key() throws IOException {
        return Files.readString(given.file("churn", ModelFile.FINGERPRINT))
                .replaceAll("(?s).*?\"key\": \"(\\w{4}).*", "$1");
    }

    @Test
    void aModelThatIsReproducedIsTheSameInEverything() throws IOException {
        assertThat(run().failure()).isEmpty();

        assertThat(given.released.asked).contains(RELEASED);
        assertThat(workers.runs).containsExactly("train", "reproduce");
        assertThat(given.log.info)
                .startsWith("churn: training, because a release is reproduced")
                .endsWith(
                        "churn: trained again, and compared with " + RELEASED,
                        "churn:   inputs: the same (fingerprint " + key() + "…)",
                        "churn:   bytes: the same, SHA-256 of model.onnx "
                                + Digest.of(given.file("churn", ModelFile.MODEL)),
                        "churn:   predictions: the same on 0 recorded samples and 20 held-back rows",
                        "churn:   metrics: the same on 20 held-back rows (1 metric)");
        assertThat(given.log.warn).containsExactly("churn: few rows");
    }

    @Test
    void equalInputsThatGiveOtherBytesFail() throws IOException {
        String before = Digest.of(given.file("churn", ModelFile.MODEL));
        workers.graph = "another graph";
        workers.reproduced = new ReproduceResult("", 20, 3, "1.2e-01 of probabilities between 0 and 1", false);
        workers.accuracy.put("churn", 0.85);

        Optional<StepFailure> failure = run().failure();

        assertThat(failure.orElseThrow())
                .isEqualTo(StepFailure.user("Model 'churn' was not reproduced: its inputs are those of " + RELEASED
                        + ", and its bytes are others. Equal inputs give equal bytes on one CPU architecture, and networks on"
                        + " one instruction set; a trainer of the project's own has to see to that itself. Train it where"
                        + " the release was trained, or look for what the training depends on beside its inputs."));
        assertThat(given.log.warn)
                .containsExactly(
                        "churn: few rows",
                        "churn:   bytes: others, SHA-256 of model.onnx was " + before + " and is "
                                + Digest.of(given.file("churn", ModelFile.MODEL)),
                        "churn:   predictions: others: on 20 held-back rows they differ by 1.2e-01 of probabilities between 0"
                                + " and 1 at most, and 3 rows got another label",
                        "churn:   metrics: others on 20 held-back rows: accuracy was 0.9 and is 0.85");
    }

    @Test
    void otherBytesOfAGpuAreOnlySaid() throws IOException {
        workers.graph = "another graph";
        workers.provenance = "cuda";
        workers.reproduced = new ReproduceResult("", 20, 0, "1.0e-07 of probabilities between 0 and 1", true);

        assertThat(run().failure()).isEmpty();

        assertThat(given.log.info)
                .contains(
                        "churn:   predictions: the same on 0 recorded samples and 20 held-back rows, but for 1.0e-07 of"
                                + " probabilities between 0 and 1 at most");
    }

    @Test
    void otherInputsAreNamedAndFailNothing() throws IOException {
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");
        workers.graph = "another graph";
        workers.reproduced = ReproduceResult.impossible("Column 'age' is not in datasets/churn.csv.");

        assertThat(run().failure()).isEmpty();

        assertThat(given.log.warn)
                .anySatisfy(line -> assertThat(line)
                        .matches("churn:   inputs: others: datasets/churn.csv changed \\(\\w{4}… → \\w{4}…\\)"))
                .contains(
                        "churn:   predictions: others: those for the held-back rows cannot be compared: Column 'age' is not"
                                + " in datasets/churn.csv.");
    }

    @Test
    void aVersionThatWasNotReleasedFailsBeforeAnythingIsTrained() throws IOException {
        given.released.answer = new ReleasedModels.None(RELEASED + " is in none of the repositories 'a'");

        assertThat(run().failure().orElseThrow())
                .isEqualTo(StepFailure.user("Model 'churn' cannot be compared with a released one: " + RELEASED
                        + " is in none of the repositories 'a'. -Dmlmodel.reproduce.version names the version."));
        given.released.versions = IntStream.rangeClosed(1, 12)
                .mapToObj(minor -> "1." + (13 - minor))
                .toList();
        assertThat(run().failure().orElseThrow())
                .isEqualTo(StepFailure.user("Model 'churn' cannot be compared with a released one: " + RELEASED
                        + " is in none of the repositories 'a'. -Dmlmodel.reproduce.version names the version. Released"
                        + " versions are: 1.12, 1.11, 1.10, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3 and 2 more."));
        assertThat(workers.runs).isEmpty();

        given.released.answer = new ReleasedModels.Unavailable("repository 'a' is down");
        assertThat(run().failure().orElseThrow().user()).isFalse();
    }

    @Test
    void whereNoVersionIsNamedThoseThatThereAreAreListed() throws IOException {
        assertThat(run(null).failure())
                .contains(StepFailure.user("mlmodel.reproduce.version is not set, which names the released version to"
                        + " reproduce. Run 'mvn mlmodel:reproduce -Dmlmodel.reproduce.version=VERSION'."));
        given.released.versions = List.of("1.4.0", "1.3.0");
        assertThat(run(null).failure())
                .contains(StepFailure.user("mlmodel.reproduce.version is not set, which names the released version to"
                        + " reproduce. Run 'mvn mlmodel:reproduce -Dmlmodel.reproduce.version=1.4.0'. Released versions"
                        + " are: 1.4.0, 1.3.0."));
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void aBundleThatDoesNotSayWhatDecidedItIsRefused() throws IOException {
        Files.delete(given.file("churn", ModelFile.FINGERPRINT));
        BundleWriter.write(bundle, given.workspace().model("churn"), Instant.EPOCH);

        assertThatThrownBy(this::run)
                .isInstanceOf(MlModelException.class)
                .hasMessage("What " + RELEASED
                        + " was trained of cannot be told: its fingerprint.json is missing or damaged.");
    }

    @Test
    void aBundleThatContradictsItselfIsRefused() throws IOException {
        Path description = given.file("churn", ModelFile.DESCRIPTION);
        Files.writeString(description, Files.readString(description).replace("\"yes\"", "\"no\""));
        BundleWriter.write(bundle, given.workspace().model("churn"), Instant.EPOCH);

        assertThatThrownBy(this::run)
                .isInstanceOf(MlModelException.class)
                .hasMessage("model.json of " + RELEASED + " is not as it must be: a label is there twice.");
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Files.writeString(bundle, "<html>");

        assertThatThrownBy(this::run)
                .isInstanceOf(MlModelException.class)
                .hasMessage(RELEASED + " is no readable model bundle: zip END header not found.");
    }
}
