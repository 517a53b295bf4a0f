package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scikit-learn 1.9.1: {@code metrics/expected.txt} is what {@code metrics/expected.py} printed. */
class MetricsTest {

    private static final float[] TIES = {
        .875f, .125f, .5f, .5f, .25f, .75f, .5f, .5f, .25f, .75f, .75f, .25f, .9375f, .0625f, 1, 0
    };
    private static final float[] THREE = {
        .5f, .25f, .25f, .25f, .5f, .25f, .125f, .75f, .125f, .25f, .5f, .25f, .625f, .125f, .25f, .25f, .625f, .125f,
        .75f, .125f, .125f, .5f, .25f, .25f
    };

    @Test
    void twoClassesWithTiesAreAsInScikitLearn() throws IOException {
        ClassificationMetrics metrics = ClassificationMetrics.of(
                List.of("no", "yes"),
                new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                new int[] {0, 0, 1, 1, 1, 0, 0, 0},
                TIES.clone());

        assertEqual(metrics, "two classes, ties, a probability of 0 for the truth");
        assertThat(metrics.metrics()).containsEntry("example_count", 8.0);
        assertThat(metrics.confusion().counts()).isEqualTo(List.of(List.of(3L, 1L), List.of(2L, 2L)));
    }

    @Test
    void threeClassesWithOneNeverPredictedAreAsInScikitLearn() throws IOException {
        ClassificationMetrics metrics = ClassificationMetrics.of(
                List.of("a", "b", "c"),
                new int[] {0, 0, 1, 1, 2, 2, 0, 1},
                new int[] {0, 1, 1, 1, 0, 1, 0, 0},
                THREE.clone());

        assertEqual(metrics, "three classes, one never predicted");
        assertThat(metrics.metrics()).doesNotContainKey("roc_auc");
    }

    @Test
    void averagesAreOverTheClassesThatOccur() throws IOException {
        List<String> labels = List.of("a", "b", "c");
        ClassificationMetrics absent =
                ClassificationMetrics.of(labels, new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1}, null);
        ClassificationMetrics onlyPredicted =
                ClassificationMetrics.of(labels, new int[] {0, 0, 1, 1}, new int[] {0, 2, 1, 1}, null);

        assertEqual(absent, "a class that is neither actual nor predicted");
        assertThat(flat(absent).get("precision[c]")).isNaN();
        assertThat(flat(absent).get("recall[c]")).isNaN();
        assertThat(flat(absent).get("f1[c]")).isNaN();
        assertEqual(onlyPredicted, "a class that is only predicted");
        assertThat(flat(onlyPredicted).get("recall[c]")).isNaN();
        assertThat(onlyPredicted.metrics()).doesNotContainKey("log_loss");
    }

    @Test
    void oneClassPredictedIsAsInScikitLearn() throws IOException {
        assertEqual(
                ClassificationMetrics.of(List.of("a", "b"), new int[] {0, 0, 1, 1}, new int[4], null),
                "one class predicted");
    }

    @Test
    void rankingIsUndefinedWhenOneClassIsAllThereIs() {
        Map<String, Double> metrics = ClassificationMetrics.of(
                        List.of("no", "yes"), new int[2], new int[2], new float[] {.5f, .5f, .25f, .75f})
                .metrics();

        assertThat(metrics.get("roc_auc")).isNaN();
        assertThat(metrics.get("roc_auc_ovr_macro")).isNaN();
        assertThat(metrics.get("average_precision")).isNaN();
        assertThat(metrics.get("accuracy")).isOne();
    }

    @Test
    void aProbabilityThatIsNoNumberMakesEveryMetricOfProbabilitiesUndefined() {
        float[] probabilities = TIES.clone();
        probabilities[5] = Float.NaN;
        probabilities[4] = Float.NaN;

        Map<String, Double> metrics = ClassificationMetrics.of(
                        List.of("no", "yes"),
                        new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                        new int[] {0, 0, 1, 1, 1, 0, 0, 0},
                        probabilities)
                .metrics();

        for (MetricDefinition metric : Metrics.all()) {
            if (metric.needsProbabilities()) {
                assertThat(metrics.get(metric.name())).as(metric.name()).isNaN();
            }
        }
        assertThat(metrics.get("accuracy")).isEqualTo(0.625);
    }

    @Test
    void logLossNeverTakesAProbabilityForCertain() {
        Map<String, Double> right = ClassificationMetrics.of(
                        List.of("no", "yes"), new int[] {0, 1}, new int[] {0, 1}, new float[] {1, 0, 0, 1})
                .metrics();
        Map<String, Double> wrong = ClassificationMetrics.of(
                        List.of("no", "yes"), new int[] {1, 0}, new int[] {0, 1}, new float[] {1, 0, 0, 1})
                .metrics();

        assertThat(right).containsEntry("log_loss", -StrictMath.log(1 - 0x1p-23));
        assertThat(wrong).containsEntry("log_loss", -StrictMath.log(0x1p-23));
    }

    @Test
    void theOrderOfRowsDoesNotMatterToRanking() {
        int[] actual = {0, 0, 0, 1, 1, 1, 0, 1};
        int[] reversed = {1, 0, 1, 1, 1, 0, 0, 0};
        float[] backwards = new float[TIES.length];
        for (int row = 0; row < 8; row++) {
            System.arraycopy(TIES, row * 2, backwards, (7 - row) * 2, 2);
        }

        Map<String, Double> forward = ClassificationMetrics.of(List.of("n", "y"), actual, new int[8], TIES)
                .metrics();
        Map<String, Double> back = ClassificationMetrics.of(List.of("n", "y"), reversed, new int[8], backwards)
                .metrics();

        assertThat(back.get("roc_auc")).isEqualTo(forward.get("roc_auc"));
        assertThat(back.get("average_precision")).isEqualTo(forward.get("average_precision"));
    }

    @Test
    void regressionIsAsInScikitLearn() throws IOException {
        assertEqual(
                RegressionMetrics.of(new double[] {3, -0.5, 2, 7, 0}, new double[] {2.5, 0.0, 2, 8, 0.25}),
                "plain, with an actual 0");
        assertEqual(RegressionMetrics.of(new double[] {2, 2, 2}, new double[] {2, 2.5, 1}), "constant target");
        assertEqual(RegressionMetrics.of(new double[] {2, 2}, new double[] {2, 2}), "constant target, perfect");
    }

    @Test
    void aConstantTargetOfTenthsIsConstant() {
        double[] actual = new double[1000];
        double[] predicted = new double[1000];
        Arrays.fill(actual, 0.1);
        Arrays.fill(predicted, 0.2);

        assertThat(RegressionMetrics.of(actual, predicted)).containsEntry("r2", 0.0);
    }

    @Test
    void regressionIsUndefinedWithoutRowsAndWithNotANumber() {
        Map<String, Double> none = RegressionMetrics.of(new double[0], new double[0]);
        Map<String, Double> one = RegressionMetrics.of(new double[] {1}, new double[] {1});
        Map<String, Double> notANumber = RegressionMetrics.of(new double[] {1, 2}, new double[] {1, Double.NaN});

        assertThat(one.get("r2")).isNaN();
        for (String metric : List.of("mae", "mse", "rmse", "mape", "r2", "max_error")) {
            assertThat(none.get(metric)).as(metric).isNaN();
            assertThat(notANumber.get(metric)).as(metric).isNaN();
        }
    }

    @Test
    void everyMetricThatIsComputedIsInTheRegistryAndTheOtherWayRound() {
        ClassificationMetrics two = ClassificationMetrics.of(
                List.of("no", "yes"), new int[] {0, 1}, new int[] {0, 1}, new float[] {1, 0, 0, 1});
        Map<String, Object> computed = new TreeMap<>(two.metrics());
        computed.putAll(two.classMetrics());

        assertThat(computed.keySet()).containsExactlyElementsOf(Metrics.names(Task.CLASSIFICATION));
        assertThat(RegressionMetrics.of(new double[2], new double[2]).keySet())
                .containsExactlyElementsOf(Metrics.names(Task.REGRESSION));
    }

    @ParameterizedTest
    @CsvSource({
        "0.87, 0.87",
        "0.8666666, 0.8667",
        "0, 0",
        "-0.0, 0",
        "150, 150",
        "45231.2375, 45231.24",
        "0.000123456, 0.0001235",
        "1e10, 10000000000",
        "NaN, undefined",
        "Infinity, infinite",
        "-12.3456, -12.35"
    })
    void valuesReadWell(double value, String text) {
        assertThat(MetricText.of(value)).isEqualTo(text);
    }

    @Test
    void aValueIsToldFromItsThreshold() {
        assertThat(MetricText.apartFrom(0.89999999, 0.9)).isEqualTo("0.89999999");
        assertThat(MetricText.apartFrom(0.9, 0.9)).isEqualTo("0.9");
        assertThat(MetricText.apartFrom(0.8712345, 0.9)).isEqualTo("0.8712");
        assertThat(MetricText.apartFrom(Math.nextDown(0.9), 0.9)).isEqualTo("0.8999999999999999");
    }

    private static void assertEqual(ClassificationMetrics metrics, String title) throws IOException {
        assertEqual(flat(metrics), title);
    }

    private static Map<String, Double> flat(ClassificationMetrics metrics) {
        Map<String, Double> flat = new TreeMap<>(metrics.metrics());
        metrics.classMetrics()
                .forEach((name, byClass) ->
                        byClass.forEach((label, value) -> flat.put(name + "[" + label + "]", value)));
        return flat;
    }

    private static void assertEqual(Map<String, Double> actual, String title) throws IOException {
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
        try (InputStream in = Objects.requireNonNull(MetricsTest.class.getResourceAsStream("/metrics/expected.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
