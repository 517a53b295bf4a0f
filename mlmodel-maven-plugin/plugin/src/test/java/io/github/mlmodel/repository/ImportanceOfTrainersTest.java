package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Importance;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column of an evaluation counts is the mean of what explanations of the held-back rows say of it. */
class ImportanceOfTrainersTest {

    private static final Path ROWS = Path.of("../../datasets/house-prices.csv");

    private static final int TIMES = 3;

    private static final long SEED = 7;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gradient-boosting", "linear-regression"})
    void theMeanIsOfAThousandRowsThatTheSeedDraws(String trainer) throws IOException {
        List<String> lines = Files.readAllLines(ROWS);
        List<String> rows = lines.subList(1, lines.size());
        Path judged = Files.writeString(
                folder.resolve("judged.csv"), lines.get(0) + "\n" + (String.join("\n", rows) + "\n").repeat(TIMES));

        Importance importance = evaluate(trainer, judged).importance();

        assertThat(importance).isInstanceOfSatisfying(Importance.OfColumns.class, found -> {
            assertThat(found.scale()).isEqualTo("predicted number");
            assertThat(found.rows()).isEqualTo(1000);
            assertThat(found.exact()).isTrue();
            Map<String, Double> expected = expected(lines.get(0).split(",", -1), rows);
            assertThat(found.columns()).hasSize(3).allSatisfy(column -> assertThat(column.mean())
                    .isPositive()
                    .isCloseTo(expected.getOrDefault(column.column(), -1.0), within(1e-9 * column.mean())));
            assertThat(found.columns().get(0).mean())
                    .isGreaterThan(found.columns().get(2).mean());
        });
    }

    private Map<String, Double> expected(String[] names, List<String> rows) {
        int[] drawn = new Random(SEED)
                .ints(0, TIMES * rows.size())
                .distinct()
                .limit(1000)
                .toArray();
        Map<String, Double> means = new HashMap<>();
        try (Model model = Model.load(folder, Options.unverified())) {
            for (int place : drawn) {
                String[] values = rows.get(place % rows.size()).split(",", -1);
                Map<String, String> row = new HashMap<>();
                IntStream.range(0, 3).forEach(column -> row.put(names[column], values[column]));
                model.explain(row)
                        .contributions()
                        .forEach(it -> means.merge(it.column(), Math.abs(it.amount()) / drawn.length, Double::sum));
            }
        }
        return means;
    }

    private Evaluation evaluate(String trainer, Path judged) throws IOException {
        List<DataFile> training = List.of(new DataFile("house-prices.csv", ROWS));
        List<DataFile> heldBack = List.of(new DataFile("judged.csv", judged));
        DatasetSpec dataset = new DatasetSpec(
                Source.Delimited.of("house-prices.csv"),
                new HeldBack.Elsewhere(Source.Delimited.of("judged.csv")),
                Roles.of("price"));
        ModelSpec spec =
                new ModelSpec("prices", "", null, dataset, FeatureSpec.byType(), TrainerSpec.of(trainer), SEED);
        Judgement judgement = new Judgement(heldBack, List.of(), false);
        new Training(
                        new TrainJob(spec, training, judgement, null, Map.of(), "cpu", folder, null, folder),
                        2,
                        Progress.NONE)
                .train();
        EvaluateJob job = new EvaluateJob(spec, heldBack, folder, null, false, Map.of(), folder);
        Evaluator.evaluate(job, 2, Progress.NONE);
        return Json.read(ModelFile.EVALUATION.in(folder), Evaluation.class);
    }
}
