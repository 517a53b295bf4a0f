package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.lock.LockStep;
import io.github.mlmodel.build.step.verify.VerifyRequest;
import io.github.mlmodel.build.step.verify.VerifyStep;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.Anchor;
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

/** A link that leads out of the checkout is met by no goal, whatever it stands for. */
@DisabledOnOs(OS.WINDOWS)
class LinkedOutsideTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path temporary;

    private final FakeWorkers workers = new FakeWorkers();
    private Path folder;
    private Path outside;
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void makeAModule() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
    }

    @Test
    void linksThatTheGlobsOfAllModelsMeetAreSaidTogether() throws IOException {
        Files.writeString(outside.resolve("a.csv"), "age,churned\n");
        for (String link : List.of("datasets/part-1.csv", "datasets/held-1.csv", "datasets/other-1.csv")) {
            Files.createSymbolicLink(folder.resolve(link), outside.resolve("a.csv"));
        }
        ConfiguredModel both = model("both", "datasets/part-*.csv", "datasets/held-*.csv");
        ConfiguredModel other = GivenModule.model("other", "datasets/other-*.csv", "random-forest", List.of());

        StepFailure failure = build.train(both, other).failure().orElseThrow();

        assertThat(failure.sentence())
                .isEqualTo("Nothing was trained, because of 3 problems:" + met("both", "testSource", "held")
                        + met("both", "source", "part") + met("other", "source", "other"));
        assertThat(failure.anchor()).isEqualTo(Anchor.OUTSIDE);
        assertThat(workers.runs).isEmpty();
    }

    private String met(String model, String element, String name) {
        return "\n  - <models/model[" + model + "]/dataset/" + element + "> is 'datasets/" + name
                + "-*.csv', which meets 1 link out of " + folder + " (the project's folder):\n  datasets/" + name
                + "-1.csv leads to " + outside
                + "/a.csv\nPut it into the project, or open the folder on the command line: -Dmlmodel.allowOutside="
                + outside + ".";
    }

    private static ConfiguredModel model(String name, String source, String testSource) {
        ConfiguredModel model = GivenModule.model(name, source, "random-forest", List.of());
        return model.withSpec(model.spec()
                .withDataset(new DatasetSpec(
                        Source.Delimited.of(source),
                        new HeldBack.Elsewhere(Source.Delimited.of(testSource)),
                        Roles.of("churned"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/models", "src/models/churn.onnx", "src/models/churn.json"})
    void aStoredModelIsNeitherTakenNorWritten(String link) throws IOException {
        build.built(CHURN);
        store();
        Path place = outside.resolve("stored");
        Files.move(folder.resolve(link), place);
        Files.createSymbolicLink(folder.resolve(link), place);
        Folders.delete(folder.resolve("target"));
        Folders.delete(folder.resolve("cache"));
        String told = link + " leads to " + place + ", out of " + folder + " (the project's folder). Put it into the"
                + " project, or open the folder on the command line: -Dmlmodel.allowOutside="
                + (link.equals("src/models") ? place : outside) + ".";

        assertThat(build.train(TrainingMode.NEVER, false, CHURN).failure())
                .map(StepFailure::sentence)
                .contains(told);

        given.opening(outside);
        assertThat(build.train(TrainingMode.NEVER, false, CHURN).failure()).isEmpty();
        build.test(CHURN);
        build.bundle(CHURN);
        given.opening(folder);
        assertThatThrownBy(this::store).hasMessage(told);
    }

    private void store() throws IOException {
        new VerifyStep(given.module(), workers).run(new VerifyRequest(List.of(CHURN), true));
    }

    @Test
    void aLockElsewhereIsNeitherReadNorWritten() throws IOException {
        build.built(CHURN);
        Path lock = Files.writeString(outside.resolve("lock"), "secret");
        Files.createSymbolicLink(folder.resolve("mlmodel.lock"), lock);
        String told = "mlmodel.lock leads to " + lock + ", out of " + folder + " (the project's folder). Put it into"
                + " the project, or open the folder on the command line: -Dmlmodel.allowOutside=" + outside + ".";

        assertThatThrownBy(() -> new LockStep(given.module()).afterTraining(List.of(CHURN)))
                .hasMessage(told);
        assertThatThrownBy(() -> new LockStep(given.module()).write(List.of(CHURN)))
                .hasMessage(told);
        assertThat(lock).hasContent("secret");
    }

    @Test
    void ownMetricsElsewhereAreNotCompiled() throws IOException {
        Path java = Files.createDirectories(folder.resolve("src/evaluate/java"));
        Files.writeString(outside.resolve("Own.java"), "class Own {}");
        Files.createSymbolicLink(java.resolve("Own.java"), outside.resolve("Own.java"));
        Files.createSymbolicLink(java.resolve("more"), outside);

        assertThatThrownBy(() -> given.module().inputs().hasOwnMetrics())
                .hasMessage("src/evaluate has 2 links out of " + folder + " (the project's folder):\n"
                        + "  src/evaluate/java/Own.java leads to " + outside + "/Own.java\n"
                        + "  src/evaluate/java/more leads to " + outside + "\n"
                        + "Put them into the project, or open the folder on the command line:"
                        + " -Dmlmodel.allowOutside=" + outside + ".");
    }
}
