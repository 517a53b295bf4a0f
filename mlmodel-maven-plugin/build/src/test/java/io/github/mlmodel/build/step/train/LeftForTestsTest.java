package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.rows.Left;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftForTestsTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn", List.of());

    @TempDir
    Path folder;

    private GivenModule given;
    private final FakeOwnCode code = new FakeOwnCode();
    private FakeWorkers workers;
    private Path rows;
    private Path pointer;

    @BeforeEach
    void prepare() {
        given = GivenModule.in(folder).snapshot();
        workers = new FakeWorkers();
        rows = folder.resolve("target/mlmodel/churn/rows.csv");
        pointer = folder.resolve("target/test-classes/META-INF/mlmodel-tests/churn.json");
    }

    private TrainOutcome train(boolean withTests, ConfiguredModel... models) throws IOException {
        @Nullable Path tests = withTests ? folder.resolve("target/test-classes") : null;
        return new TrainStep(given.module(), workers, code, GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(models),
                        Set.of(),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        folder.resolve("cache/checkpoints"),
                        null,
                        "1.2",
                        null,
                        tests));
    }

    @Test
    void rowsStayInTargetAndAPointerIsInTheTestsOutput() throws IOException {
        train(true, CHURN);

        TestPointer left = Json.read(pointer, TestPointer.class);
        assertThat(rows).hasContent("age,churned\n30,yes\n");
        assertThat(pointer.resolveSibling(left.folder()).resolve("rows.csv")).hasSameTextualContentAs(rows);
        assertThat(left)
                .isEqualTo(new TestPointer(
                        2,
                        Digest.of(given.file("churn", ModelFile.MODEL)),
                        "../../../mlmodel/churn",
                        new Left.There("rows.csv", Digest.of(rows), "datasets/churn.csv"),
                        new Left.Absent("the model has no <baseline>"),
                        ""));
        assertThat(given.log.info).contains("churn: left 1 held-back row for tests in target/mlmodel/churn/rows.csv");
        assertThat(Folders.files(folder.resolve("target/classes")))
                .noneMatch(file -> file.getFileName().toString().startsWith("rows"));
        assertThat(given.workspace().work("churn", "rows")).doesNotExist();
    }

    @Test
    void theMetricsOfTheProjectsOwnAreCompiledForTests() throws IOException {
        given.write("src/evaluate/java/Cost.java", "class Cost {}");

        train(true, CHURN);

        assertThat(Json.read(pointer, TestPointer.class).metrics()).isEqualTo("evaluate-classes");
    }

    @Test
    void metricsThatAnEarlierBuildHasCompiledAreNotCompiledAgain() throws IOException {
        given.write("src/evaluate/java/Cost.java", "class Cost {}");
        code.metrics = compiled();
        train(true, CHURN);
        Folders.delete(folder.resolve("target"));
        train(true, CHURN);

        assertThat(code.compiled).containsExactly("evaluate");
        assertThat(Json.read(pointer, TestPointer.class).metrics()).isEqualTo("../.metrics-for-tests");
        assertThat(folder.resolve("target/mlmodel/.metrics-for-tests/org/Cost.class"))
                .hasContent("compiled");

        train(true, CHURN);
        assertThat(code.compiled).containsExactly("evaluate");
    }

    @Test
    void metricsAreCompiledAnewWhereTheyOrTheirJavaAreOthers() throws IOException {
        given.write("src/evaluate/java/Cost.java", "class Cost {}");
        code.metrics = compiled();
        train(true, CHURN);
        given.write("src/evaluate/java/Cost.java", "class Cost { int cost; }");
        train(true, CHURN);
        code.release = "21";
        train(true, CHURN);

        assertThat(code.compiled).containsExactly("evaluate", "evaluate", "evaluate");
    }

    @Test
    void metricsThatWereChangedInTheCacheAreCompiledAnew() throws IOException {
        given.write("src/evaluate/java/Cost.java", "class Cost {}");
        code.metrics = compiled();
        train(true, CHURN);
        for (Path file : Folders.files(folder.resolve("cache/models"))) {
            if (file.endsWith("Cost.class")) {
                Files.writeString(file, "forged");
            }
        }
        train(true, CHURN);

        assertThat(code.compiled).containsExactly("evaluate", "evaluate");
        train(true, CHURN);
        assertThat(code.compiled).containsExactly("evaluate", "evaluate");
    }

    @Test
    void metricsThatAnotherUserCouldHavePutIntoTheCacheAreNotTaken() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        given.write("src/evaluate/java/Cost.java", "class Cost {}");
        code.metrics = compiled();
        train(true, CHURN);
        for (Path entry : Folders.in(folder.resolve("cache/models"))) {
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxrwx---"));
        }
        train(true, CHURN);

        assertThat(code.compiled).containsExactly("evaluate", "evaluate");
        assertThat(given.log.warn).containsOnly("churn: few rows");
    }

    @Test
    void whereOtherBuildsFillTheCacheNoMetricsAreKeptOrTaken() throws IOException {
        given.write("src/evaluate/java/Cost.java", "class Cost {}");
        code.metrics = compiled();
        code.kept = false;
        train(true, CHURN);
        code.kept = true;
        train(true, CHURN);
        code.kept = false;
        train(true, CHURN);

        assertThat(code.compiled).containsExactly("evaluate", "evaluate", "evaluate");
    }

    private Path compiled() {
        given.write("compiled/org/Cost.class", "compiled");
        return folder.resolve("compiled");
    }

    @Test
    void imagesAreLeftAsOtherRows() throws IOException {
        given.write("images/cat/1.png", "a cat");

        train(true, ofImages());

        assertThat(workers.runs).containsExactly("train", "rows");
        assertThat(Json.read(pointer, TestPointer.class).rows())
                .isEqualTo(new Left.There("rows.csv", Digest.of(rows), "images"));
    }

    @Test
    void moreImagesThanTestsCouldReadAreNotLeft() throws IOException {
        given.write("images/cat/1.png", "a cat");
        workers.leftRows = "";

        train(true, ofImages());
        train(true, ofImages());

        String reason = "its images have more than 128 MiB, which is the most that is left for tests";
        assertThat(workers.runs).containsExactly("train", "rows");
        assertThat(given.log.info).containsOnlyOnce("churn: left no held-back rows for tests: " + reason + ".");
        assertThat(Json.read(pointer, TestPointer.class).rows()).isEqualTo(new Left.Absent(reason));
    }

    private static ConfiguredModel ofImages() {
        DatasetSpec images =
                DatasetSpec.of(new Source.Images("images", new Source.Labels.Folders()), HeldBack.byDefault());
        return CHURN.withSpec(CHURN.spec().withDataset(images));
    }

    @Test
    void nothingIsLeftWhereNoTestAsks() throws IOException {
        train(false, CHURN);

        assertThat(workers.runs).containsExactly("train");
        assertThat(rows).doesNotExist();
        assertThat(pointer).doesNotExist();
    }

    @Test
    void whatStandsThereIsNotReadAgain() throws IOException {
        train(true, CHURN);
        Files.delete(pointer);
        train(true, CHURN);

        assertThat(workers.runs).containsExactly("train", "rows");
        assertThat(pointer).exists();
    }

    @Test
    void rowsThatWereChangedOrAreOfOtherDataAreReadAgain() throws IOException {
        train(true, CHURN);
        Files.writeString(rows, "age,churned\n31,no\n");
        Folders.delete(folder.resolve("cache/models"));
        train(true, CHURN);
        given.write(GivenModule.SOURCE, "age,churned\n40,no\n");
        train(true, CHURN);

        assertThat(workers.runs).containsExactly("train", "rows", "rows", "train", "rows");
    }

    @Test
    void aModelFromTheCacheBringsItsRows() throws IOException {
        train(true, CHURN);
        Folders.delete(folder.resolve("target"));
        train(true, CHURN);

        assertThat(workers.runs).containsExactly("train", "rows");
        assertThat(rows).hasContent("age,churned\n30,yes\n");
        assertThat(pointer).exists();
    }

    @Test
    void rowsThatWereChangedInTheCacheAreReadAgain() throws IOException {
        train(true, CHURN);
        Folders.delete(folder.resolve("target"));
        for (Path file : Folders.files(folder.resolve("cache/models"))) {
            if (file.getFileName().toString().startsWith("rows-")) {
                Files.writeString(file, "age,churned\n99,no\n");
            }
        }
        train(true, CHURN);

        assertThat(workers.runs).containsExactly("train", "rows", "rows");
        assertThat(rows).hasContent("age,churned\n30,yes\n");
    }

    @Test
    void aModelThatIsConfiguredNoMoreHasNoPointer() throws IOException {
        train(true, CHURN, GivenModule.model("claim", List.of()));
        train(true, GivenModule.model("claim", List.of()));

        assertThat(pointer).doesNotExist();
        assertThat(pointer.resolveSibling("claim.json")).exists();
    }

    @Test
    void rowsThatCannotBeReadFailTheTraining() throws IOException {
        train(false, CHURN);
        workers.failing("churn");

        TrainOutcome outcome = train(true, CHURN);

        assertThat(outcome)
                .isEqualTo(new TrainOutcome.JobsFailed(StepFailure.user("The target of model 'churn' is missing.")));
        assertThat(pointer).doesNotExist();
    }

    @Test
    void aBaselineIsLeftBesideTheRows() throws IOException {
        given.write("models/old.zip", "an old bundle");
        ConfiguredModel compared = CHURN.withBaseline(new ConfiguredBaseline("models/old.zip", null));

        train(true, compared);

        assertThat(rows.resolveSibling("baseline.zip")).hasContent("an old bundle");
        assertThat(Json.read(pointer, TestPointer.class).baseline())
                .isEqualTo(
                        new Left.There("baseline.zip", Digest.of(folder.resolve("models/old.zip")), "models/old.zip"));
    }

    @Test
    void whyThereIsNoBaselineIsToldToTests() throws IOException {
        given.write("models/old.zip", "an old bundle");
        train(true, CHURN.withBaseline(new ConfiguredBaseline("models/old.zip", null)));
        train(true, CHURN.withBaseline(new ConfiguredBaseline("RELEASE", null)));

        assertThat(rows.resolveSibling("baseline.zip")).doesNotExist();
        assertThat(Json.read(pointer, TestPointer.class).baseline()).isInstanceOf(Left.Absent.class);
    }
}
