package io.github.mlmodel.grade.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.interval.Interval;
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
        // Three classes of 20 rows; each is predicted for 20 rows: 1/3 + 1.96 * sqrt(3 * (1/3 * 2/3) / 20 / 9) =
        // 0.45261
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
                .isEqualTo(
                        "The model is better than a prediction that takes no model: balanced_accuracy was 0.5 on 60 rows, and"
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
                .isEqualTo(
                        "The model is not better than a prediction that takes no model: rmse was 3 on 20 rows, and that of the"
                                + " training rows' mean is 2.5. Look at its features and its target: it has learnt nothing that these"
                                + " rows show.");
        assertThat(numbers(3, null).outcome()).isEqualTo(GateOutcome.SKIPPED);
        assertThat(numbers(3, Double.NaN).outcome()).isEqualTo(GateOutcome.SKIPPED);
    }

    @Test
    void anIntervalThatCanBeTrustedHasToBeBetterThanNoModelAsAWhole() {
        assertThat(ranked(new Interval(0.51, 0.69, null)))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.PASS,
                        "The model is better than a prediction that takes no model: roc_auc was 0.6 on 100 rows (95 % interval"
                                + " 0.51 to 0.69), and without a model it comes to 0.5.");
        assertThat(ranked(new Interval(0.49, 0.71, null)))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.FAIL,
                        "The model is not better than a prediction that takes no model: roc_auc was 0.6 on 100 rows (95 %"
                                + " interval 0.49 to 0.71), and without a model it comes to 0.5. Look at its features and its"
                                + " target: it has learnt nothing that these rows show.");
        // By chance it may come to 0.6137.
        assertThat(ranked(new Interval(0.51, 0.69, "its rows are few")).outcome())
                .isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void labelsOfSeveralClassesAreJudgedByTheirIntervalToo() {
        Scores right = new Scores(
                60,
                Map.of("balanced_accuracy", 0.4),
                Map.of(),
                new TreeMap<>(Map.of("a", 20L, "b", 20L, "c", 20L)),
                List.of(List.of(8L, 6L, 6L), List.of(6L, 8L, 6L), List.of(6L, 6L, 8L)));

        assertThat(labels(right, 0.34, 0.46).outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(labels(right, 0.33, 0.47).outcome()).isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void numbersAreJudgedByTheDifferenceOfTheSameRows() {
        assertThat(behind(2.4, new Interval(-0.19, -0.01, null)))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.PASS,
                        "The model is better than a prediction that takes no model: rmse was 2.4 on 20 rows (difference: 95 %"
                                + " interval -0.19 to -0.01), and that of the training rows' mean is 2.5.");
        assertThat(behind(2.4, new Interval(-0.21, 0.01, null)).outcome()).isEqualTo(GateOutcome.FAIL);
        assertThat(behind(2.4, new Interval(-0.21, 0.01, "its tail is heavy")).outcome())
                .isEqualTo(GateOutcome.PASS);
    }

    private static Check ranked(Interval interval) {
        Scores scores = new Scores(
                100,
                Map.of("roc_auc", 0.6),
                Map.of(),
                new TreeMap<>(Map.of("no", 50L, "yes", 50L)),
                List.of(),
                new Intervals(0.95, Map.of("roc_auc", interval), Map.of()));
        return check(GivenEvaluation.of("m").scores(scores).evaluation(), true, "betterThanTrivial");
    }

    private static Check labels(Scores scores, double lower, double upper) {
        Intervals intervals =
                new Intervals(0.95, Map.of("balanced_accuracy", new Interval(lower, upper, null)), Map.of());
        return check(GivenEvaluation.of("m").scores(scores.with(intervals)).evaluation(), true, "betterThanTrivial");
    }

    private static Check behind(double error, Interval behind) {
        return check(
                GivenEvaluation.of("m")
                        .rows(20, "rows.csv")
                        .metric("rmse", error)
                        .trivial(new TrivialBaseline("1", GivenEvaluation.scores(20, Map.of("rmse", 2.5)), behind))
                        .evaluation(),
                true,
                "betterThanTrivial");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.16|500|WARN|Probabilities are 0.16 from how often predictions are right, on average over 500 rows, where 0.15 is"
                        + " the most that is no warning. Do not take them for odds: compare them with each other, or choose"
                        + " another trainer.",
                "0.15|500|PASS|Probabilities are 0.15 from how often predictions are right, on average over 500 rows, where 0.15 is"
                        + " the most that is no warning.",
                "0.9|499|SKIPPED|Whether probabilities mean what they say was not looked at: it takes 500 rows to tell, and there"
                        + " are 499.",
                "NaN|500|SKIPPED|Whether probabilities mean what they say was not looked at: the model gives none."
            })
    void probabilitiesMeanWhatTheySay(double error, int rows, GateOutcome outcome, String sentence) {
        Evaluation evaluation = GivenEvaluation.of("m")
                .rows(rows, "rows.csv")
                .figures(new Figures(error, null, Figures.Sides.UNKNOWN))
                .evaluation();

        Check check = check(evaluation, true, "calibration");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.sentence()).isEqualTo(sentence);
    }

    @Test
    void aColumnThatTellsTheTargetIsWarnedOfByTheModelsOwnFigures() {
        assertThat(telling("is it", 0.998))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.WARN,
                        "Column 'is it' alone tells the target almost perfectly. If it is a copy of the target, or is known"
                                + " only after it, name it under <exclude> in <dataset>: a model that has it looks better than"
                                + " it is.");
        assertThat(telling("copy", 1).sentence()).startsWith("Column 'copy' alone tells the target perfectly. ");
        assertThat(telling("copy", 0.999999).sentence())
                .startsWith("Column 'copy' alone tells the target almost perfectly. ");
        assertThat(telling("age", 0.9979))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.PASS,
                        "No column tells the target by itself: 'age' comes nearest, with 0.9979 of 1.");
        assertThat(telling(null, 0).outcome()).isEqualTo(GateOutcome.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradient-boosting|1|0.75|WARN|accuracy was 1 on 800 rows that the model was trained on, and 0.75 on the held-back"
                        + " ones, where the trivial baseline has 0.6: of what it gains over that baseline on its training rows, 38 % is"
                        + " left on others. Train a simpler model, or on more rows.",
                "gradient-boosting|1|0.55|WARN|accuracy was 1 on 800 rows that the model was trained on, and 0.55 on the held-back"
                        + " ones, below the trivial baseline's 0.6: nothing of what it gains over that baseline on its training rows is"
                        + " left on others. Train a simpler model, or on more rows.",
                "gradient-boosting|1|0.6|WARN|accuracy was 1 on 800 rows that the model was trained on, and 0.6 on the held-back"
                        + " ones, no more than the trivial baseline's 0.6: nothing of what it gains over that baseline on its training"
                        + " rows is left on others. Train a simpler model, or on more rows.",
                "random-forest|1|0.55|PASS|accuracy was 1 on 800 rows that the model was trained on, and 0.55 on the held-back ones,"
                        + " below the trivial baseline's 0.6. A full forest knows each of its rows, so that nothing follows from the first.",
                "gradient-boosting|1|0.85|PASS|accuracy was 1 on 800 rows that the model was trained on, and 0.85 on the held-back"
                        + " ones.",
                "random-forest|1|0.75|PASS|accuracy was 1 on 800 rows that the model was trained on, and 0.75 on the held-back ones."
                        + " A full forest knows each of its rows, so that nothing follows from the first.",
                "extra-trees|1|0.75|PASS|accuracy was 1 on 800 rows that the model was trained on, and 0.75 on the held-back ones."
                        + " A full forest knows each of its rows, so that nothing follows from the first.",
                "org.tribuo.common.tree.RandomForestTrainer|1|0.75|PASS|accuracy was 1 on 800 rows that the model was trained on, and 0.75 on the held-back ones."
                        + " A full forest knows each of its rows, so that nothing follows from the first.",
                "com.example.forest.Booster|1|0.75|WARN|accuracy was 1 on 800 rows that the model was trained on, and 0.75 on the"
                        + " held-back ones, where the trivial baseline has 0.6: of what it gains over that baseline on its training"
                        + " rows, 38 % is left on others. Train a simpler model, or on more rows.",
                "gradient-boosting|0.7|0.65|PASS|accuracy was 0.7 on 800 rows that the model was trained on, and 0.65 on the held-back"
                        + " ones.",
                "gradient-boosting|NaN|0.6|SKIPPED|Whether the model knows its training rows only was not looked at: there is no"
                        + " accuracy of the model and of a prediction that takes none."
            })
    void aModelThatKnowsItsTrainingRowsOnlyIsWarnedOf(
            String trainer, double training, double value, GateOutcome outcome, String sentence) {
        Evaluation evaluation = given(new TrainingFigures(800, "accuracy", training, null, 0))
                .metric("accuracy", value)
                .evaluation();

        Check check = check(evaluation, trainer, true, "trainingGap");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.sentence()).isEqualTo(sentence);
    }

    @Test
    void aModelWhoseFilesSayNothingOfItsTrainingRowsIsNotLookedAt() {
        Evaluation evaluation = given(null).metric("accuracy", 0.9).evaluation();
        String reason =
                "was not looked at: the model's files do not say what was found of its training rows. Train it anew to"
                        + " know.";

        for (String name : List.of("tellingColumn", "trainingGap")) {
            assertThat(check(evaluation, true, name).outcome()).isEqualTo(GateOutcome.SKIPPED);
            assertThat(check(evaluation, true, name).sentence()).endsWith(reason);
        }
    }

    private static Check telling(@Nullable String column, double share) {
        return check(
                given(new TrainingFigures(800, "accuracy", 0.9, column, share)).evaluation(), true, "tellingColumn");
    }

    private static GivenEvaluation given(@Nullable TrainingFigures training) {
        return GivenEvaluation.of("m")
                .rows(200, "rows.csv")
                .trivial("'no'", GivenEvaluation.scores(200, Map.of("accuracy", 0.6)))
                .figures(new Figures(Double.NaN, training, Figures.Sides.UNKNOWN));
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
        List<String> labels =
                IntStream.range(0, classes).mapToObj(label -> "c" + label).toList();
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
        return check(evaluation, "logistic-regression", release, name);
    }

    private static Check check(Evaluation evaluation, String trainer, boolean release, String name) {
        return new DefaultChecks(evaluation, trainer, release)
                .all().stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
