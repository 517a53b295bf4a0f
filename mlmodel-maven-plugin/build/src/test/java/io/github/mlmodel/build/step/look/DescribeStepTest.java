package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.step.CodeNeeds;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.grade.gate.Criterion;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
    }

    @Test
    void spellsOutDefaultsColumnsAndThePlan() throws IOException {
        String text = described(TrainingMode.WHEN_STALE);

        assertThat(text)
                .startsWith("Model churn\n  name: churn\n  description: none\n  task: classification\n")
                .contains("\n  dataset/source: datasets/churn.csv\n", "\n  dataset/testFraction: 0.2\n")
                .contains("\n  device: cpu\n  seed: 1\n  gates: accuracy >= 0.8\n")
                .contains("\n  source 1: datasets/churn.csv (SHA-256 ", "\n  trainer parameter: trees = 200\n")
                .containsPattern("\n  fingerprint: [0-9a-f]{64}\n")
                .contains("\n  a build would: say: churn: training, because there is no model yet\n")
                .endsWith("""

                        churn: 1,000 rows, 2 columns, delimiter ',', first line has names
                          column   type           missing   distinct  most frequent
                          age      numeric              0         60  30 (20)
                          churned  categorical          0          2  no (800), yes (200)

                        To keep columns as they are treated now, whatever values come:

                        <features>
                          <numeric>age</numeric>
                          <others>by-type</others>
                        </features>
                        """);
        assertThat(workers.inspected.get(0).trainer()).isEqualTo(CHURN.spec().trainer());
    }

    @Test
    void aModelWhoseTaskNothingTellsHasNoFingerprintYet() throws IOException {
        DescribeOutcome outcome = describe(TrainingMode.WHEN_STALE, GivenModule.model("churn", List.of()));

        assertThat(((DescribeOutcome.Described) outcome).texts().get(0))
                .contains("\n  task: by the target")
                .contains("\n  fingerprint: known when the task is, which training infers from the target\n");
    }

    @Test
    void saysWhichGatesWarnAlone() throws IOException {
        Gate strict = Gate.atLeast("accuracy", 0.8);
        Gate lax = Gate.of(Subject.of("log_loss"), new Criterion.AtMost(0.4, true), Gate.Severity.WARN);

        DescribeOutcome outcome = describe(TrainingMode.WHEN_STALE, GivenModule.model("churn", List.of(strict, lax)));

        assertThat(((DescribeOutcome.Described) outcome).texts().get(0))
                .contains("\n  gates: accuracy >= 0.8; log_loss <= 0.4 (warn)\n");
    }

    @Test
    void changesNothing() throws IOException {
        described(TrainingMode.WHEN_STALE);

        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(given.log.info).isEmpty();
    }

    @Test
    void saysThatAModelIsUpToDate() throws IOException {
        new GivenModels(given, workers).train(CHURN);

        assertThat(described(TrainingMode.WHEN_STALE))
                .containsPattern("a build would: say: churn: up to date \\(fingerprint ....…\\)");
    }

    @Test
    void saysWhyABuildWouldFail() throws IOException {
        assertThat(described(TrainingMode.NEVER))
                .contains(
                        "a build would: fail: mlmodel.training is never, but src/models holds no whole model 'churn'");
    }

    @Test
    void ownCodeThatDoesNotCompileYetLeavesTheFingerprintOpen() throws IOException {
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

        DescribeOutcome outcome = describe(
                TrainingMode.WHEN_STALE, GivenModule.model("own", GivenModule.SOURCE, "com.example.Own", List.of()));

        assertThat(((DescribeOutcome.Described) outcome).texts().get(0))
                .startsWith("Model own\n  name: own\n")
                .contains("\n  fingerprint: not known: src/train/java does not compile: 1 error.\n")
                .contains("own: 1,000 rows, 2 columns");
    }

    @Test
    void aModelWithoutGatesHasNone() throws IOException {
        assertThat(((DescribeOutcome.Described)
                                describe(TrainingMode.WHEN_STALE, GivenModule.model("churn", List.of())))
                        .texts())
                .singleElement()
                .asString()
                .contains("\n  gates: none\n");
    }

    @Test
    void aFailedJobFailsTheStep() throws IOException {
        workers.failing("churn");

        DescribeOutcome outcome = describe(TrainingMode.WHEN_STALE, CHURN);

        assertThat(outcome.failure()).contains(StepFailure.user("The target of model 'churn' is missing."));
    }

    @Test
    void dataThatIsNotThereIsNamed() {
        ConfiguredModel gone = GivenModule.model("gone", "datasets/gone*.csv", "random-forest", List.of());

        assertThatThrownBy(() -> describe(TrainingMode.WHEN_STALE, gone))
                .isInstanceOf(MlModelException.class)
                .hasMessage("<models/model[gone]/dataset/source> is 'datasets/gone*.csv', which matches no file in "
                        + folder + ".");
    }

    private String described(TrainingMode mode) throws IOException {
        return ((DescribeOutcome.Described) describe(mode, CHURN)).texts().get(0);
    }

    private DescribeOutcome describe(TrainingMode mode, ConfiguredModel model) throws IOException {
        return new DescribeStep(given.module(), workers).run(new DescribeRequest(List.of(model), mode, false));
    }
}
