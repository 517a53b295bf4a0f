package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.spi.EvaluatedRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Scored rows for tests, and what scikit-learn 1.9.1 makes of some: {@code metrics/expected.txt} is what {@code
 * metrics/expected.py} printed.
 */
final class ScoredRows {

    /** No built-in metric looks at raw values. */
    static final Function<Scored, EvaluatedRows.Classes> UNSEEN_CLASSES = scored -> {
        throw new AssertionError("asked for the rows of " + scored);
    };

    static final Function<Scored, EvaluatedRows.Numbers> UNSEEN_NUMBERS = scored -> {
        throw new AssertionError("asked for the rows of " + scored);
    };

    private ScoredRows() {}

    static ScoredClasses classes(Random random, int classes) {
        int[] actual = random.ints(30, 0, classes).toArray();
        int[] predicted = random.ints(30, 0, classes).toArray();
        float[] probabilities = new float[30 * classes];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = random.nextFloat() / classes;
        }
        List<String> labels = random.ints(0, 10_000)
                .distinct()
                .limit(classes)
                .mapToObj(Integer::toString)
                .toList();
        return ScoredClasses.of(labels, actual, predicted, probabilities, UNSEEN_CLASSES);
    }

    static ScoredNumbers numbers(Random random) {
        return ScoredNumbers.of(
                random.doubles(12, -5, 5).toArray(), random.doubles(12, -5, 5).toArray(), UNSEEN_NUMBERS);
    }

    static void assertEqual(Scores metrics, String title) throws IOException {
        assertEqual(flat(metrics), title);
    }

    static Map<String, Double> flat(Scores metrics) {
        Map<String, Double> flat = new TreeMap<>(metrics.metrics());
        metrics.classMetrics()
                .forEach((name, byClass) ->
                        byClass.forEach((label, value) -> flat.put(name + "[" + label + "]", value)));
        return flat;
    }

    static void assertEqual(Map<String, Double> actual, String title) throws IOException {
        Map<String, Double> expected = expected(title);
        assertThat(expected).isNotEmpty();
        expected.forEach((name, value) -> {
            double found = Objects.requireNonNull(actual.get(name), name);
            // A class without rows has no recall here, where scikit-learn warns and says 0.
            if (!(name.endsWith("[c]") && Double.isNaN(found) && value == 0)) {
                double tolerance = name.equals("log_loss") ? 1e-6 : 1e-12;
                assertThat(found).as(name).isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
            }
        });
    }

    private static Map<String, Double> expected(String title) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        boolean inSection = false;
        for (String line : resource().lines().toList()) {
            if (line.startsWith("#")) {
                inSection = line.equals("# " + title);
            } else if (inSection) {
                values.put(line.substring(0, line.indexOf('=')), Double.valueOf(line.substring(line.indexOf('=') + 1)));
            }
        }
        return values;
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(ScoredRows.class.getResourceAsStream("/metrics/expected.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
