package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.grade.interval.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals of rows in groups beside those of a bootstrap that draws whole groups and computes the metric anew. */
class GroupedEstimatorTest {

    private static final double CONFIDENCE = 0.95;
    private static final int GROUPS = 250;
    private static final int REPETITIONS = 600;

    static Stream<String> metrics() {
        return EstimatorTest.metrics();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void anIntervalIsNearThatOfNaiveResamplingOfGroups(String name) {
        MetricDefinition metric = Metrics.find(name).orElseThrow();
        Sample sample = new Sample(GROUPS, metric);
        int label = sample.label();

        Interval found = metric.estimate(sample.scored(), label).orElseThrow().interval(CONFIDENCE);
        Interval alone =
                metric.estimator().of(sample.scored(), label).orElseThrow().interval(CONFIDENCE);

        double[] naive = sample.drawn();
        double half = (naive[(int) (0.975 * REPETITIONS)] - naive[(int) (0.025 * REPETITIONS)]) / 2;
        assertThat(found.lower()).isCloseTo(naive[(int) (0.025 * REPETITIONS)], within(0.45 * half));
        assertThat(found.upper()).isCloseTo(naive[(int) (0.975 * REPETITIONS)], within(0.45 * half));
        assertThat(found.halfWidth()).isGreaterThan(1.1 * alone.halfWidth());
        assertThat(found.doubt()).isNull();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void manyRowsAreAddedUpByGroupAndComeToTheSame(String name) {
        MetricDefinition metric = Metrics.find(name).orElseThrow();
        Sample sample = new Sample(GROUPS, metric);
        Estimate rows = metric.estimator().of(sample.scored(), sample.label()).orElseThrow();
        Grouping groups = sample.groups();

        Interval drawn = rows.inGroups(groups).interval(CONFIDENCE);
        Interval summed = rows.again(null).inGroups(groups).interval(CONFIDENCE);

        assertThat(summed.lower()).isCloseTo(drawn.lower(), within(0.25 * drawn.halfWidth()));
        assertThat(summed.upper()).isCloseTo(drawn.upper(), within(0.25 * drawn.halfWidth()));
    }

    @Test
    void fewGroupsAreNotTrustedNorAreThoseOfWhichAFewDecide() {
        MetricDefinition metric = Metrics.find("mae").orElseThrow();
        Scored numbers = new Sample(GROUPS, metric).scored();
        int[] few = IntStream.range(0, numbers.rows()).map(row -> row % 49).toArray();
        int[] uneven = IntStream.range(0, 1_000).map(row -> row < 500 ? 0 : row).toArray();
        double[] off = IntStream.range(0, 1_000)
                .mapToDouble(row -> row < 500 ? 5 : 1 + row / 1e4)
                .toArray();
        Scored ofOne = ScoredNumbers.of(new double[1_000], off, ScoredRows.UNSEEN_NUMBERS);

        assertThat(doubt(metric, numbers.in(Grouping.of(few, "groups of 'shop'"))))
                .isEqualTo("it rests on 49 groups of 'shop', fewer than 50");
        assertThat(doubt(metric, ofOne.in(Grouping.of(uneven, "groups of 'shop'"))))
                .isEqualTo("a few groups of 'shop' decide it: its variance rests on no more than 1 of them");
    }

    @Test
    void aMetricWithoutFaultLeavesRoomForOneInAsManyGroupsAsThereAre() {
        int[] actual = IntStream.range(0, 1_000).map(row -> row % 2).toArray();
        Scored scored = ScoredClasses.of(List.of("0", "1"), actual, actual, null, ScoredRows.UNSEEN_CLASSES)
                .in(Grouping.of(IntStream.range(0, 1_000).map(row -> row / 10).toArray(), "groups"));

        Interval found = Metrics.find("accuracy")
                .orElseThrow()
                .estimate(scored, Estimator.ALL)
                .orElseThrow()
                .interval(CONFIDENCE);

        assertThat(found.lower()).isCloseTo(0.963, within(0.001));
        assertThat(found.upper()).isOne();
    }

    private static String doubt(MetricDefinition metric, Scored scored) {
        return String.valueOf(metric.estimate(scored, Estimator.ALL)
                .orElseThrow()
                .interval(CONFIDENCE)
                .doubt());
    }

    /** Rows in groups of one to seven, which have much in common. */
    private static final class Sample {

        private final MetricDefinition metric;
        private final int classes;
        private final int count;
        private final int[] keys;
        private final int[] actual;
        private final double[] numbers;
        private final double[][] seen;

        Sample(int count, MetricDefinition metric) {
            this.metric = metric;
            this.count = count;
            classes = metric.needs().classes() == ClassCount.MORE_THAN_TWO ? 3 : 2;
            Random random = new Random(metric.name().hashCode());
            keys = IntStream.range(0, count)
                    .flatMap(group -> IntStream.generate(() -> group).limit(1 + random.nextInt(7)))
                    .toArray();
            actual = new int[keys.length];
            numbers = new double[keys.length];
            seen = new double[keys.length][classes];
            double[] shift = new double[classes];
            int own = 0;
            for (int row = 0; row < keys.length; row++) {
                if (row == 0 || keys[row] != keys[row - 1]) {
                    own = random.nextInt(classes);
                    Arrays.setAll(shift, any -> random.nextGaussian());
                }
                actual[row] = random.nextInt(3) == 0 ? random.nextInt(classes) : own;
                numbers[row] = 20 + 2 * (random.nextGaussian() + shift[0]);
                for (int label = 0; label < classes; label++) {
                    seen[row][label] = random.nextGaussian() + shift[label] + (actual[row] == label ? 1 : 0);
                }
            }
        }

        int label() {
            return metric.classUse() == ClassUse.REQUIRED ? 1 : Estimator.ALL;
        }

        Grouping groups() {
            return Grouping.of(keys, "groups");
        }

        Scored scored() {
            return of(IntStream.range(0, keys.length).toArray()).in(groups());
        }

        double[] drawn() {
            Random random = new Random(11);
            double[] values = new double[REPETITIONS];
            int[][] members = new int[count][];
            Arrays.setAll(members, group -> IntStream.range(0, keys.length)
                    .filter(row -> keys[row] == group)
                    .toArray());
            for (int i = 0; i < REPETITIONS; i++) {
                int[] rows = random.ints(count, 0, count)
                        .flatMap(group -> Arrays.stream(members[group]))
                        .toArray();
                values[i] = EstimatorTest.value(metric, label(), of(rows));
            }
            Arrays.sort(values);
            return values;
        }

        private Scored of(int[] rows) {
            if (metric.function() instanceof MetricFunction.OfNumbers) {
                return ScoredNumbers.of(
                        Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray(),
                        Arrays.stream(rows)
                                .mapToDouble(row -> numbers[row] + seen[row][1] - 0.5)
                                .toArray(),
                        ScoredRows.UNSEEN_NUMBERS);
            }
            int[] truth = Arrays.stream(rows).map(row -> actual[row]).toArray();
            int[] predicted = new int[rows.length];
            float[] probabilities = new float[rows.length * classes];
            for (int i = 0; i < rows.length; i++) {
                double[] weights = Arrays.stream(seen[rows[i]]).map(Math::exp).toArray();
                double sum = Arrays.stream(weights).sum();
                for (int label = 0; label < classes; label++) {
                    probabilities[i * classes + label] = (float) (weights[label] / sum);
                    predicted[i] = weights[label] > weights[predicted[i]] ? label : predicted[i];
                }
            }
            List<String> labels =
                    IntStream.range(0, classes).mapToObj(String::valueOf).toList();
            return ScoredClasses.of(labels, truth, predicted, probabilities, ScoredRows.UNSEEN_CLASSES);
        }
    }
}
