package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFolds;
import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldEstimatesTest {

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
    void aModelIsTrainedAndThenItsFolds() throws IOException {
        build.train(churn(5));

        assertThat(workers.runs).containsExactly("train", "folds");
        assertThat(given.log.info.subList(2, given.log.info.size()))
                .containsExactly(
                        "churn: cross-validating, which takes 5 trainings",
                        "churn: cross-validated by 2 folds of 80 training rows");
        FoldsJob job = workers.folded.get(0);
        assertThat(job.training().spec().dataset().folds()).isEqualTo(5);
        assertThat(job.training().checkpoints())
                .doesNotExist()
                .isNotEqualTo(workers.trained.get(0).checkpoints());
        assertThat(given.workspace().work("churn", "folds")).doesNotExist();
    }

    @Test
    void theEvaluationHoldsTheEstimate() throws IOException {
        build.train(churn(5));
        build.test(churn(5));

        assertThat(evaluation().crossValidation()).isNotNull();
        assertThat(evaluation().scores().metrics()).containsEntry("accuracy", 0.9);
    }

    @Test
    void whatIsUpToDateTrainsNothing() throws IOException {
        build.built(churn(5));

        build.built(churn(5));

        assertThat(workers.trained).hasSize(1);
        assertThat(workers.folded).hasSize(1);
        assertThat(workers.evaluated).hasSize(1);
    }

    @Test
    void anotherNumberOfFoldsTrainsTheseAloneAndEvaluatesAnew() throws IOException {
        build.built(churn(5));

        build.built(churn(4));

        assertThat(workers.trained).hasSize(1);
        assertThat(workers.folded).hasSize(2);
        assertThat(workers.evaluated).hasSize(2);
    }

    @Test
    void withoutFoldsThereIsNoEstimateAnyMore() throws IOException {
        build.built(churn(5));

        build.built(churn(null));

        assertThat(evaluation().crossValidation()).isNull();
        assertThat(given.workspace().model("churn").resolve(RecordedFolds.FILE)).doesNotExist();
        assertThat(workers.trained).hasSize(1);
    }

    @Test
    void anEstimateThatACleanTookAwayComesFromTheCache() throws IOException {
        build.built(churn(5));
        Folders.delete(folder.resolve("target"));

        build.train(churn(5));

        assertThat(workers.runs).isEmpty();
        assertThat(given.log.info).last().isEqualTo("churn: cross-validation is up to date");
    }

    @Test
    void anEstimateIsStoredWithItsModel() throws IOException {
        build.built(churn(5));
        StoredModel.store(given.workspace().model("churn"), given.workspace().stored(), "churn");
        Folders.delete(folder.resolve("target"));
        Folders.delete(folder.resolve("cache"));

        build.train(TrainingMode.NEVER, false, churn(5));
        build.test(churn(5));

        assertThat(workers.folded).hasSize(1);
        assertThat(evaluation().crossValidation()).isNotNull();
    }

    @Test
    void whereNothingMayBeTrainedNoFoldIs() throws IOException {
        build.built(churn(null));
        StoredModel.store(given.workspace().model("churn"), given.workspace().stored(), "churn");

        build.train(TrainingMode.NEVER, false, churn(5));

        assertThat(workers.folded).isEmpty();
        assertThat(given.log.info)
                .contains(
                        "churn: not cross-validated, because nothing is trained (mlmodel.training=never), and src/models has"
                                + " no estimate of these folds");
    }

    @Test
    void anEstimateThatTheCacheCannotKeepIsWarnedOf() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/folds"), "in the way");

        TrainOutcome outcome = build.train(churn(5));

        assertThat(outcome.failure()).isEmpty();
        assertThat(given.log.warn)
                .anyMatch(line -> line.startsWith("churn: its cross-validation is not remembered in the cache: ")
                        && line.endsWith(
                                ". A build after 'mvn clean' will train for it again. mlmodel.cache.directory names"
                                        + " another folder."));
    }

    private Evaluation evaluation() throws IOException {
        return Json.read(given.file("churn", ModelFile.EVALUATION), Evaluation.class);
    }

    private static ConfiguredModel churn(@Nullable Integer folds) {
        ConfiguredModel model = GivenModule.model(
                "churn", "datasets/churn.csv", "random-forest", List.of(Gate.atLeast("accuracy", 0.8)));
        return model.withSpec(model.spec().withDataset(model.spec().dataset().withFolds(folds)));
    }
}
