package io.github.mlmodel.grade.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassIntervalsTest {

    private static final int ROWS = 300;

    @Test
    void thresholdsTellThreeClassesInAnyOrder() {
        for (int[] order : new int[][] {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}) {
            assertThat(share(3, row -> row * 7 % ROWS, row -> order[row * 7 % ROWS / 100]))
                    .isEqualTo(1);
        }
    }

    @Test
    void aClassMayBeInTheMiddleOfAnotherOrWithoutAValue() {
        assertThat(share(2, row -> row, row -> row >= 120 && row < 180 ? 1 : 0)).isEqualTo(1);
        assertThat(share(3, row -> row < 40 ? Double.NaN : row, row -> row < 40 ? 1 : row < 200 ? 0 : 2))
                .isEqualTo(1);
    }

    @Test
    void rowsBeyondTheThresholdsAreErrors() {
        // Of 200 rows that guessing gets wrong, one is beyond its threshold.
        assertThat(share(3, row -> row, row -> row == 10 ? 2 : row / 100)).isCloseTo(1 - 1 / 200.0, within(0.003));
        assertThat(ClassIntervals.best(
                        new int[] {0, 1, 2, 3, 4, 5}, new double[] {1, 2, 3, 4, 5, 6}, new int[] {0, 0, 1, 0, 0, 0}, 2))
                .isEqualTo(new ClassIntervals(1, 1));
    }

    @Test
    void equalNumbersAreInOneInterval() {
        assertThat(share(2, row -> Math.floorDiv(row, 100), row -> row % 100 < 50 ? 0 : 1))
                .isZero();
    }

    @Test
    void moreIntervalsThanTwoAClassAreNotFew() {
        assertThat(share(3, row -> row, row -> row / 50 % 3)).isEqualTo(1);
        assertThat(share(3, row -> row, row -> row / 30 % 3)).isZero();
    }

    @Test
    void whatChanceMayBringAboutTellsNothing() {
        assertThat(share(2, row -> row, row -> row == 149 || row == 150 ? 1 : 0))
                .isZero();
        assertThat(share(2, row -> row, row -> row >= 17 && row < 27 ? 1 : 0)).isEqualTo(1);
        assertThat(new ClassOrders(48, 2).maySort()).isTrue();
        assertThat(new ClassOrders(45, 5).maySort()).isFalse();
        assertThat(new ClassOrders(19_999, 1).maySort()).isTrue();
    }

    /** Identifiers and measurements that have nothing to do with the target, of which there may be many in a table. */
    @ParameterizedTest
    @CsvSource({"50, 2, 2", "50, 3, 3", "60, 10, 2", "200, 2, 2", "200, 20, 2", "500, 3, 5", "1000, 7, 3"})
    void numbersThatHaveNothingToDoWithTheClassesTellThemAlmostNever(int rows, int every, int classes) {
        Random random = new Random(rows);
        int[] target = IntStream.range(0, rows)
                .map(row -> row % every == 0 ? row / every % (classes - 1) + 1 : 0)
                .toArray();
        int[] counts = new int[classes];
        IntStream.of(target).forEach(label -> counts[label]++);
        assertThat(new ClassOrders(counts).maySort()).isFalse();

        for (int column = 0; column < 500; column++) {
            double[] values = random.doubles(rows).toArray();

            assertThat(GivenAway.byNumbers(values, target, classes)).isLessThan(0.9);
        }
    }

    @Test
    void theBestIntervalsAreThoseOfAllThatThereAre() {
        Random random = new Random(7);
        for (int example = 0; example < 200; example++) {
            int rows = 1 + random.nextInt(9);
            double[] ranks = IntStream.range(0, rows).mapToDouble(row -> row).toArray();
            for (int row = 1; row < rows; row++) {
                ranks[row] = random.nextInt(4) == 0 ? ranks[row - 1] : row;
            }
            int[] classes = random.ints(rows, 0, 3).toArray();
            ClassIntervals best = ClassIntervals.best(IntStream.range(0, rows).toArray(), ranks, classes, 3);

            assertThat(best.errors() + 2 * best.count()).isEqualTo(leastCost(ranks, classes, 0, -1));
        }
    }

    /** Tries each class for the interval that a row is in. */
    private static int leastCost(double[] ranks, int[] classes, int row, int before) {
        if (row == classes.length) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (int label = 0; label < 3; label++) {
            if (row == 0 || label == before || ranks[row] != ranks[row - 1]) {
                int cost = (label == before ? 0 : 2) + (label == classes[row] ? 0 : 1);
                least = Math.min(least, cost + leastCost(ranks, classes, row + 1, label));
            }
        }
        return least;
    }

    private static double share(int count, IntToDoubleFunction value, IntUnaryOperator label) {
        return GivenAway.byNumbers(
                IntStream.range(0, ROWS).mapToDouble(value).toArray(),
                IntStream.range(0, ROWS).map(label).toArray(),
                count);
    }
}
