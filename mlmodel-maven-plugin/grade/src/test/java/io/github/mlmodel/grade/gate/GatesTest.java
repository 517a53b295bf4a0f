package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Criterion.AtMost;
import io.github.mlmodel.grade.gate.Criterion.Between;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy >= 0.80; accuracy; ; >= 0.8",
                "accuracy>=0.80; accuracy; ; >= 0.8",
                "accuracy > .8; accuracy; ; > 0.8",
                "log_loss <= 4e-1; log_loss; ; <= 0.4",
                "log_loss < 0.4; log_loss; ; < 0.4",
                "accuracy at least 0.8; accuracy; ; >= 0.8",
                "accuracy more  than 0.8; accuracy; ; > 0.8",
                "log_loss at most 0.4; log_loss; ; <= 0.4",
                "log_loss less than 0.4; log_loss; ; < 0.4",
                "recall[yes] >= 0.6; recall; yes; >= 0.6",
                "recall[>50K] at least 0.6; recall; >50K; >= 0.6",
                "recall[<=50K]>=0.6; recall; <=50K; >= 0.6",
                "recall[a]b] >= 0.6; recall; a]b; >= 0.6",
                "recall[at least 3] at least 0.6; recall; at least 3; >= 0.6",
                "recall[[x]] >= 0.6; recall; [x]; >= 0.6",
                "recall[  two  blanks ] >= 0.6; recall; '  two  blanks '; >= 0.6"
            })
    void textIsReadAsWritten(String text, String metric, @Nullable String label, String criterion) {
        Gate gate = Gates.read("m", List.of(GateInput.text(text)), null, false).get(0);

        assertThat(gate.subject()).isEqualTo(new Subject(metric, label, null));
        assertThat(gate.criterion().text()).isEqualTo(criterion);
        assertThat(gate.severity()).isEqualTo(Severity.ERROR);
        assertThat(gate.text()).isEqualTo(text);
        assertThat(Json.read(Json.write(gate), Gate.class)).isEqualTo(gate);
    }

    @Test
    void elementsAreReadAsWritten() {
        List<Gate> gates = Gates.read(
                "m",
                List.of(
                        GateInput.elements("recall", ">50K", "0.6", "0.99", "WARN"),
                        GateInput.elements(" accuracy ", null, " 0.80 ", null, null),
                        GateInput.elements("log_loss", null, null, "0.5", "error"),
                        GateInput.elements("example_count", null, "150", "150.0", null)),
                Task.CLASSIFICATION,
                false);

        assertThat(gates)
                .containsExactly(
                        new Gate(
                                new Subject("recall", ">50K", null),
                                new Between(new AtLeast(0.6, true), new AtMost(0.99, true)),
                                Severity.WARN,
                                "recall[>50K] >= 0.6 and <= 0.99"),
                        new Gate(Subject.of("accuracy"), new AtLeast(0.8, true), Severity.ERROR, "accuracy >= 0.80"),
                        new Gate(Subject.of("log_loss"), new AtMost(0.5, true), Severity.ERROR, "log_loss <= 0.5"),
                        new Gate(
                                Subject.of("example_count"),
                                new Between(new AtLeast(150, true), new AtMost(150, true)),
                                Severity.ERROR,
                                "example_count >= 150 and <= 150.0"));
    }

    @Test
    void everythingThatIsWrongIsListedAtOnce() {
        List<GateInput> inputs = List.of(
                GateInput.text("acuracy >= 0.9"),
                GateInput.text("accuracy == 0.9"),
                GateInput.text("accuracy >= 0,9"),
                GateInput.text("accuracy >= 90"),
                GateInput.text("recall >= 0.9"),
                GateInput.text("accuracy[yes] >= 0.9"),
                GateInput.elements("accuracy", null, null, null, null),
                GateInput.elements("accuracy", null, "0.9", "0.8", null),
                GateInput.elements("accuracy", null, "0.9", null, "fatal"));

        assertThatThrownBy(() -> Gates.read("churn", inputs, null, false))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Model 'churn' has 9 gates that cannot be judged. Correct <gates>:"
                        + "\n    - Gate 'acuracy >= 0.9' names the metric 'acuracy', which does not exist; did you mean 'accuracy'?"
                        + " Metrics are: accuracy, average_precision, balanced_accuracy, brier_score, example_count, f1,"
                        + " f1_macro, f1_micro, f1_weighted, log_loss, mae, mape, matthews_correlation, max_error, mse,"
                        + " precision, precision_macro, precision_micro, precision_weighted, r2, recall, recall_macro,"
                        + " recall_micro, recall_weighted, rmse, roc_auc, roc_auc_ovr_macro."
                        + "\n    - Gate 'accuracy == 0.9' cannot be read: an operator belongs at character 10, where '== 0.9' stands;"
                        + " write METRIC >= NUMBER or METRIC[CLASS] >= NUMBER, with one of >=, >, <=, <, 'at least', 'more"
                        + " than', 'at most', 'less than'; on some of the rows, METRIC @ SLICE >= NUMBER; between the slices"
                        + " of a column, gap(METRIC, COLUMN) <= NUMBER or ratio(METRIC, COLUMN) >= NUMBER; against a"
                        + " baseline, METRIC regression <= NUMBER or METRIC improvement >= NUMBER, where the number may be a"
                        + " percentage."
                        + "\n    - Gate 'accuracy >= 0,9' has '0,9' where a number such as 0.9 belongs."
                        + "\n    - Gate 'accuracy >= 90' has the threshold 90, and accuracy lies in the range from 0 to 1."
                        + "\n    - Gate 'recall >= 0.9' names no class; write recall[CLASS], or recall_macro, recall_micro or"
                        + " recall_weighted."
                        + "\n    - Gate 'accuracy[yes] >= 0.9' names a class, and accuracy is not of one class; write accuracy"
                        + " alone, or one of average_precision, brier_score, f1, precision, recall, roc_auc with the class."
                        + "\n    - Gate number 7 has none of <min>, <max>, <maxRegression>, <minImprovement> and"
                        + " <maxImprovement>."
                        + "\n    - Gate number 8 has a <min> of 0.9 above its <max> of 0.8."
                        + "\n    - Gate number 9 has the severity 'fatal'; it is error (default) or warn.");
    }

    @Test
    void gatesForMoreThanOneTaskContradictEachOther() {
        List<GateInput> inputs = List.of(
                GateInput.text("accuracy >= 0.9"),
                GateInput.text("example_count >= 50"),
                GateInput.text("rmse <= 3"),
                GateInput.text("recall[yes] >= 0.5"));

        assertThatThrownBy(() -> Gates.read("stars", inputs, null, false))
                .hasMessage(
                        "Model 'stars' has gates for more than one task: gates 'accuracy >= 0.9', 'recall[yes] >= 0.5'"
                                + " are for classification, gate 'rmse <= 3' is for regression. A model has one. Correct"
                                + " <gates>, or say the <task>.");
        assertThatThrownBy(() -> Gates.read("stars", inputs, Task.REGRESSION, false))
                .hasMessageStartingWith("Model 'stars' has 2 gates that cannot be judged.");
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy >= 0.9, CLASSIFICATION",
        "recall[1] >= 0.9, CLASSIFICATION",
        "rmse <= 3, REGRESSION",
        "example_count >= 50, ",
        "profit >= 3, "
    })
    void aMetricOfOneTaskTellsTheTask(String gate, @Nullable Task task) {
        List<Gate> gates =
                Gates.read("stars", List.of(GateInput.text("example_count >= 1"), GateInput.text(gate)), null, true);

        assertThat(Gates.task(gates)).isEqualTo(Optional.ofNullable(task));
    }

    @Test
    void beyondTenTheRestIsCounted() {
        assertThatThrownBy(() -> Gates.read("m", Collections.nCopies(13, GateInput.text("x")), null, false))
                .hasMessageStartingWith("Model 'm' has 13 gates that cannot be judged.")
                .hasMessageEndingWith("\n    and 3 more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';Gate '' is empty",
                "accuracy;Gate 'accuracy' cannot be read",
                ">= 0.9;Gate '>= 0.9' cannot be read",
                "[yes] >= 0.9;Gate '[yes] >= 0.9' cannot be read",
                "recall[yes >= 0.9;Gate 'recall[yes >= 0.9' cannot be read",
                "recall[yes] 0.9;Gate 'recall[yes] 0.9' cannot be read",
                "accuracy => 0.5;Gate 'accuracy => 0.5' cannot be read",
                "accuracy >= 80%;Gate 'accuracy >= 80%' has '80%' where a number such as 0.9 belongs.",
                "accuracy >= NaN;Gate 'accuracy >= NaN' has 'NaN' where a number such as 0.9 belongs.",
                "mae <= 1e400;Gate 'mae <= 1e400' has '1e400' where a number such as 0.9 belongs.",
                "accuracy > 1;Gate 'accuracy > 1' can never be kept: accuracy lies in the range from 0 to 1.",
                "mae < 0;Gate 'mae < 0' can never be kept: mae lies in the range from 0 upwards.",
                "r2 >= 1.5;Gate 'r2 >= 1.5' has the threshold 1.5, and r2 lies in the range up to 1.",
            })
    void whatIsWrongIsSaid(String text, String problem) {
        assertThatThrownBy(() -> Gates.read("m", List.of(GateInput.text(text)), null, false))
                .hasMessageStartingWith("Model 'm' has 1 gate that cannot be judged. Correct <gates>: " + problem);
    }

    @Test
    void aMetricOfAnotherTaskIsRefused() {
        assertThatThrownBy(
                        () -> Gates.read("price", List.of(GateInput.text("accuracy >= 0.9")), Task.REGRESSION, false))
                .hasMessage(
                        "Model 'price' has 1 gate that cannot be judged. Correct <gates>: Gate 'accuracy >= 0.9' is not"
                                + " for a model whose task is regression; metrics are: example_count, mae, mape, max_error, mse,"
                                + " r2, rmse.");
    }

    @Test
    void averagePrecisionOfTwoClassesNamesItsClass() {
        GateInput elements = GateInput.elements("average_precision", null, "0.9", null, "warn");
        List<Gate> gates = Gates.read(
                "churn",
                List.of(
                        GateInput.text("average_precision at least 0.5"),
                        elements,
                        GateInput.text("average_precision[>50K] >= 0.5"),
                        GateInput.text("roc_auc >= 0.5"),
                        GateInput.text("brier_score <= 0.5")),
                Task.CLASSIFICATION,
                false);
        String why = "average_precision of two classes depends on which of them is sought, and no class is named."
                + " The classes are <=50K, >50K: write average_precision[<=50K] or average_precision[>50K].";

        assertThat(Gates.refusal("churn", gates, Task.CLASSIFICATION, List.of("<=50K", ">50K"), null))
                .contains("Model 'churn' has 2 gates that cannot be judged. Correct <gates>:"
                        + "\n    - Gate 'average_precision at least 0.5': " + why
                        + "\n    - Gate 'average_precision >= 0.9': " + why);
        assertThat(Gates.refusal("churn", gates.subList(0, 2), Task.CLASSIFICATION, List.of("a", "b", "c"), null))
                .isEmpty();
    }

    @Test
    void aClassThatIsTheSameNumberIsToldAsItIsWritten() {
        List<Gate> gates = Gates.read("churn", List.of(GateInput.text("recall[1] >= 0.6")), null, false);

        assertThat(Gates.refusal("churn", gates, Task.CLASSIFICATION, List.of("0.0", "1.0"), null))
                .contains("Model 'churn' has 1 gate that cannot be judged. Correct <gates>: "
                        + "Gate 'recall[1] >= 0.6': the model has no class '1', but '1.0', which is the same number:"
                        + " write recall[1.0]. Its classes are: 0.0, 1.0.");
        assertThat(Gates.refusal("churn", gates, Task.CLASSIFICATION, List.of("01", "2"), null)
                        .orElseThrow())
                .contains("the model has no class '1'")
                .doesNotContain("the same number");
    }

    @Test
    void whatTheTrainingRowsCannotAnswerIsSaidBeforeThereIsAModel() {
        List<Gate> gates = Stream.of("accuracy >= 0.8", "recall[maybe] >= 0.6", "mae <= 4", "profit >= 1000")
                .flatMap(text -> Gates.read("churn", List.of(GateInput.text(text)), null, true).stream())
                .toList();

        assertThat(Gates.refusal("churn", gates, Task.CLASSIFICATION, List.of("no", "yes"), null))
                .contains("Model 'churn' has 2 gates that cannot be judged. Correct <gates>:"
                        + "\n    - Gate 'recall[maybe] >= 0.6': the model has no class 'maybe'. Its classes are: no, yes."
                        + "\n    - Gate 'mae <= 4': mae is not defined for classification. Metrics are: accuracy,"
                        + " average_precision, balanced_accuracy, brier_score, example_count, f1, f1_macro, f1_micro,"
                        + " f1_weighted, log_loss, matthews_correlation, precision, precision_macro, precision_micro,"
                        + " precision_weighted, recall, recall_macro, recall_micro, recall_weighted, roc_auc,"
                        + " roc_auc_ovr_macro.");
        assertThat(Gates.refusal("churn", gates.subList(0, 1), Task.CLASSIFICATION, List.of("no", "yes"), null))
                .isEmpty();
    }

    @Test
    void whateverIsWrittenIsReadOrRefusedInWords() {
        String[] pieces = {
            "accuracy",
            "recall",
            "[",
            "]",
            "yes",
            ">=",
            "<",
            "at least",
            " regression ",
            " improvement",
            " ",
            "0.5",
            "-1",
            "e9",
            "%",
            "\n",
            "é",
            "\0",
            "1e400"
        };
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                Gate gate = Gates.read("m", List.of(GateInput.text(text.toString())), null, true)
                        .get(0);
                assertThat(gate.criterion()).isNotInstanceOf(Between.class);
                read++;
            } catch (MlModelException e) {
                assertThat(e.sentence()).startsWith("Model 'm' has 1 gate that cannot be judged. ");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void anUnknownMetricMayBeTheProjectsOwn() {
        assertThat(Gates.read("m", List.of(GateInput.text("profit >= 1000")), null, true))
                .singleElement()
                .extracting(gate -> gate.subject().metric())
                .isEqualTo("profit");
    }

    @Test
    void aMetricThatIsNotEvenTheProjectsOwnIsRefusedOnceThoseAreKnown() {
        List<Gate> gates = Gates.read(
                "price",
                List.of(
                        GateInput.text("profit >= 1000"),
                        GateInput.text("profits >= 1000"),
                        GateInput.text("mae <= 3")),
                null,
                true);

        assertThat(Gates.refusal("price", gates, Task.REGRESSION, List.of(), List.of("profit")))
                .contains(
                        "Model 'price' has 1 gate that cannot be judged. Correct <gates>: Gate 'profits >= 1000' names"
                                + " the metric 'profits', which does not exist; did you mean 'profit'? Metrics are: profit,"
                                + " example_count, mae, mape, max_error, mse, r2, rmse.");
        assertThat(Gates.refusal("price", gates, Task.REGRESSION, List.of(), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"profit >= 3, true", "accuracy >= 0.9, false"})
    void ownMetricsAreNeededWhereAGateNamesOne(String gate, boolean needed) {
        List<Gate> gates =
                Gates.read("m", List.of(GateInput.text("example_count >= 1"), GateInput.text(gate)), null, true);

        assertThat(Gates.nameOwnMetrics(gates)).isEqualTo(needed);
    }
}
