package io.github.mlmodel.junit.assertion;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A misspelt category tries what no row has, and the prediction may well stay what it was. */
class UnknownCategoryTest {

    private static final ModelDescription DESCRIPTION = GivenDescription.classifier("color", "no", "ja 😀")
            .target("answer")
            .columns(ColumnKind.NUMERIC, "age")
            .input("label_", ColumnKind.CATEGORICAL, "label")
            .seen("label", new SeenValues.Categories(Models.COLORS))
            .build();

    private final ModelRows rows = ModelRows.of(List.of(ModelRow.of(Map.of("age", 1.0, "label", "red"))));
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
    }

    @Test
    void aCategoryThatTheModelDoesNotKnowIsTold() {
        try (Model model = Model.of(Models.onnx(Models.classifier()), DESCRIPTION, 1, EvaluatorChoice.JAVA)) {
            assertThat(model).on(rows).changing("label").to("gren").changesPredictionByAtMost(1);
            assertThat(model)
                    .on(rows)
                    .changing("label")
                    .toEachOf("grün", "blue", "grey")
                    .changesPredictionByAtMost(1);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("does not know")))
                .containsExactly(
                        "color: changing 'label' to gren tries what the model does not know: column 'label' is 'gren', a"
                                + " category that the model does not know (did you mean 'grün'?).",
                        "color: changing 'label' to each of grün, blue, grey tries what the model does not know: column"
                                + " 'label' is 'blue', a category that the model does not know; column 'label' is 'grey', a"
                                + " category that the model does not know.");
    }

    @Test
    void aCategoryThatItKnowsIsNot() {
        try (Model model = Model.of(Models.onnx(Models.classifier()), DESCRIPTION, 1, EvaluatorChoice.JAVA)) {
            assertThat(model).on(rows).changing("label").to("grün").changesPredictionByAtMost(1);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("does not know");
    }
}
