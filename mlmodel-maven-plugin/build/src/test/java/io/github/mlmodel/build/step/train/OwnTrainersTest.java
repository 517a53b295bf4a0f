package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.Fingerprint;
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
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What code of the project's own decides of a training. */
class OwnTrainersTest {

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

    @Test
    void aSecretThatItsTrainerIsGivenIsNotRecorded() throws IOException {
        given.secrets = Secrets.none().withVariables(Map.of("DB_PASSWORD", "hunter2-hunter2"));
        ConfiguredModel own = GivenModule.model("own", GivenModule.SOURCE, "org.acme.Mean", List.of());
        ConfiguredModel placed = own.withSpec(own.spec()
                .withTrainer(new TrainerSpec(
                        "org.acme.Mean",
                        List.of(new Parameter.Entry("place", new Parameter.Text("//hunter2-hunter2/x"))))));

        build.train(placed);

        assertThat(given.published("own", ModelFile.FINGERPRINT))
                .content()
                .contains("//***/x")
                .doesNotContain("hunter2");
        build.train(placed);
        assertThat(workers.trained).as("up to date").hasSize(1);
    }

    @Test
    void metricsOfTheProjectsOwnAreCompiledBeforeATrainingThatTheyJudge() throws IOException {
        given.write("src/evaluate/java/org/acme/Cost.java", "class Cost {}");
        FakeOwnCode code = new FakeOwnCode();
        given.needs(new CodeNeeds() {
            @Override
            public List<Fingerprint.Input> ofTrainers() {
                return List.of();
            }

            @Override
            public List<Fingerprint.Input> ofMetrics() {
                code.compiled.add("digests of evaluate");
                return List.of();
            }
        });
        ConfiguredModel judged = GivenModule.model(
                "judged", Gates.read("judged", List.of(GateInput.text("acme_cost <= 3")), null, true));

        new TrainStep(given.module(), workers, code, GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(CHURN, judged),
                        Set.of("churn", "judged"),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        folder.resolve("c"),
                        null,
                        "1.2"));

        assertThat(code.compiled).containsExactly("digests of evaluate", "evaluate");
        assertThat(workers.trained.get(0).judgement().metrics()).isNull();
        assertThat(workers.trained.get(1).judgement().metrics()).isEqualTo(Path.of("evaluate-classes"));
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
}
