package io.github.mlmodel.junit;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelEvaluationTest {

    private static final String ROWS = """
        age,label,size,answer
        -5,red,1.0,no
        4,red,1,ja 😀
        -2,3,2,no
        -3,red,2,ja 😀
        """;

    private static final ImagesBeside IMAGES = new ImagesBeside(ModelEvaluationTest.class);

    private Model model;
    private ModelEvaluation evaluation;

    @BeforeEach
    void evaluate() {
        model = Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.JAVA);
        evaluation = ModelEvaluation.of(model, rows(ROWS));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private ModelRows rows(String csv) {
        return new ModelRows("rows.csv", RowsReader.written("rows.csv", csv, model.description(), IMAGES));
    }

    @Test
    void metricsAreThoseOfGates() {
        assertThat(evaluation.metrics()).containsEntry("accuracy", 0.5).containsKeys("log_loss", "roc_auc");
        assertThat(evaluation.metric("recall", "no")).hasValue(0.5);
        assertThat(evaluation).accuracy().isAtLeast(0.5).isAtMost(0.5);
        assertThat(evaluation).precision("no").isAtLeast(0.5);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(evaluation).recall("no").isAtLeast(0.6))
                .withMessage("color: recall[no] is 0.5 on 4 rows, and not at least 0.6.");
    }

    @Test
    void aMetricOfAPartIsAsked() {
        assertThat(evaluation).where("size").is(1).accuracy().isAtLeast(1);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(evaluation).where("size").is("2").accuracy().isAtLeast(0.1))
                .withMessage("color: accuracy is 0 on 2 rows with size=2, and not at least 0.1.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(evaluation).where("size").is(3))
                .withMessage("No row of rows.csv has '3' in column 'size'. There is: 1, 2.");
    }

    @Test
    void aMetricWithoutAValueHoldsNoBound() {
        ModelEvaluation no = evaluation.where("age", -5);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(no).metric("roc_auc").isAtLeast(0))
                .withMessage("color: roc_auc is NaN on 1 row with age=-5, and not at least 0.");
    }

    @Test
    void gapsAreBetweenPartsThatAreLargeEnough() {
        assertThat(evaluation).by("size").ofAtLeast(2).gapOf("accuracy").isAtMost(1);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(evaluation)
                        .by("size")
                        .ofAtLeast(2)
                        .gapOf("accuracy")
                        .isAtMost(0.5))
                .withMessage(
                        "color: the gap of accuracy between the parts by 'size' is 1, and not at most 0.5: 2 0, 1 1.");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(evaluation).by("size").gapOf("accuracy"))
                .withMessage(
                        "color: there is no gap of accuracy between the parts by 'size', because none of them has 30"
                                + " rows. ofAtLeast(rows) takes smaller ones.");
    }

    @Test
    void unknownMetricsAndLabelsAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> evaluation.metric("acuracy"))
                .withMessageStartingWith(
                        "There is no metric 'acuracy'; did you mean 'accuracy'? Metrics are: accuracy, ");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> evaluation.metric("recall", "nö"))
                .withMessage("Model 'color' has no label 'nö'; did you mean 'no'? Its labels are: no, ja 😀.");
    }

    @Test
    void rowsThatDoNotSayWhatIsToBePredictedAreNotEvaluated() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ModelEvaluation.of(model, rows("age,label\n1,red\n")))
                .withMessage("Row 1 does not say what is to be predicted.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ModelEvaluation.of(model, rows("age,label,answer\n1,red,vielleicht\n")))
                .withMessage("Row 1 says 'vielleicht', which is no label of the model. Its labels are: no, ja 😀.");
    }

    @Test
    void filesThatCannotBeReadSayWhere() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> rows("age,label\nold,red\n"))
                .withMessage("rows.csv: row 1, column 'age' takes a number, and 'old' is none.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> rows("age,label\n"))
                .withMessage("rows.csv has no rows.");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RowsReader.written("rows.json", "[3]", model.description(), IMAGES))
                .withMessage("rows.json: row 1 is no object with a value by column: 3");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> rows("age,label\n1,red,2\n"))
                .withMessageStartingWith("rows.csv is no CSV file with commas and a header: ");
    }
}
