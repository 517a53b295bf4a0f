package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.verify.VerifyOutcome;
import io.github.mlmodel.build.step.verify.VerifyRequest;
import io.github.mlmodel.build.step.verify.VerifyStep;
import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipe in the place of a file that a build reads makes no goal wait, wherever it stands. */
@DisabledOnOs(OS.WINDOWS)
class PipeInTheWayTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final String TARGET = "target/mlmodel/churn/";
    private static final String PUBLISHED = "target/classes/META-INF/mlmodel/churn/";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void buildAModel() throws IOException {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers).built(CHURN);
        verify();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TARGET + "model.onnx",
                TARGET + "model.json",
                TARGET + "fingerprint.json",
                TARGET + "evaluation.json",
                TARGET + "grade.json",
                TARGET + "report.html",
                TARGET + "training.json",
                TARGET + "verification.json",
                PUBLISHED + "model.onnx",
                PUBLISHED + "model.json",
                PUBLISHED + "grade.json",
                "cache/digests.json",
                "cache/tasks.json"
            })
    void isReplacedByTheFileThatBelongsThere(String place) throws IOException, InterruptedException {
        pipe(place);

        assertThat(build.train(CHURN).failure()).isEmpty();
        assertThat(build.test(CHURN).failure()).isEmpty();
        assertThat(build.bundle(CHURN).failure()).isEmpty();
        assertThat(verify().failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.json", "fingerprint.json"})
    void ofACachedModelIsAMiss(String name) throws IOException, InterruptedException {
        Path entry;
        try (var all = Files.list(folder.resolve("cache/models"))) {
            entry = all.findFirst().orElseThrow();
        }
        pipe(folder.relativize(entry.resolve(name)).toString());
        Folders.delete(folder.resolve("target"));
        workers.runs.clear();

        assertThat(build.train(CHURN).failure()).isEmpty();
        assertThat(workers.runs).containsExactly("train");
    }

    @Test
    void ofABundleIsNamed() throws IOException, InterruptedException {
        pipe("target/app-1.0-churn.zip");

        assertThat(verify().failure())
                .isEqualTo(
                        Optional.of(StepFailure.user("The bundle of model 'churn', target/app-1.0-churn.zip, is a pipe,"
                                + " a socket or a device. Only regular files are read: put one in its place. Run 'mvn clean"
                                + " verify'.")));
    }

    @Test
    void ofTheDataIsNamed() throws IOException, InterruptedException {
        pipe(GivenModule.SOURCE);

        assertThat(build.train(CHURN).failure().orElseThrow().sentence())
                .contains("is 'datasets/churn.csv', but " + folder.resolve(GivenModule.SOURCE)
                        + " is a pipe, a socket or a device. Only regular files are read: put one in its place.");
        assertThat(build.test(CHURN).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .contains("is a pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/models/churn.onnx", "src/models/churn.json"})
    void ofAStoredModelIsNamed(String place) throws IOException, InterruptedException {
        new VerifyStep(given.module(), workers).run(new VerifyRequest(List.of(CHURN), true));
        pipe(place);
        Folders.delete(folder.resolve("target"));
        Folders.delete(folder.resolve("cache"));

        build.train(CHURN);

        assertThat(given.log.warn)
                .contains("churn: the stored model is not used: " + place + " is a pipe, a socket or a device. Only"
                        + " regular files are read: put one in its place.");
    }

    private VerifyOutcome verify() throws IOException {
        return new VerifyStep(given.module(), workers).run(new VerifyRequest(List.of(CHURN), false));
    }

    private void pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Files.deleteIfExists(pipe);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }
}
