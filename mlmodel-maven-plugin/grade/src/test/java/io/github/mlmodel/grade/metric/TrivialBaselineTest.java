package io.github.mlmodel.grade.metric;

import static io.github.mlmodel.grade.metric.MetricsTest.THREE;
import static io.github.mlmodel.grade.metric.MetricsTest.TIES;
import static io.github.mlmodel.grade.metric.ScoredRows.assertEqual;
import static io.github.mlmodel.grade.metric.ScoredRows.classes;
import static io.github.mlmodel.grade.metric.ScoredRows.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.model.PredictedColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrivialBaselineTest {

    @Test
    void ofClassesIsAsInScikitLearn() throws IOException {
        Scored three = ScoredClasses.of(
                List.of("a", "b", "c"),
                new int[] {0, 0, 1, 1, 2, 2, 0, 1},
                new int[8],
                THREE.clone(),
                ScoredRows.UNSEEN_CLASSES);

        TrivialBaseline trivial = TrivialBaseline.of(Metrics.all(), trainedOn(3L, 7L, 7L), three, scores(three))
                .orElseThrow();

        assertThat(trivial.prediction()).isEqualTo("'b'");
        assertEqual(trivial.scores(), "three classes, the most frequent class of 3, 7, 7");
        assertThat(trivial.scores().rows()).isEqualTo(8);
        assertThat(trivial.scores().confusion()).isEmpty();
    }

    @Test
    void ofTwoClassesIsAsInScikitLearn() throws IOException {
        Scored two = ScoredClasses.of(
                List.of("no", "yes"),
                new int[] {0, 0, 0, 1, 1, 1, 0, 1},
                new int[8],
                TIES.clone(),
                ScoredRows.UNSEEN_CLASSES);

        TrivialBaseline trivial = TrivialBaseline.of(Metrics.all(), trainedOn(2L, 3L), two, scores(two))
                .orElseThrow();

        assertEqual(trivial.scores(), "two classes, the most frequent class of 2, 3");
    }

    @Test
    void ofAClassifierWithoutProbabilitiesItHasNone() {
        Scored scores = ScoredClasses.of(List.of("no", "yes"), new int[2], new int[2], null, ScoredRows.UNSEEN_CLASSES);

        TrivialBaseline trivial = TrivialBaseline.of(Metrics.all(), trainedOn(2L, 2L), scores, scores(scores))
                .orElseThrow();

        assertThat(trivial.prediction()).isEqualTo("'no'");
        assertThat(trivial.scores().metrics()).containsKey("accuracy").doesNotContainKey("log_loss");
    }

    @Test
    void ofNumbersIsAsInScikitLearn() throws IOException {
        Scored numbers = ScoredNumbers.of(new double[] {3, -0.5, 2, 7, 0}, new double[5], ScoredRows.UNSEEN_NUMBERS);

        TrivialBaseline trivial = TrivialBaseline.of(
                        Metrics.all(), new PredictedColumn.Numbers("y", 2.25, 1, 0), numbers, scores(numbers))
                .orElseThrow();

        assertThat(trivial.prediction()).isEqualTo("2.25");
        assertEqual(trivial.scores().metrics(), "the mean 2.25");
    }

    @Test
    void ofATargetThatWasNotRecordedThereIsNone() {
        PredictedColumn numbers = new PredictedColumn.Numbers("y", Double.NaN, 1, 0);

        Scored two = classes(new Random(1), 2);
        Scored some = numbers(new Random(1));

        assertThat(TrivialBaseline.of(Metrics.all(), trainedOn(), two, scores(two)))
                .isEmpty();
        assertThat(TrivialBaseline.of(Metrics.all(), numbers, some, scores(some)))
                .isEmpty();
    }

    @Test
    void howFarANumberModelIsBehindIsKnownOfTheSameRows() {
        Random random = new Random(1);
        double[] actual = random.doubles(500).toArray();
        double[] predicted = Arrays.stream(actual)
                .map(value -> value + random.nextGaussian() / 10)
                .toArray();
        Scored numbers = ScoredNumbers.of(actual, predicted, ScoredRows.UNSEEN_NUMBERS);
        PredictedColumn target = new PredictedColumn.Numbers("y", 0.5, 1, 0);

        Interval behind = Objects.requireNonNull(
                TrivialBaseline.of(Metrics.all(), target, numbers, Scores.of(Metrics.all(), numbers, 0.95))
                        .orElseThrow()
                        .behind());

        assertThat(behind.doubt()).isNull();
        // The rmse of the mean is the square root of 1/12, 0.2887, and the model's is 0.1.
        assertThat(behind.lower()).isBetween(-0.21, -0.19);
        assertThat(behind.upper()).isBetween(-0.185, -0.16);
        assertThat(TrivialBaseline.of(Metrics.all(), target, numbers, scores(numbers))
                        .orElseThrow()
                        .behind())
                .isNull();
    }

    private static Scores scores(Scored scored) {
        return Scores.of(Metrics.all(), scored);
    }

    private static PredictedColumn trainedOn(Long... rows) {
        return PredictedColumn.Classes.of(
                "y", List.of("a", "b", "c").subList(0, Math.max(2, rows.length)), List.of(rows));
    }
}
