package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.weak.WeakSlice;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeakestSlicesTest {

    private static final int ROWS = 800;

    @TempDir
    Path folder;

    /** Rows of which one in twenty is predicted wrong, and 14 times as many where x is among the largest quarter. */
    private static String weakAtTheTop() {
        Random random = new Random(1);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> {
                    double x = (row - ROWS / 2 + 0.5) / 100;
                    boolean wrong = random.nextDouble() < (x > 2 ? 0.7 : 0.05);
                    return x + "," + (x > 0 != wrong ? "yes" : "no") + "," + row % 40;
                })
                .collect(Collectors.joining("\n", "x,y,shop\n", "\n"));
    }

    @Test
    void aPartInWhichTheModelIsWeakIsNamedInTheEvaluation() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(weakAtTheTop())
                .evaluate();

        assertThat(evaluation.weakest()).singleElement().satisfies(slice -> {
            assertThat(slice.when()).isEqualTo("x >= 2");
            assertThat(slice.rows()).isEqualTo(200);
            assertThat(slice.value()).isLessThan(0.4);
            assertThat(slice.others()).isGreaterThan(0.9);
        });
    }

    @Test
    void aModelThatIsAsGoodEverywhereHasNone() throws IOException {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(
                        row -> (row - ROWS / 2 + 0.5) / 100 + "," + (row >= ROWS / 2 != (row % 9 == 0) ? "yes" : "no"))
                .collect(Collectors.joining("\n", "x,y\n", "\n"));

        assertThat(new Given(folder)
                        .classifier(OutputName.PROBABILITIES)
                        .testRows(rows)
                        .evaluate()
                        .weakest())
                .extracting(WeakSlice::when)
                .isEmpty();
    }
}
