package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.gate.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningGatesTest {

    private static final ConfiguredModel CHURN = GivenModule.model(
            "churn",
            List.of(
                    Gate.atLeast("accuracy", 0.8),
                    Gate.of(Subject.of("accuracy"), new AtLeast(0.95, true), Severity.WARN)));

    @TempDir
    Path folder;

    @Test
    void aGateThatOnlyWarnsIsAWarningAndTheBuildGoesOn() throws IOException {
        FakeWorkers workers = new FakeWorkers();
        GivenModule given = GivenModule.in(folder);
        new GivenModels(given, workers).train(CHURN);
        given.log.warn.clear();

        TestOutcome outcome = new TestStep(
                        given.module(),
                        new EvaluationSupply(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu()))
                .run(new TestRequest(
                        List.of(CHURN), false, false, new Ungated(false, Set.of()), null, folder.resolve("reports")));

        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("churn: Gate 'accuracy >= 0.95' failed: accuracy was 0.9 on 20 rows of"
                        + " datasets/churn.csv (20 % held back).");
        assertThat(given.log.error).isEmpty();
    }
}
