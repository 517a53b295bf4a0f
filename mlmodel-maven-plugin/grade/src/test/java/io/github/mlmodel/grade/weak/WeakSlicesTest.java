package io.github.mlmodel.grade.weak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.grade.condition.Question.Compared;
import io.github.mlmodel.grade.condition.Relation;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakSlicesTest {

    private static final int ROWS = 2_000;
    private static final int COLUMNS = 6;
    private static final int PARTS = 4;

    /** Columns c0 to c5 of four categories each, v0 to v3. */
    private static List<Divided> columns(Random random) {
        List<Divided> columns = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            String name = "c" + column;
            List<Condition> parts = IntStream.range(0, PARTS)
                    .<Condition>mapToObj(part -> new Compared(name, Relation.EQUAL, Literal.ofText("v" + part)))
                    .toList();
            columns.add(new Divided(parts, random.ints(ROWS, 0, PARTS).toArray()));
        }
        return columns;
    }

    private static ScoredClasses classes(int[] actual, int[] predicted) {
        return ScoredClasses.of(List.of("no", "yes"), actual, predicted, null, scored -> {
            throw new AssertionError("no own metric is asked");
        });
    }

    private static ScoredNumbers numbers(double[] actual, double[] predicted) {
        return ScoredNumbers.of(actual, predicted, scored -> {
            throw new AssertionError("no own metric is asked");
        });
    }

    /** Returns rows of which a tenth is wrong, and two points in ten more of those of a pair of categories, which are 6 %. */
    private static Scored planted(List<Divided> columns, Random random) {
        int[] actual = new int[ROWS];
        int[] predicted = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            actual[row] = random.nextInt(10) < 3 ? 1 : 0;
            boolean weak = columns.get(2).part()[row] == 1 && columns.get(5).part()[row] == 3;
            predicted[row] = random.nextDouble() < (weak ? 0.3 : 0.1) ? 1 - actual[row] : actual[row];
        }
        return classes(actual, predicted);
    }

    @Test
    void aPlantedPairOfTwentyPointsAndSixPercentOfTheRowsIsFound() {
        int found = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Divided> columns = columns(random);

            List<WeakSlice> weakest = WeakSlices.find(columns, planted(columns, random));

            found += weakest.stream().anyMatch(slice -> slice.when().equals("c2 = v1 and c5 = v3")) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(19);
    }

    @Test
    void whatIsFoundIsSaidWithItsFigures() {
        Random random = new Random(3);
        List<Divided> columns = columns(random);

        assertThat(WeakSlices.find(columns, planted(columns, random))).first().satisfies(slice -> {
            assertThat(slice.when()).isEqualTo("c2 = v1 and c5 = v3");
            assertThat(slice.metric()).isEqualTo("accuracy");
            assertThat(slice.rows()).isBetween(90L, 160L);
            assertThat(slice.value()).isBetween(0.6, 0.8);
            assertThat(slice.others()).isBetween(0.88, 0.92);
            assertThat(slice.probability()).isEqualTo(1 / 200.0);
        });
    }

    /** A model that predicts one class in some parts is wrong more often there when labels mean nothing, and no part is weak. */
    @Test
    void ofShuffledLabelsNoneIsNamedInNinetyFiveOfAHundredSeeds() {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Divided> columns = columns(random);
            int[] actual = IntStream.range(0, ROWS)
                    .map(row -> random.nextInt(10) < 3 ? 1 : 0)
                    .toArray();
            int[] predicted = IntStream.range(0, ROWS)
                    .map(row -> columns.get(0).part()[row] == 1 || random.nextInt(20) == 0 ? 1 : 0)
                    .toArray();
            alarms += WeakSlices.find(columns, classes(actual, predicted)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo(5);
    }

    @Test
    void ofShuffledNumbersNoneIsNamedInNinetyFiveOfAHundredSeeds() {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Divided> columns = columns(random);
            double[] actual = random.doubles(ROWS).map(Math::exp).toArray();
            double[] predicted = IntStream.range(0, ROWS)
                    .mapToDouble(row -> columns.get(0).part()[row] + random.nextDouble())
                    .toArray();
            alarms += WeakSlices.find(columns, numbers(actual, predicted)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo(5);
    }

    @Test
    void numbersThatAreFurtherOffInAPartAreFound() {
        Random random = new Random(1);
        List<Divided> columns = columns(random);
        double[] predicted = random.doubles(ROWS).toArray();
        double[] actual = IntStream.range(0, ROWS)
                .mapToDouble(row ->
                        predicted[row] + random.nextGaussian() * (columns.get(4).part()[row] == 0 ? 2 : 1))
                .toArray();

        List<WeakSlice> weakest = WeakSlices.find(columns, numbers(actual, predicted));

        assertThat(weakest).extracting(WeakSlice::when).containsExactly("c4 = v0");
        assertThat(weakest.get(0).metric()).isEqualTo("mae");
        assertThat(weakest.get(0).value()).isGreaterThan(weakest.get(0).others() * 1.5);
    }

    @Test
    void fiveAreNamedAtMostAndNoneThatIsMostlyAnother() {
        Random random = new Random(1);
        List<Divided> columns = columns(random);
        int[] actual = IntStream.range(0, ROWS)
                .map(row -> {
                    long weak = columns.stream()
                            .filter(column -> column.part()[row] == 0)
                            .count();
                    return random.nextDouble() < 0.15 * weak ? 1 : 0;
                })
                .toArray();

        List<WeakSlice> weakest = WeakSlices.find(columns, classes(actual, new int[ROWS]));

        assertThat(weakest).hasSize(5);
        assertThat(weakest).extracting(WeakSlice::probability).allMatch(probability -> probability <= 0.02);
        assertThat(weakest).extracting(WeakSlice::when).doesNotHaveDuplicates();
    }

    @Test
    void whereEachPredictionOfAClassIsWrongNoPartIsWeaker() {
        Random random = new Random(1);
        List<Divided> columns = columns(random);
        int[] predicted = IntStream.range(0, ROWS)
                .map(row -> columns.get(0).part()[row] == 0 ? 1 : 0)
                .toArray();

        assertThat(WeakSlices.find(columns, classes(new int[ROWS], predicted))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void ofFewRowsNothingIsSaid(int rows) {
        Divided half = new Divided(
                List.of(
                        new Compared("c", Relation.EQUAL, Literal.ofText("a")),
                        new Compared("c", Relation.EQUAL, Literal.ofText("b"))),
                IntStream.range(0, rows).map(row -> row % 2).toArray());
        int[] actual = IntStream.range(0, rows).map(row -> row % 2).toArray();

        assertThat(WeakSlices.find(List.of(half), classes(actual, new int[rows])))
                .isEmpty();
        assertThat(WeakSlices.find(List.of(), classes(actual, new int[rows]))).isEmpty();
    }

    @Test
    void theSameRowsGiveTheSame() {
        Random random = new Random(3);
        List<Divided> columns = columns(random);
        Scored scored = planted(columns, random);

        assertThat(WeakSlices.find(columns, scored)).isEqualTo(WeakSlices.find(columns, scored));
    }
}
