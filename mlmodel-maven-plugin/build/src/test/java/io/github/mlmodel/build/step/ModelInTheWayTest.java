package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put in the place of a model's file between two goals is named, and not said to be missing. */
@DisabledOnOs(OS.WINDOWS)
class ModelInTheWayTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private GivenModels build;

    @BeforeEach
    void trainAndTest() throws IOException {
        build = new GivenModels(GivenModule.in(folder), new FakeWorkers());
        build.train(CHURN);
        build.test(CHURN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.json", "fingerprint.json", "evaluation.json", "grade.json"})
    void beforeItIsPackaged(String name) throws IOException {
        Path file = folder.resolve("target/mlmodel/churn").resolve(name);
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(build.bundle(CHURN).failure())
                .contains(StepFailure.user("The trained model 'churn' cannot be read: target/mlmodel/churn/" + name
                        + " is a folder. Remove what stands there: mvn clean."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.json", "fingerprint.json"})
    void beforeItIsGraded(String name) throws IOException {
        Path file = folder.resolve("target/mlmodel/churn").resolve(name);
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("nowhere"));

        assertThat(build.test(CHURN).failure())
                .contains(StepFailure.user("The trained model 'churn' cannot be read: target/mlmodel/churn/" + name
                        + " is a link to nowhere, which is not there. Remove what stands there: mvn clean."));
    }

    @Test
    void allIsNamedAtOnce() throws IOException {
        for (String name : List.of("model.onnx", "model.json")) {
            Path file = folder.resolve("target/mlmodel/churn").resolve(name);
            Files.delete(file);
            Files.createDirectory(file);
        }

        assertThat(build.bundle(CHURN).failure())
                .contains(
                        StepFailure.user(
                                "The trained model 'churn' cannot be read: target/mlmodel/churn/model.json is a"
                                        + " folder; target/mlmodel/churn/model.onnx is a folder. Remove what stands there: mvn clean."));
    }
}
