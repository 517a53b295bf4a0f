package io.github.mlmodel.grade.metric;

import static io.github.mlmodel.grade.metric.ScoredRows.assertEqual;
import static io.github.mlmodel.grade.metric.ScoredRows.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    static final float[] TIES = {
        .875f, .125f, .5f, .5f, .25f, .75f, .5f, .5f, .25f, .75f, .75f, .25f, .9375f, .0625f, 1, 0
    };
    static final float[] THREE = {
        .5f, .25f, .25f, .25f, .5f, .25f, .125f, .75f, .125f, .25f, .5f, .25f, .625f, .125f, .25f, .25f, .625f, .125f,
        .75f, .125f, .125f, .5f, .25f, .25f
    };

    @Test
    void twoClassesWithTiesAreAsInScikitLearn() throws IOException {
        Scores metrics = classes(
                List.of("no", "yes"),
                new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                new int[] {0, 0, 1, 1, 1, 0, 0, 0},
                TIES.clone());

        assertEqual(metrics, "two classes, ties, a probability of 0 for the truth");
        assertThat(metrics.metrics()).containsEntry("example_count", 8.0);
        assertThat(metrics.confusion()).isEqualTo(List.of(List.of(3L, 1L), List.of(2L, 2L)));
    }

    @Test
    void threeClassesWithOneNeverPredictedAreAsInScikitLearn() throws IOException {
        Scores metrics = classes(
                List.of("a", "b", "c"),
                new int[] {0, 0, 1, 1, 2, 2, 0, 1},
                new int[] {0, 1, 1, 1, 0, 1, 0, 0},
                THREE.clone());

        assertEqual(metrics, "three classes, one never predicted");
        assertThat(metrics.metrics()).doesNotContainKey("roc_auc");
    }

    @Test
    void whatIsTheSameForEitherOfTwoClassesNeedsNoClassAndAveragePrecisionDoes() {
        Scores scores = classes(
                List.of("no", "yes"),
                new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                new int[] {0, 0, 1, 1, 1, 0, 0, 0},
                TIES.clone());
        Map<String, Double> all = flat(scores);

        assertThat(all).doesNotContainKey("average_precision");
        assertThat(all.get("average_precision[no]")).isNotEqualTo(all.get("average_precision[yes]"));
        assertThat(scores.metrics()).containsEntry("roc_auc", all.get("roc_auc[no]"));
        assertThat(scores.metrics()).containsEntry("roc_auc", all.get("roc_auc[yes]"));
        assertThat(scores.metrics()).containsEntry("brier_score", all.get("brier_score[no]"));
        assertThat(scores.metrics()).containsEntry("brier_score", all.get("brier_score[yes]"));
    }

    @Test
    void averagesAreOverTheClassesThatOccur() throws IOException {
        List<String> labels = List.of("a", "b", "c");
        Scores absent = classes(labels, new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1}, null);
        Scores onlyPredicted = classes(labels, new int[] {0, 0, 1, 1}, new int[] {0, 2, 1, 1}, null);

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
        assertEqual(classes(List.of("a", "b"), new int[] {0, 0, 1, 1}, new int[4], null), "one class predicted");
    }

    @Test
    void rankingIsUndefinedWhenOneClassIsAllThereIs() {
        Scores scores = classes(List.of("no", "yes"), new int[2], new int[2], new float[] {.5f, .5f, .25f, .75f});
        Map<String, Double> metrics = scores.metrics();

        assertThat(metrics.get("roc_auc")).isNaN();
        assertThat(metrics.get("roc_auc_ovr_macro")).isNaN();
        assertThat(flat(scores).get("average_precision[yes]")).isNaN();
        assertThat(metrics.get("accuracy")).isOne();
    }

    @Test
    void classificationIsUndefinedWithoutRows() {
        Map<String, Double> none = flat(classes(List.of("no", "yes"), new int[0], new int[0], new float[0]));

        assertThat(none.remove("example_count")).isZero();
        assertThat(none)
                .hasSizeGreaterThan(20)
                .allSatisfy((metric, value) -> assertThat(value).as(metric).isNaN());
    }

    @Test
    void aProbabilityThatIsNoNumberMakesEveryMetricOfProbabilitiesUndefined() {
        float[] probabilities = TIES.clone();
        // Of a class that is not the row's.
        probabilities[5] = Float.NaN;

        Map<String, Double> metrics = classes(
                        List.of("no", "yes"),
                        new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                        new int[] {0, 0, 1, 1, 1, 0, 0, 0},
                        probabilities)
                .metrics();

        for (MetricDefinition metric : Metrics.all()) {
            if (metric.needs().probabilities() && metric.needs().classes().holds(2)) {
                assertThat(metrics.get(metric.name())).as(metric.name()).isNaN();
            }
        }
        assertThat(metrics.get("accuracy")).isEqualTo(0.625);
    }

    @Test
    void logLossNeverTakesAProbabilityForCertain() {
        Map<String, Double> right = classes(
                        List.of("no", "yes"), new int[] {0, 1}, new int[] {0, 1}, new float[] {1, 0, 0, 1})
                .metrics();
        Map<String, Double> wrong = classes(
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

        Map<String, Double> forward = flat(classes(List.of("n", "y"), actual, new int[8], TIES));
        Map<String, Double> back = flat(classes(List.of("n", "y"), reversed, new int[8], backwards));

        assertThat(back.get("roc_auc")).isEqualTo(forward.get("roc_auc"));
        assertThat(back.get("average_precision[y]")).isEqualTo(forward.get("average_precision[y]"));
    }

    @Test
    void whatIsBelowZeroRanksAsNumbersDoAndBothZerosAreOne() {
        float[] probabilities = {2, -1, 1.5f, -.5f, 1, 0, 1, -0f, .5f, .5f};

        Map<String, Double> metrics = classes(
                        List.of("no", "yes"), new int[] {0, 1, 0, 1, 0}, new int[5], probabilities)
                .metrics();

        // Of six pairs two are in order and one is a tie.
        assertThat(metrics).containsEntry("roc_auc", 2.5 / 6);
    }

    @Test
    void everyClassHasItsRows() {
        Scores scores = classes(List.of("a", "b", "c"), new int[] {0, 2, 2}, new int[3], null);

        assertThat(scores.classRows()).containsExactly(Map.entry("a", 1L), Map.entry("b", 0L), Map.entry("c", 2L));
    }

    @Test
    void numbersFarFromZeroKeepTheirSpread() {
        double far = 0x1p52;

        assertThat(numbers(new double[] {far, far, far + 2, far + 2}, new double[] {far, far, far + 2, far + 1}))
                .containsEntry("r2", 0.75);
    }

    @Test
    void regressionIsAsInScikitLearn() throws IOException {
        assertEqual(
                numbers(new double[] {3, -0.5, 2, 7, 0}, new double[] {2.5, 0.0, 2, 8, 0.25}),
                "plain, with an actual 0");
        assertEqual(numbers(new double[] {2, 2, 2}, new double[] {2, 2.5, 1}), "constant target");
        assertEqual(numbers(new double[] {2, 2}, new double[] {2, 2}), "constant target, perfect");
    }

    @Test
    void aConstantTargetOfTenthsIsConstant() {
        double[] actual = new double[1000];
        double[] predicted = new double[1000];
        Arrays.fill(actual, 0.1);
        Arrays.fill(predicted, 0.2);

        assertThat(numbers(actual, predicted)).containsEntry("r2", 0.0);
    }

    @Test
    void regressionIsUndefinedWithoutRowsAndWithNotANumber() {
        Map<String, Double> none = numbers(new double[0], new double[0]);
        Map<String, Double> one = numbers(new double[] {1}, new double[] {1});
        Map<String, Double> notANumber = numbers(new double[] {1, 2}, new double[] {1, Double.NaN});

        assertThat(one.get("r2")).isNaN();
        for (String metric : List.of("mae", "mse", "rmse", "mape", "r2", "max_error")) {
            assertThat(none.get(metric)).as(metric).isNaN();
            assertThat(notANumber.get(metric)).as(metric).isNaN();
        }
    }

    @Test
    void everyMetricOfTheTableIsComputedByItsOwnFunctionForItsTask() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            for (Scored scored : List.of(
                    ScoredRows.classes(random, 2), ScoredRows.classes(random, 3 + i % 3), ScoredRows.numbers(random))) {
                Scores scores = Scores.of(Metrics.all(), scored);
                for (MetricDefinition metric : Metrics.all()) {
                    assertComputed(metric, scored, scores);
                }
                Set<String> names = new TreeSet<>(scores.metrics().keySet());
                names.addAll(scores.classMetrics().keySet());
                assertThat(names).containsExactlyElementsOf(Metrics.names(task(scored)));
            }
        }
    }

    private static Task task(Scored scored) {
        return scored.choose(classes -> Task.CLASSIFICATION, numbers -> Task.REGRESSION);
    }

    private static void assertComputed(MetricDefinition metric, Scored scored, Scores scores) {
        boolean applies = metric.isFor(task(scored));
        boolean hasWhole = applies
                && metric.classUse() != ClassUse.REQUIRED
                && metric.needs().classes().holds(scored.classes());
        boolean hasClasses = applies && metric.classUse() != ClassUse.NONE;
        OptionalDouble whole = metric.whole(scored);
        Map<String, Double> byClass = metric.byClass(scored);

        assertThat(whole.isPresent()).as(metric.name()).isEqualTo(hasWhole);
        assertThat(whole).isEqualTo(scores.value(metric.name(), null));
        assertThat(byClass.keySet())
                .as(metric.name())
                .isEqualTo(hasClasses ? scored.classRows().keySet() : Set.of());
        List<Double> values = new ArrayList<>(byClass.values());
        whole.ifPresent(values::add);
        assertThat(values)
                .as(metric.name())
                .allMatch(value -> value.isNaN() || metric.range().contains(value));
    }

    @Test
    void whatSeveralMetricsShareIsMadeOnce() {
        ScoredClasses classes = ScoredRows.classes(new Random(1), 3);
        ScoredNumbers numbers = ScoredRows.numbers(new Random(1));

        assertThat(classes.confusion()).isSameAs(classes.confusion());
        assertThat(classes.probabilities().ranking(2))
                .isSameAs(classes.probabilities().ranking(2));
        assertThat(numbers.residuals()).isSameAs(numbers.residuals());
    }

    @Test
    void whatHasAValueOfAllClassesMayHaveOneOfEach() {
        assertThat(List.of("accuracy", "average_precision", "brier_score", "recall", "roc_auc", "rmse").stream()
                        .map(name -> Metrics.find(name).orElseThrow().classUse()))
                .containsExactly(
                        ClassUse.NONE,
                        ClassUse.OPTIONAL,
                        ClassUse.OPTIONAL,
                        ClassUse.REQUIRED,
                        ClassUse.OPTIONAL,
                        ClassUse.NONE);
    }

    @Test
    void aMetricOfTheProjectsOwnIsADefinitionLikeTheOthers() {
        MetricDefinition own =
                MetricDefinition.of(new Halves(), scored -> scored.rows() / 2.0, scored -> new double[0]);

        Scores scores = Scores.of(List.of(own), ScoredRows.numbers(new Random(1)));

        assertThat(scores.metrics()).containsOnly(Map.entry("halves", 6.0));
        assertThat(own)
                .extracting(MetricTraits::direction, MetricTraits::classUse, MetricTraits::task)
                .containsExactly(Direction.LESS, ClassUse.NONE, Optional.empty());
        assertThat(OwnMetric.of(new Halves())).isEqualTo(new OwnMetric("halves", Direction.LESS));
    }

    private record Halves() implements Metric {

        @Override
        public String name() {
            return "halves";
        }

        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public double ofNumbers(EvaluatedRows.Numbers rows) {
            return rows.rows() / 2.0;
        }
    }

    @Test
    void theConfusionMatrixIsLeftOutBeyondTwoHundredClasses() {
        assertThat(Scores.of(Metrics.all(), ScoredRows.classes(new Random(1), 200))
                        .confusion())
                .hasSize(200);
        assertThat(Scores.of(Metrics.all(), ScoredRows.classes(new Random(1), 201))
                        .confusion())
                .isEmpty();
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
        "-Infinity, -infinite",
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
        assertThat(MetricText.apartFrom(0.1 + 0.2, 0.3)).isEqualTo("0.30000000000000004");
        assertThat(MetricText.apartFrom(-0.0, 0)).isEqualTo("0");
    }

    private static Scores classes(
            List<String> labels, int[] actual, int[] predicted, float @Nullable [] probabilities) {
        return Scores.of(
                Metrics.all(), ScoredClasses.of(labels, actual, predicted, probabilities, ScoredRows.UNSEEN_CLASSES));
    }

    private static Map<String, Double> numbers(double[] actual, double[] predicted) {
        return Scores.of(Metrics.all(), ScoredNumbers.of(actual, predicted, ScoredRows.UNSEEN_NUMBERS))
                .metrics();
    }
}
