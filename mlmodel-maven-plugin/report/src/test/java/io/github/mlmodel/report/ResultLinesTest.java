package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.report.ResultLines.Graded;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultLinesTest {

    private static final ModelDescription FAILURE =
            GivenDescription.classifier("machine-failure", "no", "yes").build();
    private static final ModelDescription PRICE =
            GivenDescription.regressor("machine-price").build();

    @Test
    void eachModelHasALineAndEachOfItsGatesToo() {
        Evaluation failure = evaluation("machine-failure")
                .rows(960, "datasets/machines.csv")
                .metric("roc_auc", 0.97121)
                .metric("recall", "yes", 0.7)
                .trivial("no", GivenEvaluation.scores(960, Map.of("roc_auc", 0.5)))
                .evaluation();
        Evaluation price = evaluation("machine-price")
                .rows(1, "datasets/prices.csv")
                .metric("rmse", 1612.345)
                .metric("mape", 0.25)
                .trivial("25310", GivenEvaluation.scores(1, Map.of("rmse", 13120.5)))
                .evaluation();

        List<String> lines = ResultLines.of(List.of(
                graded(FAILURE, failure, "roc_auc >= 0.95", "recall[yes] at least 0.6"),
                graded(PRICE, price, "rmse at most 1600", "mape at most 0.25")));

        assertThat(lines)
                .containsExactly(
                        "machine-failure: roc_auc                     0.9712   on 960 rows, trivial baseline 0.5",
                        "machine-failure:   roc_auc >= 0.95           0.9712   passed by 0.02121",
                        "machine-failure:   recall[yes] at least 0.6  0.7      passed by 0.1",
                        "machine-price:   rmse                        1612.35  on 1 row, trivial baseline 13120.5",
                        "machine-price:     rmse at most 1600         1612.35  failed by 12.35",
                        "machine-price:     mape at most 0.25         0.25     passed, at its bound");
    }

    @Test
    void theMeanOfFoldsStandsBelowTheMetricThatStandsForTheModel() {
        FoldScores folds = new FoldScores(
                List.of(400L, 440L), Map.of("roc_auc", List.of(0.96, 0.98), "accuracy", List.of(0.9, 0.9)));
        Evaluation evaluation = evaluation("machine-failure")
                .metric("roc_auc", 0.97)
                .crossValidation(CrossValidation.of(folds, 0.95))
                .evaluation();

        assertThat(ResultLines.of(List.of(graded(FAILURE, evaluation, "roc_auc >= 0.95"))))
                .containsExactly(
                        "machine-failure: roc_auc            0.97  on 20 rows",
                        "machine-failure:   mean of 2 folds  0.97  on 840 training rows, 0.96 to 0.98, 95 % interval 0.7499 to 1",
                        "machine-failure:   roc_auc >= 0.95  0.97  passed by 0.02");
    }

    @Test
    void whatKeepsTwoBoundsIsMeasuredByTheNearerOne() {
        Evaluation evaluation = evaluation("machine-price").metric("mae", 0.75).evaluation();
        Gate gate = Gates.read(
                        "machine-price", List.of(GateInput.elements("mae", null, "0.5", "0.8", null)), null, false)
                .get(0);

        assertThat(ResultLines.of(List.of(graded(PRICE, evaluation, List.of(gate)))))
                .containsExactly(
                        "machine-price: mae                      0.75  on 20 rows",
                        "machine-price:   mae >= 0.5 and <= 0.8  0.75  passed by 0.05");
    }

    @Test
    void aValueIsShownWithAsManyDigitsAsTellItFromItsBound() {
        Evaluation evaluation =
                evaluation("machine-failure").metric("accuracy", 0.8999999).evaluation();

        assertThat(ResultLines.of(List.of(graded(FAILURE, evaluation, "accuracy >= 0.9"))))
                .containsExactly(
                        "machine-failure: accuracy           0.9        on 20 rows",
                        "machine-failure:   accuracy >= 0.9  0.8999999  failed by 0.0000001");
    }

    @Test
    void whatOnlyWarnsAndWhatHasNoValueSaySo() {
        Evaluation evaluation = evaluation("machine-failure")
                .metric("accuracy", 0.5)
                .metric("balanced_accuracy", Double.NaN)
                .ownMetric("profit", Direction.MORE, Double.NaN)
                .evaluation();
        List<Gate> gates = Gates.read(
                "machine-failure",
                List.of(
                        GateInput.text("profit at least 3"),
                        GateInput.text("balanced_accuracy >= 0.5"),
                        GateInput.elements("accuracy", null, "0.9", null, "warn"),
                        GateInput.text("income >= 1")),
                null,
                true);

        assertThat(ResultLines.of(List.of(graded(FAILURE, evaluation, gates))))
                .containsExactly(
                        "machine-failure: profit                      undefined  on 20 rows",
                        "machine-failure:   profit at least 3         –          not judged",
                        "machine-failure:   balanced_accuracy >= 0.5  –          not judged",
                        "machine-failure:   accuracy >= 0.9           0.5        warns, missed by 0.4",
                        "machine-failure:   income >= 1               –          not judged");
    }

    @Test
    void whatTheIntervalDecidesIsNotSaidOfTheValue() {
        assertThat(words(0.6042, GateOutcome.WARN, GateOutcome.INCONCLUSIVE, GateOutcome.PASS, GateOutcome.ERROR))
                .containsExactly(
                        "inconclusive (warns), kept by 0.1042",
                        "inconclusive, kept by 0.1042",
                        "passed by 0.1042",
                        "not judged");
        assertThat(words(0.4, GateOutcome.WARN, GateOutcome.INCONCLUSIVE, GateOutcome.PASS, GateOutcome.SKIPPED))
                .containsExactly(
                        "inconclusive (warns), missed by 0.1",
                        "inconclusive, missed by 0.1",
                        "inconclusive (passes), missed by 0.1",
                        "skipped");
    }

    private static List<String> words(double value, GateOutcome... outcomes) {
        Evaluation evaluation =
                evaluation("machine-failure").metric("accuracy", value).evaluation();
        Graded graded = graded(FAILURE, evaluation, "accuracy at least 0.5");
        Gate gate = graded.grade().gates().get(0);
        List<GateVerdict> verdicts = Stream.of(outcomes)
                .map(outcome -> new GateVerdict(gate, outcome, value, "It was so."))
                .toList();
        Grade judged = graded.grade();
        Grade grade = new Grade(judged.format(), judged.model(), judged.digest(), judged.basis(), false, "", verdicts);
        return ResultLines.of(List.of(new Graded(FAILURE, evaluation, grade))).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf("  ", line.indexOf("0.5  ") + 5) + 2)
                        .strip())
                .toList();
    }

    @Test
    void aModelWithoutGatesHasItsLineToo() {
        Evaluation evaluation = evaluation("machine-price").metric("rmse", 12.5).evaluation();

        assertThat(ResultLines.of(List.of(graded(PRICE, evaluation))))
                .containsExactly("machine-price: rmse  12.5  on 20 rows");
    }

    @Test
    void aLongNameMovesNoOtherLine() {
        String label = "a class whose name is longer than a column of a log may become";
        ModelDescription model = GivenDescription.classifier("c", "no", label).build();
        Evaluation evaluation = evaluation("c")
                .metric("accuracy", 0.75)
                .metric("recall", label, 0.75)
                .evaluation();

        assertThat(ResultLines.of(
                        List.of(graded(model, evaluation, "accuracy >= 0.5", "recall[" + label + "] >= 0.5"))))
                .containsExactly(
                        "c: accuracy           0.75  on 20 rows",
                        "c:   accuracy >= 0.5  0.75  passed by 0.25",
                        "c:   recall[" + label + "] >= 0.5  0.75  passed by 0.25");
    }

    private static GivenEvaluation evaluation(String model) {
        return GivenEvaluation.of(model).digests("m", "r");
    }

    private static Graded graded(ModelDescription model, Evaluation evaluation, String... gates) {
        List<GateInput> inputs = Stream.of(gates).map(GateInput::text).toList();
        return graded(model, evaluation, Gates.read(model.name(), inputs, null, false));
    }

    private static Graded graded(ModelDescription model, Evaluation evaluation, List<Gate> gates) {
        return new Graded(model, evaluation, Grade.judge(gates, model, evaluation, "m", "c"));
    }
}
