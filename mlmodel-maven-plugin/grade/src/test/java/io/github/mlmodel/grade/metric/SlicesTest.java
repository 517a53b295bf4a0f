package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code slices/expected.txt} is what {@code slices/expected.py} printed, with scikit-learn, of the same rows. */
class SlicesTest {

    private static final int ROWS = 600;
    private static final int SLICES = 7;

    @Test
    void metricsOfSlicesAreThoseOfScikitLearn() throws IOException {
        Scores[] ofClasses = new Scores[SLICES];
        Scores[] ofNumbers = new Scores[SLICES];
        for (int slice = 0; slice < SLICES; slice++) {
            int part = slice;
            int[] rows =
                    IntStream.range(0, ROWS).filter(row -> slice(row) == part).toArray();
            ofClasses[slice] = Scores.of(Metrics.all(), classes().some(rows, ScoredRows.UNSEEN_CLASSES));
            ofNumbers[slice] = Scores.of(Metrics.all(), numbers().some(rows, ScoredRows.UNSEEN_NUMBERS));
        }

        assertThat(expected()).hasSizeGreaterThan(150).allSatisfy(line -> {
            String[] parts = line.split("[ =]", 3);
            Scores scores = (isOfNumbers(parts[0]) ? ofNumbers : ofClasses)[Integer.parseInt(parts[1])];
            assertThat(value(scores, parts[0])).isCloseTo(Double.parseDouble(parts[2]), within(1e-9));
        });
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(SlicesTest.class.getResourceAsStream("/slices/expected.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static boolean isOfNumbers(String name) {
        return Metrics.find(name)
                .filter(metric -> metric.function() instanceof MetricFunction.OfNumbers)
                .isPresent();
    }

    private static double value(Scores scores, String name) {
        int bracket = name.indexOf('[');
        @Nullable String label = bracket < 0 ? null : name.substring(bracket + 1, name.length() - 1);
        return scores.value(bracket < 0 ? name : name.substring(0, bracket), label)
                .orElseThrow();
    }

    private static int slice(int row) {
        return row * 31 % SLICES;
    }

    private static float score(int row) {
        return (float) (((row * 7919L + 13) % 1009 + 8) / 1024.0);
    }

    private static double place(int row) {
        return (row * 104729L + 17) % 997;
    }

    private static ScoredClasses classes() {
        float[] probabilities = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            probabilities[2 * row] = 1 - score(row);
            probabilities[2 * row + 1] = score(row);
        }
        return ScoredClasses.of(
                List.of("0", "1"),
                IntStream.range(0, ROWS)
                        .map(row -> place(row) / 997 < 0.3 + 0.5 * score(row) ? 1 : 0)
                        .toArray(),
                IntStream.range(0, ROWS).map(row -> score(row) > 0.5 ? 1 : 0).toArray(),
                probabilities,
                ScoredRows.UNSEEN_CLASSES);
    }

    private static ScoredNumbers numbers() {
        double[] actual =
                IntStream.range(0, ROWS).mapToDouble(row -> place(row) / 64 + 1).toArray();
        double[] predicted = IntStream.range(0, ROWS)
                .mapToDouble(row -> actual[row] + ((row * 7919L + 13) % 1009 - 500) / 256.0 * (1 + slice(row) / 4.0))
                .toArray();
        return ScoredNumbers.of(actual, predicted, ScoredRows.UNSEEN_NUMBERS);
    }
}
