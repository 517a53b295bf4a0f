package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void gradeAModel() throws IOException {
        given = GivenModule.in(folder);
        build = new GivenModels(given, new FakeWorkers());
        build.train(CHURN);
        build.test(CHURN);
    }

    @Test
    void itHasWhatIsBundledAlsoWhereSomethingElseTookItAway() throws IOException {
        Files.delete(given.published("churn", ModelFile.GRADE));
        Files.writeString(given.published("churn", ModelFile.MODEL), "filtered");

        step().run(new PackageRequest(List.of(CHURN), new Ungated(false, Set.of()), false, null));

        for (Map.Entry<ModelFile, byte[]> bundled :
                BundleReader.read(folder.resolve("target/app-1.0-churn.zip")).entrySet()) {
            assertThat(given.published("churn", bundled.getKey())).hasBinaryContent(bundled.getValue());
        }
    }

    @Test
    void aGradeInTheJarThatIsNotTheOneFoundForbidsTheReleaseAlsoWhereTheGoalIsSkipped() throws IOException {
        given.origins.configure(CHURN);
        Path grade = given.file("churn", ModelFile.GRADE);
        Files.writeString(grade, Files.readString(grade).replace("0.9", "0.99"));
        given.workspace().publish("churn");
        given.jar(GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .withFolder("META-INF/mlmodel/churn/", given.workspace().inOutput("churn"))
                .write());

        assertThat(step().skip(new Ungated(false, Set.of())).failure())
                .contains(StepFailure.user("mlmodel.skip is set, but what the jar would carry decides. The jar holds"
                        + " another grade of model 'churn' than 'package' has found: it was made before, of what stood in"
                        + " target/mlmodel/churn. Run the build again: the jar then holds what stands there now."
                        + " A release is packaged only with a valid passing grade. Give the model gates that it passes"
                        + " and run 'mvn verify' without skipping or ignoring tests, or decide for yourself:"
                        + " -Dmlmodel.allowUngated."));
        assertThat(given.published("churn", ModelFile.GRADE)).hasSameBinaryContentAs(grade);
    }

    private PackageStep step() {
        return new PackageStep(given.module(), build.supply(), given.origins, (type, classifier, file) -> {});
    }
}
