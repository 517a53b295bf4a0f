package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.interval.PairedChange;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals beside those of a bootstrap that draws whole rows and computes the metric anew. */
class EstimatorTest {

    private static final double CONFIDENCE = 0.95;
    private static final int ROWS = 1_000;
    private static final int REPETITIONS = 1_500;

    static Stream<String> metrics() {
        return Metrics.all().stream()
                .filter(metric -> metric.estimator() != Estimator.NONE)
                .map(MetricDefinition::name);
    }

    @Test
    void onlyWhatHasNoDistributionHasNoInterval() {
        assertThat(Metrics.all())
                .filteredOn(metric -> metric.estimator() == Estimator.NONE)
                .extracting(MetricDefinition::name)
                .containsExactly("example_count", "max_error");
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void anIntervalIsNearThatOfNaiveResampling(String name) {
        MetricDefinition metric = Metrics.find(name).orElseThrow();
        int label = metric.classUse() == ClassUse.REQUIRED ? 1 : Estimator.ALL;
        int classes = metric.needs().classes() == ClassCount.MORE_THAN_TWO ? 3 : 2;
        Sample sample = new Sample(name.hashCode(), classes);
        boolean numbers = metric.function() instanceof MetricFunction.OfNumbers;
        Scored today = numbers ? sample.numbers(null, false) : sample.classes(null, false);
        Estimate estimate = metric.estimator().of(today, label).orElseThrow();

        double[] values = drawn(rows -> value(metric, label, sample.scored(rows, numbers, false)));

        assertThat(estimate.value()).isCloseTo(value(metric, label, today), within(1e-12));
        assertNear(estimate.interval(CONFIDENCE), values);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aChangeIsNearThatOfNaiveResamplingOfTheSameRows(String name) {
        MetricDefinition metric = Metrics.find(name).orElseThrow();
        int label = metric.classUse() == ClassUse.REQUIRED ? 1 : Estimator.ALL;
        int classes = metric.needs().classes() == ClassCount.MORE_THAN_TWO ? 3 : 2;
        Sample sample = new Sample(name.hashCode() + 1, classes);
        boolean numbers = metric.function() instanceof MetricFunction.OfNumbers;
        Estimate today = metric.estimator()
                .of(sample.scored(null, numbers, false), label)
                .orElseThrow();
        Estimate before =
                metric.estimator().of(sample.scored(null, numbers, true), label).orElseThrow();
        PairedChange change = new PairedChange(
                today.value(),
                today.interval(CONFIDENCE),
                before.value(),
                before.interval(CONFIDENCE),
                today.correlation(before),
                today.isShare());

        double[] values = drawn(rows -> value(metric, label, sample.scored(rows, numbers, false))
                - value(metric, label, sample.scored(rows, numbers, true)));

        assertNear(change.less(1), values);
    }

    @Test
    void manyClassesAreNotDrawnAndTheirIntervalIsNearThatOfThoseThatAre() {
        Random random = new Random(7);
        int[] actual = random.ints(4_000, 0, 32).toArray();
        int[] predicted = Arrays.stream(actual)
                .map(label -> random.nextInt(10) < 7 ? label : random.nextInt(32))
                .toArray();
        MetricDefinition metric = Metrics.find("f1_macro").orElseThrow();

        Interval drawn = metric.estimator()
                .of(scored(actual, predicted, 32), Estimator.ALL)
                .orElseThrow()
                .interval(CONFIDENCE);
        Interval linear = metric.estimator()
                .of(scored(actual, predicted, 33), Estimator.ALL)
                .orElseThrow()
                .interval(CONFIDENCE);

        assertThat(linear.lower()).isCloseTo(drawn.lower(), within(0.15 * drawn.halfWidth()));
        assertThat(linear.upper()).isCloseTo(drawn.upper(), within(0.15 * drawn.halfWidth()));
    }

    @Test
    void aMatrixWithoutFaultLeavesRoomForOne() {
        int[] actual = IntStream.range(0, 200).map(row -> row % 2).toArray();
        for (String name : List.of("f1_macro", "balanced_accuracy", "matthews_correlation")) {
            Interval interval = Metrics.find(name)
                    .orElseThrow()
                    .estimator()
                    .of(scored(actual, actual, 2), Estimator.ALL)
                    .orElseThrow()
                    .interval(CONFIDENCE);

            assertThat(interval.lower()).as(name).isBetween(0.93, 0.995);
            assertThat(interval.upper()).as(name).isOne();
        }
    }

    private static ScoredClasses scored(int[] actual, int[] predicted, int classes) {
        List<String> labels =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return ScoredClasses.of(labels, actual, predicted, null, ScoredRows.UNSEEN_CLASSES);
    }

    static double value(MetricDefinition metric, int label, Scored scored) {
        Double ofClass = metric.byClass(scored).get(String.valueOf(label));
        return ofClass == null ? metric.whole(scored).orElseThrow() : ofClass;
    }

    private static double[] drawn(ToDoubleFunction<int[]> value) {
        Random random = new Random(11);
        double[] values = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            values[i] = value.applyAsDouble(random.ints(ROWS, 0, ROWS).toArray());
        }
        Arrays.sort(values);
        return values;
    }

    private static void assertNear(Interval found, double[] sorted) {
        double lower = sorted[(int) (0.025 * sorted.length)];
        double upper = sorted[(int) (0.975 * sorted.length)];
        double half = (upper - lower) / 2;
        assertThat(found.lower()).isCloseTo(lower, within(0.25 * half));
        assertThat(found.upper()).isCloseTo(upper, within(0.25 * half));
        assertThat(found.doubt()).isNull();
    }

    /** Rows that two models predict, and rows that are drawn from them. */
    private static final class Sample {

        private final int classes;
        private final int[] actual = new int[ROWS];
        private final double[] numbers = new double[ROWS];
        private final double[][] seen;
        private final double[][] before;

        Sample(long seed, int classes) {
            this.classes = classes;
            Random random = new Random(seed);
            seen = new double[ROWS][classes];
            before = new double[ROWS][classes];
            for (int row = 0; row < ROWS; row++) {
                actual[row] = random.nextInt(10) < 3 ? 0 : 1 + random.nextInt(classes - 1);
                numbers[row] = 10 + 2 * random.nextGaussian();
                for (int label = 0; label < classes; label++) {
                    seen[row][label] = random.nextGaussian() + (actual[row] == label ? 1 : 0);
                    before[row][label] = seen[row][label] + 0.5 * random.nextGaussian();
                }
            }
        }

        Scored scored(int @Nullable [] rows, boolean ofNumbers, boolean ofBefore) {
            return ofNumbers ? numbers(rows, ofBefore) : classes(rows, ofBefore);
        }

        ScoredNumbers numbers(int @Nullable [] rows, boolean ofBefore) {
            double[] truth = new double[ROWS];
            double[] predicted = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                int row = rows == null ? i : rows[i];
                truth[i] = numbers[row];
                predicted[i] = numbers[row] + (ofBefore ? before : seen)[row][1] - 0.5;
            }
            return ScoredNumbers.of(truth, predicted, ScoredRows.UNSEEN_NUMBERS);
        }

        ScoredClasses classes(int @Nullable [] rows, boolean ofBefore) {
            int[] truth = new int[ROWS];
            int[] predicted = new int[ROWS];
            float[] probabilities = new float[ROWS * classes];
            for (int i = 0; i < ROWS; i++) {
                int row = rows == null ? i : rows[i];
                truth[i] = actual[row];
                double sum = 0;
                for (int label = 0; label < classes; label++) {
                    sum += Math.exp((ofBefore ? before : seen)[row][label]);
                }
                for (int label = 0; label < classes; label++) {
                    double value = (ofBefore ? before : seen)[row][label];
                    probabilities[i * classes + label] = (float) (Math.exp(value) / sum);
                    predicted[i] = value > (ofBefore ? before : seen)[row][predicted[i]] ? label : predicted[i];
                }
            }
            List<String> labels =
                    IntStream.range(0, classes).mapToObj(String::valueOf).toList();
            return ScoredClasses.of(labels, truth, predicted, probabilities, ScoredRows.UNSEEN_CLASSES);
        }
    }
}
