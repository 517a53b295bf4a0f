package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.Pairing;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalJudgeTest {

    private static final ModelDescription MODEL = GivenDescription.classifier("census", "no", "yes")
            .target("income")
            .giving(OutputName.PROBABILITIES)
            .build();
    private static final String ROWS = " on 400 rows of datasets/census.csv";
    private static final Confidence SURE = new Confidence(0.95, OnInconclusive.FAIL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy >= 0.81|PASS|passed: accuracy was 0.85{on}. All of the 95 % interval, 0.81 to 0.88, keeps the bound.",
                "accuracy > 0.81|INCONCLUSIVE|is inconclusive: accuracy was 0.85{on}. A part of the 95 % interval, 0.81 to 0.88,"
                        + " keeps the bound.",
                "accuracy >= 0.84|INCONCLUSIVE|is inconclusive: accuracy was 0.85{on}. A part of the 95 % interval, 0.81 to 0.88,"
                        + " keeps the bound; about 4900 rows would settle it.",
                "accuracy >= 0.85|INCONCLUSIVE|is inconclusive: accuracy was 0.85{on}. A part of the 95 % interval, 0.81 to 0.88,"
                        + " keeps the bound.",
                "accuracy >= 0.8491|INCONCLUSIVE|is inconclusive: accuracy was 0.85{on}. A part of the 95 % interval, 0.81 to"
                        + " 0.88, keeps the bound.",
                "accuracy >= 0.9|FAIL|failed: accuracy was 0.85{on}. None of the 95 % interval, 0.81 to 0.88, keeps the bound.",
                "log_loss <= 0.5|PASS|passed: log_loss was 0.40{on}. All of the 95 % interval, 0.35 to 0.46, keeps the bound.",
                "log_loss < 0.3|FAIL|failed: log_loss was 0.40{on}. None of the 95 % interval, 0.35 to 0.46, keeps the bound.",
                "recall[yes] >= 0.5|INCONCLUSIVE|is inconclusive: recall[yes] was 0.70{on}. All of the 95 % interval, 0.55 to"
                        + " 0.82, keeps the bound; it cannot be trusted: it rests on 41 rows of the class, fewer than 50.",
                "recall[yes] >= 0.9|FAIL|failed: recall[yes] was 0.70{on}. None of the 95 % interval, 0.55 to 0.82, keeps the"
                        + " bound.",
                "f1[yes] >= 0.5|ERROR|could not be judged: f1[yes] has no interval, by which <confidence> decides. Take the gate"
                        + " to another metric, or remove <confidence>.",
                "profit >= 5|ERROR|could not be judged: profit has no interval, by which <confidence> decides. Have its"
                        + " class give the value of each row, where it is a mean of them, take the gate to another metric, or"
                        + " remove <confidence>."
            })
    void theIntervalDecidesWhereAVerdictMustBeSure(String text, GateOutcome outcome, String sentence) {
        GateVerdict verdict = judge(text, SURE, false);

        assertThat(verdict.sentence())
                .isEqualTo("Gate '" + text + "' "
                        + sentence.replace("{on}", ROWS)
                                .replace("was 0.40", "was 0.4")
                                .replace("was 0.70", "was 0.7"));
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void aBoundOnEachSideOfTheIntervalLeavesTheVerdictOpen() {
        Gate between = gate(GateInput.elements("accuracy", null, "0.84", "0.86", null));
        Gate above = gate(GateInput.elements("accuracy", null, "0.9", "0.95", null));
        Gate around = gate(GateInput.elements("accuracy", null, "0.8", "0.9", null));

        assertThat(judge(between, SURE, false).outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
        assertThat(judge(above, SURE, false).outcome()).isEqualTo(GateOutcome.FAIL);
        assertThat(judge(around, SURE, false).outcome()).isEqualTo(GateOutcome.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy regression at most 0.05|PASS|passed: accuracy was 0.85, and the baseline's 0.87: 0.02 worse{on}. All of"
                        + " the 95 % interval of the difference, -0.04408 to -0.001026, keeps the bound.",
                "accuracy regression at most 0.01|INCONCLUSIVE|is inconclusive: accuracy was 0.85, and the baseline's 0.87: 0.02"
                        + " worse{on}. A part of the 95 % interval of the difference, -0.04408 to -0.001026, keeps the bound; about"
                        + " 1854 rows would settle it.",
                "accuracy improvement at least 0.01|FAIL|failed: accuracy was 0.85, and the baseline's 0.87: 0.02 worse{on}."
                        + " None of the 95 % interval of the difference, -0.04408 to -0.001026, keeps the bound.",
                "log_loss regression at most 50%|PASS|passed: log_loss was 0.4, and the baseline's 0.38: 5.263% worse{on}. All of"
                        + " the 95 % interval of the difference, -0.01302 to 0.05302, keeps the bound.",
                "log_loss regression at most 10%|INCONCLUSIVE|is inconclusive: log_loss was 0.4, and the baseline's 0.38: 5.263%"
                        + " worse{on}. A part of the 95 % interval of the difference, -0.01302 to 0.05302, keeps the bound; about"
                        + " 1382 rows would settle it."
            })
    void aChangeIsJudgedByTheIntervalOfTheDifferenceOnTheSameRows(String text, GateOutcome outcome, String sentence) {
        GateVerdict verdict = judge(text, SURE, false);

        assertThat(verdict.sentence())
                .isEqualTo("Gate '" + text + "' "
                        + sentence.replace(
                                "{on}", ROWS + " that neither model was trained on. The baseline is models/old.zip"));
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void theSameModelIsNoWorseForSure() {
        assertThat(judge("accuracy regression at most 0", SURE, true).outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(judge("accuracy improvement more than 0", SURE, true).outcome())
                .isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void whatBecomesOfAnOpenVerdictTheModelSays() {
        Confidence pass = new Confidence(0.95, OnInconclusive.PASS);
        Gate warning = new Gate(
                gate("accuracy >= 0.84").subject(), gate("accuracy >= 0.84").criterion(), Gate.Severity.WARN, "");

        assertThat(judge("accuracy >= 0.84", pass, false).outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(judge("accuracy >= 0.84", pass, false).sentence())
                .endsWith(" It passes, because <onInconclusive> says so.");
        assertThat(judge("accuracy >= 0.84", new Confidence(0.95, OnInconclusive.WARN), false)
                        .outcome())
                .isEqualTo(GateOutcome.WARN);
        assertThat(judge(warning, SURE, false).outcome()).isEqualTo(GateOutcome.WARN);
        assertThat(judge("recall[yes] >= 0.5", pass, false).outcome()).isEqualTo(GateOutcome.WARN);
        assertThat(judge("recall[yes] >= 0.5", pass, false).sentence())
                .endsWith(
                        " It does not pass, though <onInconclusive> says so: no gate passes by an interval that cannot be"
                                + " trusted.");
    }

    @Test
    void withoutConfidenceTheValueDecidesAndTheIntervalIsSaid() {
        assertThat(judge("accuracy >= 0.84", null, false))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.PASS,
                        "Gate 'accuracy >= 0.84' passed: accuracy was 0.85" + ROWS
                                + ". The 95 % interval is 0.81 to 0.88.");
        assertThat(judge("recall[yes] >= 0.5", null, false).sentence())
                .endsWith(
                        ". The 95 % interval is 0.55 to 0.82; it cannot be trusted: it rests on 41 rows of the class, fewer"
                                + " than 50.");
        assertThat(judge("accuracy regression at most 0.05", null, false).sentence())
                .contains(" The baseline is models/old.zip. The 95 % interval of the difference is -0.04408 to ");
    }

    @Test
    void intervalsOfAnotherConfidenceDecideNothing() {
        assertThat(judge("accuracy >= 0.8", new Confidence(0.9, OnInconclusive.FAIL), false)
                        .sentence())
                .isEqualTo(
                        "Gate 'accuracy >= 0.8' could not be judged: the evaluation has the 95 % interval, and not the 90 %"
                                + " interval that <confidence> asks for.");
    }

    @Test
    void howSureAVerdictMustBeIsPartOfWhatAGradeHoldsFor() {
        assertThat(List.of(
                        grade(gate("accuracy >= 0.8"), SURE, false).digest(),
                        grade(gate("accuracy >= 0.8"), null, false).digest(),
                        grade(gate("accuracy >= 0.8"), new Confidence(0.95, OnInconclusive.PASS), false)
                                .digest()))
                .doesNotHaveDuplicates();
        Grade grade = grade(gate("accuracy >= 0.84"), SURE, false);
        assertThat(grade.passing()).isFalse();
        assertThat(Json.read(Json.write(grade), Grade.class)).isEqualTo(grade);
    }

    private static GateVerdict judge(String text, @Nullable Confidence confidence, boolean identical) {
        return judge(gate(text), confidence, identical);
    }

    private static GateVerdict judge(Gate gate, @Nullable Confidence confidence, boolean identical) {
        return grade(gate, confidence, identical).verdicts().get(0);
    }

    private static Gate gate(String text) {
        return gate(GateInput.text(text));
    }

    private static Gate gate(GateInput input) {
        return Gates.read("census", List.of(input), null, true).get(0);
    }

    private static Grade grade(Gate gate, @Nullable Confidence confidence, boolean identical) {
        return Grade.judge(
                List.of(gate),
                MODEL,
                evaluation(identical),
                "model",
                "metrics",
                BesideGates.of(new Terms(null, GateChanges.WARN, false, confidence)));
    }

    private static Evaluation evaluation(boolean identical) {
        Scores today = scores(0.85, new Interval(0.81, 0.88, null), 0.4, new Interval(0.35, 0.46, null));
        Scores before = scores(0.87, new Interval(0.84, 0.9, null), 0.38, new Interval(0.34, 0.43, null));
        Pairing pairing = new Pairing(Map.of("accuracy", 0.8, "log_loss", 0.8), Map.of(), 0.03, List.of("accuracy"));
        return GivenEvaluation.of("census")
                .digests("model", "rows")
                .rows(400, "datasets/census.csv")
                .scores(today)
                .ownMetric("profit", Direction.MORE, 7)
                .comparison(new Comparison.Made(
                        new Baseline("models/old.zip", "abcd"), identical, "rows", today, before, pairing, List.of()))
                .evaluation();
    }

    private static Scores scores(double accuracy, Interval ofAccuracy, double logLoss, Interval ofLogLoss) {
        return new Scores(
                400,
                Map.of("accuracy", accuracy, "log_loss", logLoss),
                Map.of("recall", Map.of("yes", 0.7), "f1", Map.of("yes", 0.6)),
                Map.of("no", 359L, "yes", 41L),
                List.of(),
                new Intervals(
                        0.95,
                        Map.of("accuracy", ofAccuracy, "log_loss", ofLogLoss),
                        Map.of(
                                "recall",
                                Map.of(
                                        "yes",
                                        new Interval(0.55, 0.82, "it rests on 41 rows of the class, fewer than 50")))));
    }
}
