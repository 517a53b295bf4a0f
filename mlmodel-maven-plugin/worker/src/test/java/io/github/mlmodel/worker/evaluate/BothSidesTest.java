package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.grade.CopyCount;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.OneSidedCategory;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.train.GivenTraining;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of training rows is compared with held-back rows. */
class BothSidesTest {

    private static final String HEADER = "x c y; ";

    @TempDir
    private Path folder;

    @Test
    void copiesOfTrainingRowsAreKnownHoweverTheirCategoriesAreSpelt() throws IOException {
        String training = lines(60, row -> row + (row % 2 == 0 ? " 1" : " x"));
        String heldBack = lines(20, row -> (row < 15 ? "" + row : row + ".5") + (row % 2 == 0 ? " 1.0" : " x"));

        Figures figures = figures(training, heldBack, true);

        assertThat(figures.sides()).isEqualTo(new Figures.Sides(new CopyCount(true, 20, 15, 0, 0), List.of()));
    }

    @Test
    void aModelWhoseFilesSayNothingOfItsTrainingRowsHasNoCopies() throws IOException {
        String rows = lines(60, row -> row + " x" + row % 2);

        assertThat(figures(rows, rows, false).sides()).isEqualTo(new Figures.Sides(null, List.of()));
        Files.delete(ModelFile.STATISTICS.in(folder.resolve("m")));
        assertThat(figures(folder.resolve("m"), job(rows, rows)).sides()).isEqualTo(Figures.Sides.UNKNOWN);
    }

    @Test
    void aCategoryOfOneSideIsFound() throws IOException {
        Figures figures = figures(
                lines(600, row -> row + (row < 300 ? " old" : " both")), lines(100, row -> row + ".5 both"), true);

        assertThat(figures.sides().oneSided()).containsExactly(new OneSidedCategory("c", "old", true, 300));
    }

    private Figures figures(String training, String heldBack, boolean recorded) throws IOException {
        TrainJob job = job(training, heldBack);
        TrainResult result = new Training(job, 1, Progress.NONE).train();
        Fingerprint fingerprint = new Fingerprint("m", new JsonObject(), List.of(), null);
        Files.writeString(
                ModelFile.FINGERPRINT.in(job.output()),
                Json.write(RecordedFingerprint.of(
                        fingerprint, job.output(), Secrets.none(), List.of(), recorded ? result.figures() : null)));
        return figures(job.output(), job);
    }

    private Figures figures(Path model, TrainJob job) throws IOException {
        Path output = Files.createDirectories(folder.resolve("evaluated"));
        Evaluator.evaluate(
                new EvaluateJob(
                        job.spec().withTask(Task.CLASSIFICATION),
                        job.judgement().rows(),
                        model,
                        null,
                        new Slicing(List.of(), List.of()),
                        null,
                        false,
                        Map.of("rows", "1"),
                        output),
                1,
                Progress.NONE);
        return Json.read(ModelFile.EVALUATION.in(output), Evaluation.class).figures();
    }

    private TrainJob job(String training, String heldBack) {
        return new GivenTraining(folder, "m").train(training).test(heldBack).job();
    }

    private static String lines(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows)
                .mapToObj(i -> row.apply(i) + (i % 3 == 0 ? " a" : " b"))
                .collect(Collectors.joining("; ", HEADER, ""));
    }
}
