package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Pairing;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.SliceChange;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.GateVerdict.Versus;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeJudgeTest {

    private static final Baseline OLD = new Baseline("models/old.zip", "abcd");
    private static final ModelDescription MODEL = GivenDescription.classifier("census", "no", "yes")
            .target("income")
            .giving(OutputName.PROBABILITIES)
            .build();
    private static final LocalDate UNTIL = LocalDate.parse("2027-01-31");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy regression at most 0.01|error|FAIL|failed: accuracy was 0.84, and the baseline's 0.87: 0.03 worse on 30"
                        + " rows of datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "accuracy regression at most 0.01|warn|WARN|failed: accuracy was 0.84, and the baseline's 0.87: 0.03 worse on 30"
                        + " rows of datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "accuracy regression at most 0.03|error|PASS|passed: accuracy was 0.84, and the baseline's 0.87: 0.03 worse on"
                        + " 30 rows of datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "log_loss regression <= 2%|error|PASS|passed: log_loss was 0.3, and the baseline's 0.4: 25% better on 30 rows of"
                        + " datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "recall[yes] improvement >= 0.2|error|PASS|passed: recall[yes] was 0.7, and the baseline's 0.5: 0.2 better on 30"
                        + " rows of datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "brier_score regression <= 2%|error|ERROR|could not be judged: brier_score of the baseline models/old.zip is 0"
                        + " on 30 rows of datasets/iris.csv that neither model was trained on, and no change from 0 is a"
                        + " percentage. Write the bound as a number.",
                "brier_score regression <= 0.1|error|PASS|passed: brier_score was 0.1, and the baseline's 0: 0.1 worse on 30"
                        + " rows of datasets/iris.csv that neither model was trained on. The baseline is models/old.zip.",
                "f1_macro regression <= 0.1|error|ERROR|could not be judged: f1_macro is undefined on 30 rows of"
                        + " datasets/iris.csv that neither model was trained on.",
                "f1_weighted regression <= 0.1|error|ERROR|could not be judged: f1_weighted of the baseline models/old.zip is"
                        + " infinite on 30 rows of datasets/iris.csv that neither model was trained on.",
                "f1_micro regression <= 0.1|error|ERROR|could not be judged: f1_micro of the baseline models/old.zip is"
                        + " undefined on 30 rows of datasets/iris.csv that neither model was trained on.",
                "roc_auc regression <= 0.1|error|ERROR|could not be judged: the baseline models/old.zip has no roc_auc on 30"
                        + " rows of datasets/iris.csv that neither model was trained on.",
                "precision_macro regression <= 0.1|error|ERROR|could not be judged: the evaluation holds no precision_macro on"
                        + " 30 rows of datasets/iris.csv that neither model was trained on.",
                "recall[maybe] regression <= 0.1|error|ERROR|could not be judged: the model has no class 'maybe'. Its classes"
                        + " are: no, yes."
            })
    void aChangeIsJudgedOnTheRowsThatNeitherModelWasTrainedOn(
            String text, String severity, GateOutcome outcome, String sentence) {
        Gate read = gate(text);
        Gate gate = severity.equals("warn")
                ? new Gate(read.subject(), read.criterion(), Gate.Severity.WARN, read.text())
                : read;

        GateVerdict verdict = judge(gate, made(false), null);

        assertThat(verdict.sentence()).isEqualTo("Gate '" + text + "' " + sentence);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void theVerdictHoldsBothValuesTheBoundAndTheNumberOfRows() {
        GateVerdict verdict = judge(gate("log_loss regression <= 0.5"), made(false), null);

        assertThat(verdict.value()).isEqualTo(0.3);
        assertThat(verdict.versus()).isEqualTo(new Versus(0.4, 0.3 - 0.4, 0.9, 30));
        assertThat(Json.read(Json.write(verdict), GateVerdict.class)).isEqualTo(verdict);
    }

    @Test
    void theSameModelIsSaidToBeTheSame() {
        assertThat(judge(gate("accuracy regression at most 0.03"), made(true), null)
                        .sentence())
                .endsWith(" The baseline is models/old.zip, which is this very model.");
    }

    @Test
    void aValueIsJudgedOnAllHeldBackRowsWhateverTheComparisonIs() {
        assertThat(judge(gate("accuracy >= 0.85"), made(false), null).sentence())
                .isEqualTo("Gate 'accuracy >= 0.85' passed: accuracy was 0.86 on 150 rows of datasets/iris.csv.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recall[yes] @ sex=F regression at most 0.05|FAIL|failed: recall[yes] @ sex=F was 0.5, and the baseline's 0.6:"
                        + " 0.1 worse on 60 rows of slice 'sex=F' of datasets/iris.csv that neither model was trained on. The"
                        + " baseline is models/old.zip.",
                "recall[yes] @ sex=M regression at most 0.05|ERROR|could not be judged: recall[yes] rests on 8 rows of slice"
                        + " 'sex=M' of datasets/iris.csv that neither model was trained on, fewer than the 30 of"
                        + " <minExamples>.",
                "recall[yes] @ rare regression at most 0.05|SKIPPED|was skipped: recall[yes] rests on 1 row of slice 'rare' of"
                        + " datasets/iris.csv that neither model was trained on, fewer than the 30 of <minExamples>.",
                "recall[yes] @ empty regression at most 0.05|ERROR|could not be judged: slice 'empty' has no row of"
                        + " datasets/iris.csv that neither model was trained on.",
                "recall[yes] @ sex=D regression at most 0.05|ERROR|could not be judged: the comparison has no slice 'sex=D'."
            })
    void aChangeOnASliceIsJudgedByItsRowsThatNeitherModelWasTrainedOn(
            String text, GateOutcome outcome, String sentence) {
        Comparison.Made all = (Comparison.Made) made(false);
        Comparison comparison = new Comparison.Made(
                OLD,
                false,
                "rows",
                all.today(),
                all.before(),
                Pairing.NONE,
                List.of(
                        change(new Slice("sex=F", "sex", "sex = F", 30, null), 20, 40),
                        change(new Slice("sex=M", "sex", "sex = M", 30, null), 50, 8),
                        change(new Slice("rare", null, "a = 1", 30, OnTooFew.SKIP), 3, 1),
                        change(new Slice("empty", null, "a = 2", 30, null), 0, 0)));

        GateVerdict verdict = judge(gate(text), comparison, null);

        assertThat(verdict.sentence()).isEqualTo("Gate '" + text + "' " + sentence);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(Json.read(Json.write(evaluation(comparison)), Evaluation.class))
                .isEqualTo(evaluation(comparison));
    }

    private static SliceChange change(Slice slice, long no, long yes) {
        return new SliceChange(slice, scores(no, yes, 0.5), scores(no, yes, 0.6), Pairing.NONE);
    }

    private static Scores scores(long no, long yes, double recall) {
        Map<String, Long> classRows = new LinkedHashMap<>();
        classRows.put("no", no);
        classRows.put("yes", yes);
        return new Scores(no + yes, Map.of(), Map.of("recall", Map.of("yes", recall)), classRows, List.of());
    }

    @Test
    void withoutAComparisonAChangeCannotBeJudged() {
        assertThat(judge(gate("accuracy regression <= 1%"), null, null))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR,
                        "Gate 'accuracy regression <= 1%' could not be judged: the evaluation compares the model with no"
                                + " baseline.");
    }

    @Test
    void whatCannotBeComparedIsAnErrorUnlessAPersonAcceptsIt() {
        Comparison impossible = new Comparison.Impossible(OLD, "it predicts 'age', and this model 'income'");
        String why = "the baseline models/old.zip cannot be compared: it predicts 'age', and this model 'income'";

        assertThat(judge(gate("accuracy regression <= 1%"), impossible, null))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR,
                        "Gate 'accuracy regression <= 1%' could not be judged: " + why
                                + ". Name another <baseline>, or say by"
                                + " <acceptBaselineBreak>, with <reason> and <until>, that the model may go without the"
                                + " comparison.");
        assertThat(judge(gate("accuracy regression <= 1%"), impossible, accepted("2027-01-31")))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.SKIPPED,
                        "Gate 'accuracy regression <= 1%' was skipped: " + why + ", which is accepted until 2027-01-31"
                                + " (another target).");
        assertThat(judge(gate("accuracy regression <= 1%"), impossible, accepted("2027-02-01")))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.FAIL,
                        "Gate 'accuracy regression <= 1%' failed: " + why + ", and that was accepted until 2027-01-31"
                                + " (another target). Compare with a model of today's by <baseline>, or give <until>"
                                + " another day.");
    }

    @Test
    void whoAcceptsABreakIsStillJudgedWhereThereIsNone() {
        assertThat(judge(gate("accuracy regression <= 0.01"), made(false), accepted("2027-01-31"))
                        .outcome())
                .isEqualTo(GateOutcome.FAIL);
    }

    @Test
    void aGradeHoldsForOneBaselineAndOneAcceptance() {
        Gate gate = gate("accuracy regression <= 0.05");
        String digest = grade(gate, made(false), null).digest();

        assertThat(grade(gate, made(true), null).digest()).isEqualTo(digest);
        assertThat(grade(gate, null, null).digest()).isNotEqualTo(digest);
        assertThat(grade(gate, made(false), accepted("2027-01-31")).digest()).isNotEqualTo(digest);
        assertThat(List.of(new Baseline("models/old.zip", "abce"), new Baseline("models/other.zip", "abcd")))
                .allSatisfy(other -> assertThat(grade(gate, new Comparison.Impossible(other, "no"), null)
                                .digest())
                        .isNotEqualTo(digest));
    }

    @Test
    void whereThereIsNothingToCompareWithAGateIsSkippedOrAnError() {
        String why = "there is no released version of org.shop:shop below 1.1";
        Gate gate = gate("accuracy regression <= 1%");

        assertThat(judge(gate, new Comparison.Absent(why, false), null))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(GateOutcome.SKIPPED, "Gate 'accuracy regression <= 1%' was skipped: " + why + ".");
        assertThat(judge(gate, new Comparison.Absent(why, true), null))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR, "Gate 'accuracy regression <= 1%' could not be judged: " + why + ".");
        assertThat(Stream.of(new Comparison.Absent(why, false), new Comparison.Absent(why, true), made(false))
                        .map(comparison -> grade(gate, comparison, null).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aGradeRemembersWhatWasAcceptedAndIsJudgedBySoLater() {
        Comparison impossible =
                new Comparison.Impossible(OLD, "it is for regression, and this model for classification");
        Grade grade = grade(gate("accuracy regression <= 1%"), impossible, accepted("2027-01-31"));

        Grade read = Json.read(Json.write(grade), Grade.class);

        assertThat(read).isEqualTo(grade);
        assertThat(read.basis().terms().acceptedBreak()).isEqualTo(accepted("2027-01-31"));
        assertThat(grade(
                        gate("accuracy regression <= 1%"),
                        impossible,
                        read.basis().terms().acceptedBreak()))
                .isEqualTo(grade);
    }

    @Test
    void anEvaluationWithAComparisonReadsBackEqual() {
        for (Comparison comparison :
                List.of(made(false), new Comparison.Impossible(OLD, "no"), new Comparison.Absent("none", true))) {
            Evaluation evaluation = evaluation(comparison);

            assertThat(Json.read(Json.write(evaluation), Evaluation.class)).isEqualTo(evaluation);
        }
    }

    private static AcceptedBreak accepted(String today) {
        return AcceptedBreak.on(LocalDate.parse(today), "another target", UNTIL);
    }

    private static Comparison made(boolean identical) {
        Scores today = new Scores(
                30,
                Map.of(
                        "accuracy", 0.84,
                        "log_loss", 0.3,
                        "brier_score", 0.1,
                        "f1_macro", Double.NaN,
                        "f1_weighted", 0.5,
                        "f1_micro", 0.5,
                        "roc_auc", 0.5),
                Map.of("recall", Map.of("yes", 0.7)),
                Map.of(),
                List.of());
        Scores before = new Scores(
                30,
                Map.of(
                        "accuracy", 0.87,
                        "log_loss", 0.4,
                        "brier_score", 0.0,
                        "f1_macro", 0.5,
                        "f1_weighted", Double.POSITIVE_INFINITY,
                        "f1_micro", Double.NaN,
                        "precision_macro", 0.5),
                Map.of("recall", Map.of("yes", 0.5)),
                Map.of(),
                List.of());
        return new Comparison.Made(OLD, identical, "rows", today, before);
    }

    private static Gate gate(String text) {
        return Gates.read("census", List.of(GateInput.text(text)), null, true).get(0);
    }

    private static GateVerdict judge(Gate gate, @Nullable Comparison comparison, @Nullable AcceptedBreak accepted) {
        return grade(gate, comparison, accepted).verdicts().get(0);
    }

    private static Grade grade(Gate gate, @Nullable Comparison comparison, @Nullable AcceptedBreak accepted) {
        return Grade.judge(
                List.of(gate),
                MODEL,
                evaluation(comparison),
                "model",
                "metrics",
                BesideGates.of(new Terms(accepted, GateChanges.WARN)));
    }

    private static Evaluation evaluation(@Nullable Comparison comparison) {
        GivenEvaluation given = GivenEvaluation.of("census")
                .digests("model", "rows")
                .rows(150, "datasets/iris.csv")
                .metric("accuracy", 0.86);
        return (comparison == null ? given : given.comparison(comparison)).evaluation();
    }
}
