package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static final String ROWS = "x,note,y\n1,a,yes\n2,b,yes\n-1,,no\n-2,c,yes\n";

    @TempDir
    private Path folder;

    @Test
    void whatWasFoundOfTheTrainingRowsIsOfTheModelsFingerprintIfThatSaysIt() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n0,yes\n0,no\n");
        assertThat(given.evaluate().figures()).isEqualTo(new Figures(0, null, Figures.Sides.UNKNOWN));

        Path model = folder.resolve("model");
        TrainingFigures figures = new TrainingFigures(80, "accuracy", 0.9, "x", 0.5);
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(
                        new Fingerprint("m", new JsonObject(), List.of(), null),
                        model,
                        Secrets.none(),
                        List.of("x", "y"),
                        figures)));

        assertThat(given.evaluate().figures()).isEqualTo(new Figures(0, figures, Figures.Sides.UNKNOWN));
    }

    @Test
    void theFileIsJudgedOnRowsOfTheirOwn() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.scores().rows()).isEqualTo(4);
        assertThat(evaluation.rows().name()).isEqualTo("test.csv");
        assertThat(evaluation.rows().trainingRows()).isZero();
        assertThat(evaluation.basis().modelDigest()).isEqualTo(Digest.of(ModelFile.MODEL.in(folder.resolve("model"))));
        assertThat(evaluation.basis().inputs()).isEqualTo(Map.of("rows", "1", "model", "2"));
        assertThat(evaluation.scores().confusion()).isEqualTo(List.of(List.of(1L, 0L), List.of(1L, 2L)));
        assertThat(evaluation.scores().classRows()).isEqualTo(Map.of("no", 1L, "yes", 3L));
        assertThat(evaluation.scores().metrics().keySet()).isSubsetOf(Metrics.names(Task.CLASSIFICATION));
        assertThat(evaluation.scores().metrics())
                .containsEntry("accuracy", 0.75)
                .containsEntry("example_count", 4.0);
        assertThat(evaluation.scores().metrics().get("roc_auc")).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(evaluation.scores().classMetrics().get("recall")).containsEntry("no", 1.0);
        assertThat(evaluation.ownMetrics()).isEmpty();
    }

    @Test
    void theFileIsJudgedOnTheHeldBackShareOfItsSource() throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i - 100).append(i % 3 == 0 ? ",no\n" : ",yes\n");
        }
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        Evaluation evaluation = given.evaluate(given.file("data.csv", csv.toString()));

        assertThat(evaluation.rows().name()).isEqualTo("data.csv (50 % held back)");
        assertThat(evaluation.scores().rows()).isBetween(70L, 130L);
        assertThat(evaluation.rows().trainingRows())
                .isEqualTo(200 - evaluation.scores().rows());
    }

    @Test
    void rowsThatAreSwappedAtTheFirstLineOfProgressAreNotJudgedOn() throws IOException {
        String rows = "x,y\n" + "1.234567,1\n2.345678,4\n".repeat(100_000);
        Given given = new Given(folder).regression().testRows(rows);
        DataFile file = given.job().rows().get(0);
        EvaluateJob job = withFile(given.job(), file.withChecksum(Checksum.of(file.path())));
        Progress swap = new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                try {
                    Files.writeString(file.path(), rows.replace('7', '8'));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, swap))
                .hasMessage("test.csv changed while the data was read; nothing was kept. Run the build again.");
        assertThat(job.output()).isEmptyDirectory();

        Files.writeString(file.path(), rows);
        Evaluator.evaluate(job, 1, Progress.NONE);

        assertThat(job.output()).isNotEmptyDirectory();
    }

    private static EvaluateJob withFile(EvaluateJob job, DataFile file) {
        return new EvaluateJob(
                job.spec(),
                List.of(file),
                job.model(),
                job.customClasses(),
                job.compareOnGpu(),
                job.inputs(),
                job.output());
    }

    @Test
    void aRegressionIsJudgedByItsNumbers() throws IOException {
        Evaluation evaluation =
                new Given(folder).regression().testRows("x,y\n1,1\n2,4\n3,3\n").evaluate();

        assertThat(evaluation.scores().metrics().keySet())
                .containsExactlyInAnyOrderElementsOf(Metrics.names(Task.REGRESSION));
        assertThat(evaluation.scores().metrics()).containsEntry("max_error", 2.0);
        assertThat(evaluation.scores().confusion()).isEmpty();
        assertThat(evaluation.scores().classRows()).isEmpty();
    }

    @Test
    void whatIsTakenAsMissingIsSaid() throws IOException {
        Given given = new Given(folder).regression().testRows("x,y\n1,1\nNA,4\n-,3\nNA,2\n");

        HeldBackRows rows =
                HeldBackRows.read(given.job(), DescriptionReader.ofModelIn(folder.resolve("model")), 1, Progress.NONE);

        assertThat(rows.notes()).containsExactly("took as missing in the held-back rows 'NA' (2), '-' (1) of 'x'.");
    }

    @Test
    void aClassifierOfScoresHasNoMetricsOfProbabilities() throws IOException {
        Evaluation evaluation =
                new Given(folder).classifier(OutputName.SCORES).testRows(ROWS).evaluate();

        assertThat(evaluation.scores().metrics()).containsKey("accuracy").doesNotContainKeys("log_loss", "roc_auc");
        assertThat(evaluation.scores().classMetrics()).containsOnlyKeys("f1", "precision", "recall");
    }

    @Test
    void theOrderOfRowsChangesNoMetricOfLabelsOrRanks() throws IOException {
        List<String> lines = new ArrayList<>(ROWS.lines().skip(1).toList());
        Evaluation forward = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();
        Collections.reverse(lines);
        Evaluation backward = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows("x,note,y\n" + String.join("\n", lines) + "\n")
                .evaluate();

        assertThat(backward.scores().metrics().get("roc_auc"))
                .isEqualTo(forward.scores().metrics().get("roc_auc"));
        assertThat(backward.scores().confusion()).isEqualTo(forward.scores().confusion());
        assertThat(backward.basis().rowsDigest()).isNotEqualTo(forward.basis().rowsDigest());
    }

    @Test
    void rowsOfTheirOwnMayLackExcludedColumns() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .exclude("id")
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.scores().rows()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,yes;2,no;3,maybe;4,maybe;5,perhaps|Classes 'maybe', 'perhaps' of target column 'y' are in test.csv"
                        + " but absent from the training rows, whose classes are no, yes. Write labels alike, or train on"
                        + " rows of each.",
                "x,y;1,yes;2,yes|Class 'no' of target column 'y' is absent from test.csv. Give it rows of every class."
            })
    void rowsThatCannotJudgeTheModelAreRefused(String csv, String message) throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows(csv.replace(';', '\n') + "\n");

        assertThatThrownBy(given::evaluate).isInstanceOf(MlModelException.class).hasMessage(message);
        assertThat(folder.resolve("output")).isEmptyDirectory();
    }

    @Test
    void aRowWithoutATargetIsRefused() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n2,\n3,no\n");

        assertThatThrownBy(given::evaluate).hasMessage("""
                Target column 'y' has no value in 1 row:
                  test.csv:3 has no value
                Delete these rows from the data, or give them a value: no element leaves rows out.""");
    }

    @Test
    void aRegressionsTrivialBaselineIsTheMean() throws IOException {
        Evaluation evaluation = new Given(folder)
                .trainedOn(model -> model.trainedOnNumbers(2.5, 1))
                .regression()
                .testRows("x,y\n1,1\n2,4\n3,3\n")
                .evaluate();

        TrivialBaseline trivial = Objects.requireNonNull(evaluation.trivial());
        assertThat(trivial.prediction()).isEqualTo("2.5");
        assertThat(trivial.scores().metrics()).containsEntry("max_error", 1.5);
        assertThat(trivial.scores().metrics().keySet())
                .isEqualTo(evaluation.scores().metrics().keySet());
    }

    @Test
    void aModelThatDidNotRecordItsTargetHasNoTrivialBaseline() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.trivial()).isNull();
    }
}
