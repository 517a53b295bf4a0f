package io.github.mlmodel.build.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.SeenValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureChangesTest {

    static List<Arguments> breaking() {
        return List.of(
                Arguments.of(table("age"), table("age", "plan"), "column 'plan' is new: a row without it is refused"),
                Arguments.of(
                        table("age").ignoring("plan", ColumnKind.CATEGORICAL, "constant"),
                        table("age", "plan"),
                        "column 'plan' is read now, and was left out (constant): a row without it is refused"),
                Arguments.of(table("age", "plan"), table("age"), "column 'plan' is gone: a row that has it is refused"),
                Arguments.of(
                        table("age", "plan"),
                        table("age").ignoring("plan", ColumnKind.NUMERIC, "constant"),
                        "column 'plan' is left out now (constant): a row may still have it, but a Row, which is set by"
                                + " places, has no place for it"),
                Arguments.of(
                        table("age", "plan"),
                        table("years", "plan"),
                        "column 'age' is 'years' now: a row with 'age' is refused"),
                Arguments.of(
                        table("age", "plan"),
                        table("plan", "age"),
                        "its columns stand in another order: a Row, which is set by places, gives values to other"
                                + " columns"),
                Arguments.of(
                        table("age"),
                        classes().columns(ColumnKind.CATEGORICAL, "age"),
                        "column 'age' takes texts, and took numbers: values as before are refused, or mean something"
                                + " else"),
                Arguments.of(
                        classes().dates("since", DateForm.DATE),
                        classes().dates("since", DateForm.DAY_MONTH_YEAR_POINTS),
                        "column 'since' has dates of the form 'dd.MM.yyyy', and had 'date': those as before are"
                                + " refused"),
                Arguments.of(
                        classes().column(new ColumnSchema("sum", ColumnKind.NUMERIC)),
                        classes()
                                .column(new ColumnSchema(
                                        "sum",
                                        ColumnKind.NUMERIC,
                                        ColumnForm.of(new NumberForm(",", ".", null, NumberForm.Negative.MINUS)))),
                        "column 'sum' has numbers that are written otherwise: one that is given as a text, as before,"
                                + " is refused, or is another number"),
                Arguments.of(
                        classes().images("image", 28, 28, 1),
                        classes().images("image", 32, 32, 3),
                        "column 'image' takes images of 32x32x3, and took 28x28x1: others are refused"),
                Arguments.of(
                        labels("no", "yes"),
                        labels("maybe", "no", "yes"),
                        "label 'maybe' is new: code that tells labels apart does not know it"),
                Arguments.of(
                        labels("maybe", "no", "yes"),
                        labels("no", "yes"),
                        "label 'maybe' is gone: code that asks for its probability fails, and it is never predicted"),
                Arguments.of(
                        labels("no", "yes"),
                        labels("no", "oui"),
                        "label 'yes' is 'oui' now: code that asks for 'yes' fails, or never meets it"),
                Arguments.of(
                        labels("no", "yes"),
                        labels("yes", "no"),
                        "its labels stand in another order: numbers that are asked for by place are others'"),
                Arguments.of(
                        table("age"),
                        table("age").giving(OutputName.SCORES),
                        "it gives scores, and gave probabilities: code that asks for a probability fails"),
                Arguments.of(
                        table("age").giving(OutputName.SCORES),
                        table("age"),
                        "it gives probabilities, and gave scores: code that asks for a score fails"),
                Arguments.of(
                        table("age"),
                        GivenDescription.regressor("m").columns(ColumnKind.NUMERIC, "age"),
                        "its task is regression, and was classification: methods of a prediction throw that gave what"
                                + " it predicts"));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void whatBreaksIsNamedWithWhatIsSeenOfIt(GivenDescription before, GivenDescription now, String clause) {
        assertThat(SignatureChanges.between(before.build(), now.build(), false))
                .containsExactly(new SignatureChange(true, clause));
    }

    static List<Arguments> harmless() {
        return List.of(
                Arguments.of(table("age"), table("age").target("z").saying("another sentence")),
                Arguments.of(
                        classes().columns(ColumnKind.CATEGORICAL, "plan"),
                        classes().columns(ColumnKind.TEXT, "plan")),
                Arguments.of(table("age"), table("age").ignoring("plan", ColumnKind.TEXT, "identifier")),
                Arguments.of(table("age"), classes().doubles("age")),
                Arguments.of(plans("basic"), plans("basic", "gold")));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatNobodySeesIsNoChange(GivenDescription before, GivenDescription now) {
        assertThat(SignatureChanges.between(before.build(), now.build(), true)).isEmpty();
    }

    @Test
    void aLostCategoryBreaksClassesWithConstantsAlone() {
        GivenDescription before = plans("basic", "gold", "plus");
        GivenDescription now = plans("basic");

        assertThat(SignatureChanges.between(before.build(), now.build(), false))
                .containsExactly(new SignatureChange(
                        false,
                        "column 'plan' has lost the categories 'gold', 'plus': to the model, these are like any that it"
                                + " does not know"));
        assertThat(SignatureChanges.between(
                        before.build(), plans("basic", "gold").build(), true))
                .containsExactly(new SignatureChange(
                        true,
                        "column 'plan' has lost the category 'plus': code with constants of these does not compile"));
    }

    @Test
    void aNameThatAnotherKindHasTakenIsNotRenamed() {
        GivenDescription before = table("age", "plan");
        GivenDescription now = classes().columns(ColumnKind.TEXT, "note").columns(ColumnKind.NUMERIC, "plan");

        assertThat(SignatureChanges.between(before.build(), now.build(), false))
                .extracting(SignatureChange::clause)
                .containsExactly(
                        "column 'age' is gone: a row that has it is refused",
                        "column 'note' is new: a row without it is refused");
    }

    @Test
    void namesOfDataCannotBreakLines() {
        assertThat(SignatureChanges.between(
                        table("age").build(), table("age", "a\nb").build(), false))
                .containsExactly(new SignatureChange(true, "column 'a\\nb' is new: a row without it is refused"));
    }

    private static GivenDescription classes() {
        return labels("no", "yes");
    }

    private static GivenDescription labels(String... labels) {
        return GivenDescription.classifier("m", labels);
    }

    private static GivenDescription table(String... columns) {
        return classes().columns(ColumnKind.NUMERIC, columns);
    }

    private static GivenDescription plans(String... known) {
        return classes()
                .columns(ColumnKind.CATEGORICAL, "plan")
                .seen("plan", new SeenValues.Categories(List.of(known)));
    }
}
