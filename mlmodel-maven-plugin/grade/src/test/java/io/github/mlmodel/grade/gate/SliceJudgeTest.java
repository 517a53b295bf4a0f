package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceJudgeTest {

    private static final ModelDescription MODEL = GivenDescription.classifier("census", "no", "yes")
            .target("income")
            .giving(OutputName.PROBABILITIES)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "accuracy @ sex=Female >= 0.8|PASS|passed: accuracy @ sex=Female was 0.9 on 100 rows of slice 'sex=Female' of"
                        + " churn.csv.",
                "accuracy @ sex=Male >= 0.8|FAIL|failed: accuracy @ sex=Male was 0.7 on 200 rows of slice 'sex=Male' of"
                        + " churn.csv.",
                "recall[yes] @ sex=Female >= 0.1|ERROR|could not be judged: recall[yes] rests on 20 rows of slice 'sex=Female'"
                        + " of churn.csv, fewer than the 30 of <minExamples>.",
                "recall[no] @ sex=Female >= 0.1|PASS|passed: recall[no] @ sex=Female was 0.5 on 100 rows of slice 'sex=Female'"
                        + " of churn.csv.",
                "precision[yes] @ sex=Female >= 0.1|ERROR|could not be judged: precision[yes] rests on 12 rows of slice"
                        + " 'sex=Female' of churn.csv, fewer than the 30 of <minExamples>.",
                "roc_auc @ sex=Female >= 0.1|ERROR|could not be judged: roc_auc rests on 20 rows of slice 'sex=Female' of"
                        + " churn.csv, fewer than the 30 of <minExamples>.",
                "recall[yes] @ rare >= 0.1|SKIPPED|was skipped: recall[yes] rests on 1 row of slice 'rare' of churn.csv, fewer"
                        + " than the 30 of <minExamples>.",
                "accuracy @ 'nobody here' >= 0.1|ERROR|could not be judged: slice 'nobody here' has no row of churn.csv.",
                "example_count @ 'nobody here' >= 0|ERROR|could not be judged: slice 'nobody here' has no row of churn.csv.",
                "example_count @ rare >= 5|PASS|passed: example_count @ rare was 10 on 10 rows of slice 'rare' of churn.csv.",
                "accuracy @ sex=Femal >= 0.1|ERROR|could not be judged: the evaluation has no slice 'sex=Femal'; did you mean"
                        + " 'sex=Female'? Its slices are: sex=Female, sex=Male, sex is missing, rare, nobody here.",
                "f1[yes] @ sex=Male >= 0.1|ERROR|could not be judged: the evaluation holds no f1[yes] @ sex=Male.",
                "balanced_accuracy @ sex=Male >= 0.1|ERROR|could not be judged: balanced_accuracy @ sex=Male is undefined on"
                        + " 200 rows of slice 'sex=Male' of churn.csv.",
                "profit @ sex=Male >= 1|PASS|passed: profit @ sex=Male was 3.5 on 200 rows of slice 'sex=Male' of churn.csv.",
                "gap(accuracy, sex) at most 0.1|FAIL|failed: gap(accuracy, sex) was 0.2: 0.7 on 'sex=Male' (200 rows), and 0.9"
                        + " on 'sex=Female' (100 rows), of 2 slices of churn.csv; too few rows: 'sex is missing' (4 of 30).",
                "gap(accuracy, sex) at most 0.25|PASS|passed: gap(accuracy, sex) was 0.2: 0.7 on 'sex=Male' (200 rows), and"
                        + " 0.9 on 'sex=Female' (100 rows), of 2 slices of churn.csv; too few rows: 'sex is missing' (4 of 30).",
                "ratio(accuracy, sex) >= 0.8|FAIL|failed: ratio(accuracy, sex) was 0.7778: 0.7 on 'sex=Male' (200 rows), and"
                        + " 0.9 on 'sex=Female' (100 rows), of 2 slices of churn.csv; too few rows: 'sex is missing' (4 of 30).",
                "gap(recall[yes], sex) <= 0.5|ERROR|could not be judged: gap(recall[yes], sex) takes two slices of 'sex' with"
                        + " enough rows for recall[yes], and there is one; too few rows: 'sex=Female' (20 of 30), 'sex is"
                        + " missing' (2 of 30).",
                "gap(balanced_accuracy, sex) <= 0.5|ERROR|could not be judged: balanced_accuracy is undefined on slice"
                        + " 'sex=Male'.",
                "gap(f1_macro, sex) <= 0.5|ERROR|could not be judged: f1_macro is undefined on slice 'sex=Male'.",
                "ratio(log_loss, sex) >= 0.5|ERROR|could not be judged: ratio(log_loss, sex) is undefined: 0 on 'sex=Female'"
                        + " (100 rows), and 0 on 'sex=Male' (200 rows).",
                "ratio(profit, sex) >= 0.5|ERROR|could not be judged: ratio(profit, sex) is undefined: -2 on 'sex=Female'"
                        + " (100 rows), and 3.5 on 'sex=Male' (200 rows).",
                "gap(accuracy, race) <= 0.5|ERROR|could not be judged: the evaluation has no slices of the column 'race'.",
                "gap(accuracy, sex) at least 0.1|PASS|passed: gap(accuracy, sex) was 0.2: 0.7 on 'sex=Male' (200 rows), and 0.9"
                        + " on 'sex=Female' (100 rows), of 2 slices of churn.csv; too few rows: 'sex is missing' (4 of 30)."
                        + " Mind that less is better for gap(accuracy, sex), and this gate asks for more."
            })
    void aGateOnSlicesIsJudgedByThoseWithEnoughRows(String text, GateOutcome outcome, String sentence) {
        GateVerdict verdict = judge(text, evaluation(null));

        assertThat(verdict.sentence()).isEqualTo("Gate '" + text + "' " + sentence);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void whatIsSaidOfTooFewRowsGoesBeforeWhatIsUsual() {
        assertThat(judge("recall[yes] @ sex=Female >= 0.1", evaluation(OnTooFew.SKIP))
                        .outcome())
                .isEqualTo(GateOutcome.SKIPPED);
        assertThat(judge("gap(recall[yes], sex) <= 0.5", evaluation(OnTooFew.FAIL)))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR,
                        "Gate 'gap(recall[yes], sex) <= 0.5' could not be judged: recall[yes] rests on 20 rows of slice"
                                + " 'sex=Female', fewer than the 30 of <minExamples>.");
    }

    @Test
    void anEmptySliceNamesTheNearestThatHasRows() {
        Evaluation evaluation = given().slice(
                        new Slice("sex=Female", "sex", "sex = Female", 30, null),
                        scores(List.of(76L, 4L), List.of(12L, 8L), Map.of("accuracy", 0.9)))
                .slice(
                        new Slice("sex=Femal", null, "sex = Femal", 30, null),
                        scores(List.of(0L, 0L), List.of(0L, 0L), Map.of()))
                .evaluation();

        assertThat(judge("accuracy @ sex=Femal >= 0.1", evaluation).sentence())
                .isEqualTo(
                        "Gate 'accuracy @ sex=Femal >= 0.1' could not be judged: slice 'sex=Femal' has no row of churn.csv"
                                + " (did you mean 'sex=Female'?).");
    }

    @Test
    void anEmptySliceThatIsLikeNoOtherNamesThoseOfItsColumn() {
        Evaluation evaluation = given().slice(
                        new Slice("sex=Female", "sex", "sex = Female", 30, null),
                        scores(List.of(76L, 4L), List.of(12L, 8L), Map.of("accuracy", 0.9)))
                .slice(
                        new Slice("sex=x", null, "sex = x", 30, null),
                        scores(List.of(0L, 0L), List.of(0L, 0L), Map.of()))
                .evaluation();

        assertThat(judge("accuracy @ sex=x >= 0.1", evaluation).sentence())
                .isEqualTo("Gate 'accuracy @ sex=x >= 0.1' could not be judged: slice 'sex=x' has no row of churn.csv"
                        + " (there are: sex=Female).");
    }

    @Test
    void aSliceThatIsEmptyOrSkippedFailsNoOtherGateAndCountsAsNoPass() {
        Evaluation evaluation = evaluation(null);

        assertThat(grade(evaluation, "recall[yes] @ rare >= 0.1").passing()).isFalse();
        assertThat(grade(evaluation, "recall[yes] @ rare >= 0.1", "accuracy @ sex=Female >= 0.8")
                        .passing())
                .isTrue();
    }

    @Test
    void aGradeHoldsForTheSlicesThatWereJudged() {
        String digest = grade(evaluation(null), "accuracy >= 0.5").digest();

        assertThat(grade(evaluation(OnTooFew.SKIP), "accuracy >= 0.5").digest()).isNotEqualTo(digest);
        assertThat(grade(given().evaluation(), "accuracy >= 0.5").digest()).isNotEqualTo(digest);
        assertThat(grade(evaluation(null), "accuracy >= 0.5").digest()).isEqualTo(digest);
    }

    @Test
    void anEvaluationWithSlicesReadsBackEqual() {
        Evaluation evaluation = evaluation(OnTooFew.FAIL);

        assertThat(Json.read(Json.write(evaluation), Evaluation.class)).isEqualTo(evaluation);
    }

    private static Evaluation evaluation(@Nullable OnTooFew ofFemale) {
        return given().slice(
                        new Slice("sex=Female", "sex", "sex = Female", 30, ofFemale),
                        scores(
                                List.of(76L, 4L),
                                List.of(12L, 8L),
                                Map.of("accuracy", 0.9, "log_loss", 0.0, "profit", -2.0)))
                .slice(
                        new Slice("sex=Male", "sex", "sex = Male", 30, null),
                        scores(
                                List.of(60L, 40L),
                                List.of(20L, 80L),
                                Map.of(
                                        "accuracy", 0.7,
                                        "log_loss", 0.0,
                                        "profit", 3.5,
                                        "balanced_accuracy", Double.NaN)))
                .slice(
                        new Slice("sex is missing", "sex", "sex is missing", 30, null),
                        scores(List.of(2L, 0L), List.of(0L, 2L), Map.of("accuracy", 1.0)))
                .slice(
                        new Slice("rare", null, "age > 90", 30, OnTooFew.SKIP),
                        scores(List.of(9L, 0L), List.of(0L, 1L), Map.of("accuracy", 1.0, "example_count", 10.0)))
                .slice(
                        new Slice("nobody here", null, "age > 900", 30, null),
                        scores(List.of(0L, 0L), List.of(0L, 0L), Map.of("accuracy", Double.NaN, "example_count", 0.0)))
                .evaluation();
    }

    private static Scores scores(List<Long> no, List<Long> yes, Map<String, Double> metrics) {
        Map<String, Long> classRows = new LinkedHashMap<>();
        classRows.put("no", no.get(0) + no.get(1));
        classRows.put("yes", yes.get(0) + yes.get(1));
        return new Scores(
                classRows.get("no") + classRows.get("yes"),
                metrics,
                Map.of(
                        "recall", Map.of("no", 0.5, "yes", 0.5),
                        "precision", Map.of("no", 0.5, "yes", 0.5)),
                classRows,
                List.of(no, yes));
    }

    private static GateVerdict judge(String text, Evaluation evaluation) {
        return grade(evaluation, text).verdicts().get(0);
    }

    private static Grade grade(Evaluation evaluation, String... texts) {
        List<GateInput> inputs = Arrays.stream(texts).map(GateInput::text).toList();
        return Grade.judge(Gates.read("census", inputs, null, true), MODEL, evaluation, "model", "metrics");
    }

    private static GivenEvaluation given() {
        return GivenEvaluation.of("census")
                .digests("model", "rows")
                .rows(310, "churn.csv")
                .metric("accuracy", 0.8)
                .ownMetric("profit", Direction.MORE, 1);
    }
}
