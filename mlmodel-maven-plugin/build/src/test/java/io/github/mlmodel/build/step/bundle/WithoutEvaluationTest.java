package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutEvaluationTest {

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
    void aPassingGradeOfASnapshotIsNotBelieved() throws IOException {
        given.snapshot();
        build.train(CHURN);
        build.test(CHURN);
        assertThat(grade().passing()).isTrue();
        Files.delete(given.file("churn", ModelFile.EVALUATION));

        bundle(CHURN);

        assertThat(grade().passing()).isFalse();
        assertThat(grade().verdicts()).extracting(GateVerdict::sentence).containsExactly("the model was not evaluated");
    }

    @Test
    void aJarThatHoldsTheGradeWhichIsNotBelievedIsNamed() throws IOException {
        given.snapshot();
        build.train(CHURN);
        build.test(CHURN);
        given.jar(GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .withFolder("", folder.resolve("target/classes"))
                .write());
        Files.delete(given.file("churn", ModelFile.EVALUATION));

        assertThat(bundle(CHURN).failure())
                .contains(StepFailure.user("The jar holds another grade of model 'churn' than 'package' has found: it"
                        + " was made before, of what stood in target/mlmodel/churn. Run the build again: the jar"
                        + " then holds what stands there now."));
    }

    @Test
    void aSnapshotWithoutAGradeIsGivenOneThatSaysSo() throws IOException {
        given.snapshot();
        build.train(CHURN);
        Files.deleteIfExists(given.file("churn", ModelFile.GRADE));

        bundle(CHURN);

        assertThat(grade().verdicts()).extracting(GateVerdict::sentence).containsExactly("the model was not evaluated");
    }

    @Test
    void aReleaseThatIsRefusedAnywayIsNotEvaluated() throws IOException {
        ConfiguredModel ungated = GivenModule.model("churn", List.of());
        build.train(ungated);
        workers.runs.clear();

        assertThat(bundle(ungated).failure())
                .map(StepFailure::sentence)
                .get()
                .asString()
                .startsWith("Model 'churn' has no gates. ");
        assertThat(workers.runs).isEmpty();
    }

    private Grade grade() throws IOException {
        return Json.read(given.published("churn", ModelFile.GRADE), Grade.class);
    }

    private PackageOutcome bundle(ConfiguredModel model) throws IOException {
        return new PackageStep(given.module(), build.supply(), given.origins, (type, classifier, file) -> {})
                .run(new PackageRequest(List.of(model), new Ungated(false, Set.of()), false, null));
    }
}
