package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Criterion.AtMost;
import io.github.mlmodel.grade.gate.Criterion.Between;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {

    private static final List<String> LABELS = List.of("<=50K", ">50K");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy >= 0.90;FAIL;Gate 'accuracy >= 0.90' failed: accuracy was 0.87 on 150 rows of datasets/iris.csv.",
                "accuracy >= 0.87;PASS;Gate 'accuracy >= 0.87' passed: accuracy was 0.87 on 150 rows of datasets/iris.csv.",
                "accuracy > 0.87;FAIL;Gate 'accuracy > 0.87' failed: accuracy was 0.87 on 150 rows of datasets/iris.csv.",
                "accuracy < 0.87;FAIL;Gate 'accuracy < 0.87' failed: accuracy was 0.87 on 150 rows of datasets/iris.csv. Mind"
                        + " that more is better for accuracy, and this gate asks for less.",
                "log_loss <= 0.3;PASS;Gate 'log_loss <= 0.3' passed: log_loss was 0.3 on 150 rows of datasets/iris.csv.",
                "f1_macro >= 0.9;FAIL;Gate 'f1_macro >= 0.9' failed: f1_macro was 0.899999 on 150 rows of datasets/iris.csv.",
                "recall[>50K] >= 0.6;FAIL;Gate 'recall[>50K] >= 0.6' failed: recall[>50K] was 0.5 on 150 rows of"
                        + " datasets/iris.csv.",
                "log_loss >= 0.1;PASS;Gate 'log_loss >= 0.1' passed: log_loss was 0.3 on 150 rows of datasets/iris.csv. Mind"
                        + " that less is better for log_loss, and this gate asks for more.",
                "profit at least 1000;PASS;Gate 'profit at least 1000' passed: profit was 1234.5 on 150 rows of"
                        + " datasets/iris.csv.",
                "example_count <= 200;PASS;Gate 'example_count <= 200' passed: example_count was 150 on 150 rows of"
                        + " datasets/iris.csv."
            })
    void aGateIsJudgedByTheEvaluation(String gate, GateOutcome outcome, String sentence) {
        GateVerdict verdict = judge(gate, model(OutputName.PROBABILITIES));

        assertThat(verdict.sentence()).isEqualTo(sentence);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    /** Any bad model passes it. */
    @Test
    void aGateThatPassedAndAsksForWhatIsWorseIsWarnedOf() {
        Grade grade = grade(gates("accuracy >= 0.8", "log_loss >= 0.1", "log_loss >= 0.9", "example_count <= 200"));

        assertThat(grade.findings())
                .extracting(Check::name, Check::outcome, Check::sentence)
                .containsExactly(tuple(
                        "wrongWay log_loss >= 0.1",
                        GateOutcome.WARN,
                        "Gate 'log_loss >= 0.1' passed, and asks for more, where less is better for log_loss. Turn it round;"
                                + " a gate with <min> and <max> keeps a value between two bounds."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acuracy >= 0.9|it names the metric 'acuracy', which does not exist; did you mean 'accuracy'? Metrics are:"
                        + " profit, accuracy, average_precision, balanced_accuracy, brier_score, example_count, f1, f1_macro,"
                        + " f1_micro, f1_weighted, log_loss, matthews_correlation, precision, precision_macro,"
                        + " precision_micro, precision_weighted, recall, recall_macro, recall_micro, recall_weighted, roc_auc,"
                        + " roc_auc_ovr_macro.",
                "recall[50K] >= 0.9|the model has no class '50K'; did you mean '>50K'? Its classes are: <=50K, >50K.",
                "recall[maybe] >= 0.9|the model has no class 'maybe'. Its classes are: <=50K, >50K.",
                "balanced_accuracy >= 0.9|balanced_accuracy is undefined on 150 rows of datasets/iris.csv.",
                "matthews_correlation >= 0.9|matthews_correlation is infinite on 150 rows of datasets/iris.csv.",
                "precision_macro >= 0.9|the evaluation holds no precision_macro.",
                "profit[>50K] >= 9|profit has no value by class. Write profit alone."
            })
    void whatCannotBeJudgedIsAnError(String gate, String problem) {
        GateVerdict verdict = judge(gate, model(OutputName.PROBABILITIES));

        assertThat(verdict.sentence()).isEqualTo("Gate '" + gate + "' could not be judged: " + problem);
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.ERROR);
    }

    @Test
    void aMetricOfProbabilitiesIsRefusedForAModelThatGivesScores() {
        GateVerdict verdict = judge("log_loss <= 0.4", model(OutputName.SCORES));

        assertThat(verdict.outcome()).isEqualTo(GateOutcome.ERROR);
        assertThat(verdict.sentence())
                .isEqualTo("Gate 'log_loss <= 0.4' could not be judged: log_loss needs probabilities, and the trainer"
                        + " 'linear-svm' gives scores only. Use another trainer, or one of accuracy, balanced_accuracy, f1,"
                        + " f1_macro, f1_micro, f1_weighted, matthews_correlation, precision, precision_macro,"
                        + " precision_micro, precision_weighted, recall, recall_macro, recall_micro, recall_weighted.");
    }

    @Test
    void aGateOfAnotherTaskIsAnError() {
        GateVerdict verdict = judge("mae <= 4", model(OutputName.PROBABILITIES));

        assertThat(verdict.outcome()).isEqualTo(GateOutcome.ERROR);
        assertThat(verdict.sentence())
                .startsWith(
                        "Gate 'mae <= 4' could not be judged: mae is not defined for classification. Metrics are: ");
    }

    @Test
    void aMetricOfTwoClassesIsRefusedForThreeUnlessOneIsNamed() {
        ModelDescription three = model(OutputName.PROBABILITIES, List.of("a", "b", "c"));

        GateVerdict whole = judge("roc_auc >= 0.9", three);
        GateVerdict ofClass = judge("roc_auc[b] >= 0.9", three);

        assertThat(whole.outcome()).isEqualTo(GateOutcome.ERROR);
        assertThat(whole.sentence())
                .isEqualTo(
                        "Gate 'roc_auc >= 0.9' could not be judged: roc_auc without a class takes two classes, and the"
                                + " model has 3. Use roc_auc_ovr_macro, or roc_auc[CLASS].");
        assertThat(ofClass.sentence())
                .isEqualTo("Gate 'roc_auc[b] >= 0.9' could not be judged: the evaluation holds no roc_auc[b].");
    }

    @Test
    void aGateOfASliceIsJudgedByTheSlice() {
        Evaluation evaluation = given().slice("region=north", GivenEvaluation.scores(12, Map.of("accuracy", 0.5)))
                .slice("new customers", GivenEvaluation.scores(0, Map.of("accuracy", Double.NaN)))
                .evaluation();

        assertThat(judge(ofSlice("region=north"), evaluation))
                .extracting(GateVerdict::outcome, GateVerdict::value, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.FAIL,
                        0.5,
                        "Gate 'accuracy @ region=north >= 0.8' failed: accuracy @ region=north was 0.5 on 12 rows of slice"
                                + " 'region=north' of datasets/iris.csv.");
        assertThat(judge(ofSlice("region=nord"), evaluation))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR,
                        "Gate 'accuracy @ region=nord >= 0.8' could not be judged: the evaluation has no slice"
                                + " 'region=nord'; did you mean 'region=north'? Its slices are: region=north, new customers.");
        assertThat(judge(ofSlice("new customers"), evaluation))
                .extracting(GateVerdict::outcome, GateVerdict::sentence)
                .containsExactly(
                        GateOutcome.ERROR,
                        "Gate 'accuracy @ 'new customers' >= 0.8' could not be judged: slice 'new customers' has no"
                                + " row of datasets/iris.csv.");
        assertThat(judge(ofSlice("north"), given().evaluation()).sentence())
                .isEqualTo(
                        "Gate 'accuracy @ north >= 0.8' could not be judged: the evaluation has no slice 'north'. It has"
                                + " none at all.");
    }

    @Test
    void anInconclusiveVerdictSaysWhyAndBlocks() {
        GateVerdict verdict = new GateVerdict(
                Gate.atLeast("accuracy", 0.8),
                GateOutcome.INCONCLUSIVE,
                0.81,
                "20 rows do not suffice to tell 0.81 from 0.8.");

        assertThat(verdict.outcome().blocks()).isTrue();
        assertThat(Json.read(Json.write(verdict), GateVerdict.class)).isEqualTo(verdict);
        assertThatThrownBy(() -> new GateVerdict(verdict.gate(), GateOutcome.INCONCLUSIVE, 0.81, " "))
                .hasMessage("INCONCLUSIVE without a sentence");
    }

    @Test
    void theFirstGatesMetricIsThePrimaryOne() {
        Gate first = new Gate(
                new Subject("recall", ">50K", "region=north"),
                Gate.atLeast("recall", 0.5).criterion(),
                Gate.Severity.WARN,
                "");

        assertThat(PrimaryMetric.of(List.of(first, Gate.atLeast("accuracy", 0.5)), model(OutputName.PROBABILITIES)))
                .isEqualTo(new Subject("recall", ">50K", null));
    }

    @Test
    void withoutGatesThePrimaryMetricSuitsTheModel() {
        assertThat(PrimaryMetric.of(List.of(), model(OutputName.PROBABILITIES))).isEqualTo(Subject.of("roc_auc"));
        assertThat(PrimaryMetric.of(List.of(), model(OutputName.SCORES))).isEqualTo(Subject.of("balanced_accuracy"));
        assertThat(PrimaryMetric.of(List.of(), model(OutputName.PROBABILITIES, List.of("a", "b", "c"))))
                .isEqualTo(Subject.of("balanced_accuracy"));
        assertThat(PrimaryMetric.of(
                        List.of(), GivenDescription.regressor("census").build()))
                .isEqualTo(Subject.of("rmse"));
    }

    @Test
    void aGateThatOnlyWarnsDoesNotFail() {
        List<Gate> gates = Gates.read(
                "m",
                List.of(
                        GateInput.elements("accuracy", null, "0.9", null, "warn"),
                        GateInput.elements("accuracy", null, "0.8", "0.9", null)),
                null,
                false);

        Grade grade = grade(gates);

        assertThat(grade.verdicts().get(0).outcome()).isEqualTo(GateOutcome.WARN);
        assertThat(Arrays.stream(GateOutcome.values()).map(grade::count)).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
        assertThat(grade.gates()).isEqualTo(gates);
        assertThat(grade.passing()).isTrue();
        assertThat(grade(gates.subList(0, 1)).passing()).isFalse();
    }

    @Test
    void aGradePassesWhenOneGatePassedAndNoneBlocks() {
        assertThat(grade(gates("accuracy >= 0.8")).passing()).isTrue();
        assertThat(grade(gates("accuracy >= 0.8", "accuracy >= 0.9")).passing()).isFalse();
        assertThat(grade(gates("accuracy >= 0.8", "recall[none] >= 0.1")).passing())
                .isFalse();
        assertThat(grade(List.of()).passing()).isFalse();
        assertThat(Grade.skipped(gates("accuracy >= 0.8"), "m", "0123", "tests are skipped")
                        .passing())
                .isFalse();
    }

    @Test
    void oneVerdictThatBlocksOutweighsEveryPassAndAnyWordOfTheFile() {
        for (GateOutcome outcome : GateOutcome.values()) {
            Grade grade = new Grade(
                    Grade.FORMAT,
                    "m",
                    "",
                    new Grade.Basis("0123", ""),
                    true,
                    "",
                    List.of(verdict(GateOutcome.PASS), verdict(outcome)));

            assertThat(grade.passing())
                    .as(outcome.name())
                    .isEqualTo(List.of(GateOutcome.PASS, GateOutcome.WARN, GateOutcome.SKIPPED)
                            .contains(outcome));
        }
    }

    @Test
    void aGradeHoldsForOneModelItsGatesItsRowsAndItsMetricCodeOnly() {
        List<Gate> gates = gates("accuracy >= 0.8");
        String digest = grade(gates).digest();

        assertThat(Grade.digest("model", gates, "rows", "metrics", null, Terms.DEFAULT))
                .isEqualTo(digest);
        assertThat(Grade.digest("model", gates("accuracy at least 0.80"), "rows", "metrics", null, Terms.DEFAULT))
                .isEqualTo(digest);
        assertThat(Grade.digest("other", gates, "rows", "metrics", null, Terms.DEFAULT))
                .isNotEqualTo(digest);
        assertThat(Grade.digest("model", gates, "other", "metrics", null, Terms.DEFAULT))
                .isNotEqualTo(digest);
        assertThat(Grade.digest("model", gates, "rows", "other", null, Terms.DEFAULT))
                .isNotEqualTo(digest);
        assertThat(Grade.digest("model", List.of(), "rows", "metrics", null, Terms.DEFAULT))
                .isNotEqualTo(digest);
        for (Gate other : others()) {
            assertThat(Grade.digest("model", List.of(other), "rows", "metrics", null, Terms.DEFAULT))
                    .as(other.toString())
                    .isNotEqualTo(digest);
        }
    }

    @Test
    void aGradeSaysOfWhichFilesItIs() {
        assertThat(grade(gates("accuracy >= 0.8")).basis())
                .isEqualTo(new Grade.Basis("model", Digest.of(Json.write(evaluation()))));
    }

    @Test
    void aModelThatCouldNotBeEvaluatedBlocksByEachGate() {
        Grade grade = Grade.unevaluated(gates("accuracy >= 0.8", "log_loss < 1"), "m", "0123");

        assertThat(grade.passing()).isFalse();
        assertThat(grade.objections())
                .containsExactly(
                        "Gate 'accuracy >= 0.8' could not be judged: the model could not be evaluated.",
                        "Gate 'log_loss < 1' could not be judged: the model could not be evaluated.");
    }

    @Test
    void aGradeSaysWhatKeepsItFromPassing() {
        assertThat(grade(gates("accuracy >= 0.8")).objections()).isEmpty();
        assertThat(grade(gates("accuracy >= 0.8", "log_loss < 0.1")).objections())
                .containsExactly("Gate 'log_loss < 0.1' failed: log_loss was 0.3 on 150 rows of datasets/iris.csv.");
        assertThat(Grade.skipped(gates("accuracy >= 0.8"), "m", "0123", "tests were skipped")
                        .objections())
                .containsExactly("tests were skipped");
    }

    @Test
    void onlyAGradeThatDoesNotPassIsMarkedAsAllowed() {
        Grade failed = grade(gates("accuracy >= 0.9"));
        Grade passed = grade(gates("accuracy >= 0.8"));

        assertThat(failed.allowedBy("mlmodel.allowUngated").allowedBy()).isEqualTo("mlmodel.allowUngated");
        assertThat(failed.allowedBy("mlmodel.allowUngated").passing()).isFalse();
        assertThat(passed.allowedBy("mlmodel.allowUngated")).isEqualTo(passed);
    }

    /** Gates that differ from {@code accuracy >= 0.8} in one thing each. */
    private static List<Gate> others() {
        Criterion criterion = new AtLeast(0.8, true);
        Gate.Severity error = Gate.Severity.ERROR;
        return List.of(
                Gate.of(Subject.of("f1_macro"), criterion, error),
                Gate.of(new Subject("accuracy", "yes", null), criterion, error),
                Gate.of(new Subject("accuracy", null, "yes"), criterion, error),
                Gate.of(Subject.of("accuracy"), new AtLeast(0.79, true), error),
                Gate.of(Subject.of("accuracy"), new AtLeast(0.8, false), error),
                Gate.of(Subject.of("accuracy"), new AtMost(0.8, true), error),
                Gate.of(Subject.of("accuracy"), new Between(new AtLeast(0.8, true), new AtMost(1, true)), error),
                Gate.of(Subject.of("accuracy"), criterion, Gate.Severity.WARN));
    }

    @Test
    void aGradeReadsBackEqual() {
        Grade grade = grade(gates("accuracy >= 0.8", "recall[none] >= 0.1"));

        assertThat(Json.read(Json.write(grade), Grade.class)).isEqualTo(grade);
        assertThat(Json.write(grade)).contains("\"value\": null");
    }

    @Test
    void anEvaluationOfAnotherFileIsRefused() {
        assertThatThrownBy(() -> Grade.judge(
                        gates("accuracy >= 0.8"), model(OutputName.PROBABILITIES), evaluation(), "other", "metrics"))
                .hasMessage("The evaluation of model 'census' is of another file: it was made of SHA-256 model, and"
                        + " model.onnx has other. Run 'mvn clean verify'.");
    }

    private static GateVerdict verdict(GateOutcome outcome) {
        return new GateVerdict(Gate.atLeast("accuracy", 0.8), outcome, 1, "it is so");
    }

    private static Gate ofSlice(String slice) {
        return Gate.of(new Subject("accuracy", null, slice), new AtLeast(0.8, true), Gate.Severity.ERROR);
    }

    private static GateVerdict judge(Gate gate, Evaluation evaluation) {
        return Grade.judge(List.of(gate), model(OutputName.PROBABILITIES), evaluation, "model", "metrics")
                .verdicts()
                .get(0);
    }

    private static GateVerdict judge(String gate, ModelDescription model) {
        return Grade.judge(gates(gate), model, evaluation(), "model", "metrics")
                .verdicts()
                .get(0);
    }

    private static Grade grade(List<Gate> gates) {
        return Grade.judge(gates, model(OutputName.PROBABILITIES), evaluation(), "model", "metrics");
    }

    private static List<Gate> gates(String... texts) {
        return Gates.read("census", Arrays.stream(texts).map(GateInput::text).toList(), null, true);
    }

    private static ModelDescription model(OutputName output) {
        return model(output, LABELS);
    }

    private static ModelDescription model(OutputName output, List<String> labels) {
        return GivenDescription.classifier("census", labels.toArray(String[]::new))
                .target("income")
                .trainer("linear-svm")
                .giving(output)
                .build();
    }

    private static Evaluation evaluation() {
        return given().evaluation();
    }

    private static GivenEvaluation given() {
        return GivenEvaluation.of("census")
                .digests("model", "rows")
                .rows(150, "datasets/iris.csv")
                .metric("accuracy", 0.87)
                .metric("f1_macro", 0.899999)
                .metric("log_loss", 0.3)
                .metric("example_count", 150)
                .metric("balanced_accuracy", Double.NaN)
                .metric("matthews_correlation", Double.POSITIVE_INFINITY)
                .metric("recall", "<=50K", 0.9)
                .metric("recall", ">50K", 0.5)
                .ownMetric("profit", Direction.MORE, 1234.5);
    }
}
