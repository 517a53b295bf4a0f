package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.Importance;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanContributionsTest {

    private static final int ROWS = 60;

    /** The seed of the given model. */
    private static final long SEED = 42;

    private static final String STATISTICS = """
            {
              "format": 1, "model": "m", "rows": 100,
              "columns": [
                {"kind": "numberstatistics", "name": "x", "dates": false, "missing": 0,
                  "bounds": [-1, 1], "counts": [30, 30, 40]}
              ],
              "undescribed": 0
            }
            """;

    @TempDir
    private Path folder;

    private static double x(int row) {
        return (row - ROWS / 2) / 8.0;
    }

    private Given classifier() throws IOException {
        return new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(IntStream.range(0, ROWS)
                        .mapToObj(row -> x(row) + (row % 3 == 0 ? ",no" : ",yes"))
                        .collect(Collectors.joining("\n", "x,y\n", "\n")));
    }

    @Test
    void estimatesAreOfTwentyRowsThatTheSeedDraws() throws IOException {
        Given given = classifier();
        Files.writeString(ModelFile.STATISTICS.in(folder.resolve("model")), STATISTICS);

        assertThat(given.evaluate().importance()).isInstanceOfSatisfying(Importance.OfColumns.class, found -> {
            assertThat(found.scale()).isEqualTo("probability of the predicted label");
            assertThat(found.rows()).isEqualTo(20);
            assertThat(found.exact()).isFalse();
            assertThat(found.columns()).singleElement().satisfies(column -> {
                assertThat(column.column()).isEqualTo("x");
                assertThat(column.mean()).isCloseTo(expected(), within(1e-12));
            });
        });
        assertThat(given.evaluate()).isEqualTo(given.evaluate());
    }

    private double expected() {
        int[] drawn = new Random(SEED).ints(0, ROWS).distinct().limit(20).toArray();
        try (Model model = Model.load(folder.resolve("model"), Options.unverified())) {
            return IntStream.of(drawn)
                    .mapToDouble(row -> Math.abs(model.explain(Map.of("x", x(row)))
                            .contributions()
                            .get(0)
                            .amount()))
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void whyAModelCannotBeExplainedIsSaidWithoutAnyPathOfTheMachine() throws IOException {
        assertThat(classifier().evaluate().importance())
                .isEqualTo(new Importance.Inexplicable("The predictions of this model cannot be explained: nothing says"
                        + " what the columns were in training, for there is no statistics.json beside the model. Train"
                        + " the model by this version of the plugin."));
    }

    @Test
    void imagesHaveNoColumnThatCounts() throws IOException {
        classifier();
        Images images = new Images(1, 1, 1, 1, List.of(ByteBuffer.allocateDirect(1)), 1);
        ImageRows rows = new ImageRows(images, new Column.Texts("class", new String[] {"up"}, new int[] {0}));
        try (Model model = Model.load(folder.resolve("model"), Options.unverified())) {
            assertThat(new MeanContributions(model, "here", 1, SEED, Progress.NONE).of(rows))
                    .isEqualTo(
                            new Importance.Inexplicable("The model reads images, and no number of a pixel says why."));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "100000, 1000", "200000, 500", "9099169, 20"})
    void largerGraphsExplainFewerRows(long bytes, int rows) {
        assertThat(MeanContributions.rowsOf(bytes)).isEqualTo(rows);
    }
}
