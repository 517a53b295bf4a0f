package io.github.mlmodel.grade.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.drift.ColumnDrift.Verdict;
import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

    private static final DriftThresholds THRESHOLDS = new DriftThresholds(0.1, 0.1, 0.05);

    @Test
    void distancesAreThoseOfSciPy() {
        // scipy.spatial.distance.jensenshannon([10, 20, 30, 40], [40, 30, 20, 10], 2), and with [50, 50], [10, 90].
        assertThat(Distance.ofNumbers(List.of(10L, 20L, 30L, 40L), List.of(40L, 30L, 20L, 10L))
                        .value())
                .isCloseTo(0.3918681606471551, within(1e-12));
        assertThat(Distance.ofNumbers(List.of(50L, 50L), List.of(10L, 90L)).value())
                .isCloseTo(0.3831358798599423, within(1e-12));
        assertThat(Distance.ofCategories(List.of(10L, 20L, 30L, 40L), List.of(40L, 30L, 20L, 10L))
                        .value())
                .isCloseTo(0.3, within(1e-12));
    }

    @Test
    void whatChanceMakesOfFewRowsIsThatOfPublishedTables() {
        // Wilson and Hilferty are off by 3 % at most, to the side on which nothing is said. χ² of 9 degrees exceeds
        // 27.877, and of 1 degree 10.828, with a probability of 0.001.
        assertThat(Tail.chiSquared(9, 0.001)).isBetween(27.877, 28.1);
        assertThat(Tail.chiSquared(1, 0.001)).isBetween(10.828, 11.2);
        assertThat(Tail.normal(0.025)).isCloseTo(1.959964, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 1_000, 3_000, 10_000})
    void halvesOfOneSetDoNotDrift(int rows) {
        int alarms = 0;
        int repeats = rows > 1_000 ? 30 : 150;
        for (int seed = 0; seed < repeats; seed++) {
            Given given = new Given(seed);
            alarms += given.drift(rows / 2, rows / 2, 0).drifted().isEmpty() ? 0 : 1;
        }

        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 0.6", "1000, 300, 0.8", "10000, 200, 0.8", "10000, 10000, 0.4"})
    void aPlantedShiftIsFoundAndNothingElse(int before, int now, double shift) {
        for (int seed = 0; seed < 20; seed++) {
            Drift drift = new Given(seed).drift(before, now, shift);

            assertThat(drift.drifted()).containsExactly("normal");
            assertThat(drift.columns().get(0).name()).isEqualTo("normal");
        }
    }

    @Test
    void aColumnDriftsByItsValuesByMissingOnesAndByNewCategories() {
        Statistics training = new Statistics(
                1,
                "churn",
                1_000,
                List.of(
                        CategoryStatistics.of("plan", 0, Map.of("basic", 600L, "gold", 395L, "rare", 5L)),
                        new TextStatistics("comment", 20),
                        NumberStatistics.of("day", true, numbers(1_000, 0), 10),
                        NumberStatistics.of("few", false, new double[] {1, 2, 3}, 10),
                        CategoryStatistics.of("churned", 0, Map.of("no", 800L, "yes", 200L))),
                0);
        List<ColumnToday> today = new ArrayList<>();
        today.add(((CategoryStatistics) training.columns().get(0))
                .today(0, Map.of("basic", 250L, "gold", 190L, "new", 50L, "rare", 7L, "odd", 3L)));
        today.add(((TextStatistics) training.columns().get(1)).today(100));
        today.add(((NumberStatistics) training.columns().get(2)).today(numbers(500, 5_000)));
        today.add(((NumberStatistics) training.columns().get(3)).today(numbers(500, 0)));

        Drift drift = Drift.of(training, 500, today, THRESHOLDS);

        assertThat(drift.drifted()).containsExactly("comment", "plan");
        assertThat(drift.absent()).containsExactly("churned");
        assertThat(drift.columns())
                .extracting(column -> column.name() + " " + column.verdict())
                .containsExactly("comment DRIFTED", "plan DRIFTED", "day LATER", "few SAME");
        assertThat(drift.columns().get(1).unseen()).containsExactly(new CategoryCount("new", 50));
        assertThat(drift.columns().get(1).distance()).isCloseTo(0.115, within(1e-9));
        assertThat(drift.columns().get(3).distance()).isNaN();
    }

    @Test
    void aConstantNumberThatStaysIsTheSame() {
        NumberStatistics constant = NumberStatistics.of("x", false, new double[50], 10);

        assertThat(constant.counts()).containsExactly(50L);
        assertThat(drift(constant, constant.today(new double[20]), 20).verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void rowsWithoutAnyValueAreComparedByThat() {
        NumberStatistics numbers = NumberStatistics.of("x", false, numbers(50, 0), 10);
        double[] none = DoubleStream.generate(() -> Double.NaN).limit(40).toArray();

        ColumnDrift drift = drift(numbers, numbers.today(none), 40);

        assertThat(drift.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(drift.distance()).isNaN();
        assertThat(drift.missingNow()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aThresholdIsAShare(double value) {
        assertThatThrownBy(() -> new DriftThresholds(0.1, value, 0.05))
                .isInstanceOf(MlModelException.class)
                .hasMessage("mlmodel.drift.categories is " + value + ", and it is a number from 0 to 1.");
    }

    private static ColumnDrift drift(ColumnStatistics training, ColumnToday today, long rows) {
        Statistics statistics = new Statistics(1, "churn", 50, List.of(training), 0);
        return Drift.of(statistics, rows, List.of(today), THRESHOLDS).columns().get(0);
    }

    private static double[] numbers(int rows, double from) {
        return IntStream.range(0, rows).mapToDouble(row -> from + row).toArray();
    }

    /** Rows of five columns, whose first one may be moved by so many standard deviations. */
    private static final class Given {

        private final Random random;

        Given(int seed) {
            random = new Random(seed);
        }

        Drift drift(int before, int now, double shift) {
            List<ColumnStatistics> columns = List.of(
                    NumberStatistics.of("normal", false, normal(before, 0), 100),
                    NumberStatistics.of("skewed", false, skewed(before), 100),
                    NumberStatistics.of("zeros", false, zeros(before), 100),
                    CategoryStatistics.of("few", 0, categories(before, 3)),
                    CategoryStatistics.of("many", 0, categories(before, 60)));
            List<ColumnToday> today = List.of(
                    ((NumberStatistics) columns.get(0)).today(normal(now, shift)),
                    ((NumberStatistics) columns.get(1)).today(skewed(now)),
                    ((NumberStatistics) columns.get(2)).today(zeros(now)),
                    ((CategoryStatistics) columns.get(3)).today(0, categories(now, 3)),
                    ((CategoryStatistics) columns.get(4)).today(0, categories(now, 60)));
            return Drift.of(new Statistics(1, "made", before, columns, 0), now, today, THRESHOLDS);
        }

        private double[] normal(int rows, double mean) {
            return DoubleStream.generate(() -> mean + random.nextGaussian())
                    .limit(rows)
                    .toArray();
        }

        private double[] skewed(int rows) {
            return DoubleStream.generate(() -> Math.rint(Math.exp(random.nextGaussian() * 2)))
                    .limit(rows)
                    .toArray();
        }

        private double[] zeros(int rows) {
            return DoubleStream.generate(() -> random.nextInt(20) > 0 ? 0 : random.nextInt(10) == 0 ? Double.NaN : 1)
                    .limit(rows)
                    .toArray();
        }

        private Map<String, Long> categories(int rows, int count) {
            Map<String, Long> counts = new TreeMap<>();
            for (int row = 0; row < rows; row++) {
                int category = (int) (count * random.nextDouble() * random.nextDouble());
                counts.merge("c" + category, 1L, Long::sum);
            }
            return counts;
        }
    }
}
