package io.github.mlmodel.grade.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultChecksTest {

    private static final int REPETITIONS = 400;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 0.5 + 1.96 * sqrt((50 + 50 + 1) / (12 * 50 * 50)) = 0.61372
                "0.62|50|50|PASS|The model is better than a prediction that takes no model: roc_auc was 0.62 on 100 rows, and"
                        + " without a model it may come to 0.6137.",
                "0.6|50|50|FAIL|The model is not better than a prediction that takes no model: roc_auc was 0.6 on 100 rows, and"
                        + " without a model it may come to 0.6137. Look at its features and its target: it has learnt nothing"
                        + " that these rows show.",
                "0.1|50|50|FAIL|The model is not better than a prediction that takes no model: roc_auc was 0.1 on 100 rows, and"
                        + " without a model it may come to 0.6137. Look at its features and its target: it has learnt nothing"
                        + " that these rows show.",
                "0.6|5000|5000|PASS|The model is better than a prediction that takes no model: roc_auc was 0.6 on 10000 rows, and"
                        + " without a model it may come to 0.5113.",
                "NaN|100|0|SKIPPED|Whether the model is better than a prediction that takes no model was not looked at: the"
                        + " evaluation has no value of both."
            })
    void twoClassesAreRankedBetterThanByChance(double area, int no, int yes, GateOutcome outcome, String sentence) {
        Evaluation evaluation = GivenEvaluation.of("m")
                .rows(no + yes, "rows.csv")
                .metric("roc_auc", area)
                .metric("balanced_accuracy", 0.5)
                .classRows("no", no)
                .classRows("yes", yes)
                .evaluation();

        Check check = check(evaluation, true, "betterThanTrivial");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.sentence()).isEqualTo(sentence);
        assertThat(check(evaluation, false, "betterThanTrivial").outcome())
                .isEqualTo(outcome == GateOutcome.FAIL ? GateOutcome.WARN : outcome);
    }

    @Test
    void severalClassesAreToldBetterThanByChance() {
        // Three classes of 20 rows; each is predicted for 20 rows: 1/3 + 1.96 * sqrt(3 * (1/3 * 2/3) / 20 / 9) = 0.45261
        Scores right = new Scores(
                60,
                Map.of("balanced_accuracy", 0.5),
                Map.of(),
                new TreeMap<>(Map.of("a", 20L, "b", 20L, "c", 20L)),
                List.of(List.of(10L, 5L, 5L), List.of(5L, 10L, 5L), List.of(5L, 5L, 10L)));

        Check check = check(GivenEvaluation.of("m").scores(right).evaluation(), true, "betterThanTrivial");

        assertThat(check.outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(check.facts()).containsEntry("metric", "balanced_accuracy").containsEntry("value", "0.5");
        assertThat(check.sentence())
                .isEqualTo("The model is better than a prediction that takes no model: balanced_accuracy was 0.5 on 60 rows, and"
                        + " without a model it may come to 0.4526.");
    }

    @Test
    void beyondTheClassesOfAConfusionMatrixChanceIsOneOfTheClasses() {
        Map<String, Long> rows = new TreeMap<>();
        for (int label = 0; label < 250; label++) {
            rows.put("c" + label, 4L);
        }
        Scores scores = new Scores(1000, Map.of("balanced_accuracy", 0.004), Map.of(), rows, List.of());

        assertThat(check(GivenEvaluation.of("m").scores(scores).evaluation(), true, "betterThanTrivial")
                        .outcome())
                .isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void numbersArePredictedBetterThanByTheMean() {
        assertThat(numbers(2.0, 2.5).outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(numbers(2.5, 2.5).outcome()).isEqualTo(GateOutcome.FAIL);
        assertThat(numbers(3, 2.5).sentence())
                .isEqualTo("The model is not better than a prediction that takes no model: rmse was 3 on 20 rows, and that of the"
                        + " training rows' mean is 2.5. Look at its features and its target: it has learnt nothing that these"
                        + " rows show.");
        assertThat(numbers(3, null).outcome()).isEqualTo(GateOutcome.SKIPPED);
        assertThat(numbers(3, Double.NaN).outcome()).isEqualTo(GateOutcome.SKIPPED);
    }

    /** In one case of forty chance is beyond its limit. */
    @ParameterizedTest
    @CsvSource({"2, 40, true", "2, 400, true", "2, 400, false", "5, 100, false", "5, 1000, true"})
    void predictionsByChanceAreHardlyEverBetter(int classes, int rows, boolean probabilities) {
        Random random = new Random(7);
        int better = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            Scores scores = Scores.of(Metrics.all(), byChance(random, classes, rows, probabilities));
            Evaluation evaluation = GivenEvaluation.of("m").scores(scores).evaluation();
            better += check(evaluation, true, "betterThanTrivial").outcome() == GateOutcome.PASS ? 1 : 0;
        }

        assertThat(better).isBetween(1, REPETITIONS / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy|1|200|0.7|WARN|The model is suspiciously good: accuracy was 1 on 200 rows. Look for a column that is known"
                        + " only after the target, and for rows that stand on both sides of the split, and name the column"
                        + " under <exclude>.",
                "accuracy|0.999|1000|0.7|WARN|The model is suspiciously good: accuracy was 0.999 on 1000 rows. Look for a column that"
                        + " is known only after the target, and for rows that stand on both sides of the split, and name the"
                        + " column under <exclude>.",
                "accuracy|0.9989|1000|0.7|PASS|The model is not suspiciously good: accuracy was 0.9989 on 1000 rows.",
                "accuracy|1|199|0.7|SKIPPED|Whether the model is suspiciously good was not looked at: it takes 200 rows to tell,"
                        + " and there are 199.",
                "accuracy|0.9995|5000|0.999|SKIPPED|Whether the model is suspiciously good was not looked at: one class has nearly"
                        + " all rows.",
                "r2|0.99995|300|0|WARN|The model is suspiciously good: r2 was 0.99995 on 300 rows. Look for a column that is known"
                        + " only after the target, and for rows that stand on both sides of the split, and name the column"
                        + " under <exclude>.",
                "r2|0.99|300|0|PASS|The model is not suspiciously good: r2 was 0.99 on 300 rows.",
                "r2|NaN|300|0|SKIPPED|Whether the model is suspiciously good was not looked at: the evaluation has neither accuracy"
                        + " nor r2."
            })
    void aModelWithoutMistakesIsWarnedOfEvenInARelease(
            String metric, double value, int rows, double trivial, GateOutcome outcome, String sentence) {
        Evaluation evaluation = GivenEvaluation.of("m")
                .rows(rows, "rows.csv")
                .metric(metric, value)
                .trivial("'no'", GivenEvaluation.scores(rows, Map.of(metric, trivial)))
                .evaluation();

        Check check = check(evaluation, true, "suspiciouslyPerfect");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.sentence()).isEqualTo(sentence);
    }

    private static ScoredClasses byChance(Random random, int classes, int rows, boolean withProbabilities) {
        int[] actual = new int[rows];
        int[] predicted = new int[rows];
        float[] probabilities = new float[rows * classes];
        for (int row = 0; row < rows; row++) {
            // The first class is as frequent as all others together.
            actual[row] = row < classes ? row : random.nextBoolean() ? 0 : random.nextInt(classes);
            predicted[row] = random.nextInt(classes);
            for (int label = 0; label < classes; label++) {
                probabilities[row * classes + label] = random.nextFloat();
            }
        }
        List<String> labels = IntStream.range(0, classes)
                .mapToObj(label -> "c" + label)
                .toList();
        return ScoredClasses.of(labels, actual, predicted, withProbabilities ? probabilities : null, seen -> {
            throw new IllegalStateException("nobody asks");
        });
    }

    private static Check numbers(double error, @Nullable Double ofMean) {
        GivenEvaluation given = GivenEvaluation.of("m").metric("rmse", error);
        if (ofMean != null) {
            given.trivial("1", GivenEvaluation.scores(20, Map.of("rmse", ofMean)));
        }
        return check(given.evaluation(), true, "betterThanTrivial");
    }

    private static Check check(Evaluation evaluation, boolean release, String name) {
        return new DefaultChecks(evaluation, release)
                .all().stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
    }
}
