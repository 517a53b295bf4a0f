package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldMean;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.worker.train.FoldedTraining;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cross-validation is scikit-learn's on the same folds: {@code folds/expected.txt} is what {@code folds/expected.py} printed,
 * which finds the folds by itself.
 */
class SameFoldsTest {

    private static final Path ROWS = Path.of("../../datasets/house-prices.csv");

    @TempDir
    Path folder;

    @Test
    void leastSquaresComeToWhatScikitLearnsDo() throws IOException {
        Map<String, double[]> expected = expected();
        CrossValidation found = CrossValidation.of(FoldedTraining.of(new FoldsJob(job()), 2, Progress.NONE), 0.95);

        assertThat(found.scores().rows().stream().mapToDouble(rows -> rows).toArray())
                .containsExactly(Objects.requireNonNull(expected.remove("rows")));
        assertThat(expected).hasSize(3);
        expected.forEach((metric, values) -> {
            FoldMean mean = found.mean(metric).orElseThrow();
            // Features and predictions are 32-bit numbers.
            assertThat(mean.mean()).as(metric).isCloseTo(values[0], within(1e-6 * values[0]));
            assertThat(mean.deviation()).as(metric).isCloseTo(values[1], within(1e-5 * values[0]));
            for (int fold = 0; fold < 5; fold++) {
                assertThat(Objects.requireNonNull(found.scores().values().get(metric))
                                .get(fold))
                        .as(metric + " of fold " + fold)
                        .isCloseTo(values[2 + fold], within(1e-6 * values[2 + fold]));
            }
        });
    }

    private TrainJob job() {
        Source source = Source.Delimited.of("house-prices.csv");
        DatasetSpec dataset = new DatasetSpec(source, new HeldBack.Elsewhere(source), Roles.of("price"), 5);
        TrainerSpec trainer =
                new TrainerSpec("linear-regression", List.of(new Parameter.Entry("l2", new Parameter.Text("0"))));
        List<DataFile> files = List.of(new DataFile("house-prices.csv", ROWS));
        return new TrainJob(
                new ModelSpec("prices", "", null, dataset, FeatureSpec.byType(), trainer, 1),
                files,
                new Judgement(files, List.of(), false),
                null,
                Map.of(),
                "cpu",
                folder,
                null,
                folder);
    }

    private static Map<String, double[]> expected() throws IOException {
        try (var in = Objects.requireNonNull(SameFoldsTest.class.getResourceAsStream("/folds/expected.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> Arrays.stream(parts[1].split(" ", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
        }
    }
}
