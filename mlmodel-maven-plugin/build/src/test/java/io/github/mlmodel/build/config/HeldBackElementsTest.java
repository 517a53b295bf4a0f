package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.model.column.DateForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The elements that hold back rows by what is asked of each. */
class HeldBackElementsTest {

    @Test
    void rowsAreHeldBackByWhatIsAskedOfThem() {
        String day = "<testAfter><column>day</column><value>2026-01-31</value>";

        assertThat(heldBack(day + "</testAfter>")).isEqualTo(new HeldBack.After("day", "2026-01-31", null));
        assertThat(heldBack(day + "<form>dd.MM.yyyy</form></testAfter>"))
                .isEqualTo(new HeldBack.After("day", "2026-01-31", DateForm.DAY_MONTH_YEAR_POINTS));
        assertThat(heldBack("<testWhen>_row%5 = 0 or ( region in (a,b) )</testWhen>"))
                .isEqualTo(new HeldBack.When("_row % 5 = 0 or region in (a, b)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<testWhen>_row = 1</testWhen><testFraction>0.3</testFraction>|> has <testFraction>, <testWhen>, but one rule"
                        + " says which rows are held back. Keep one of them.",
                "<testWhen>a = 1</testWhen><testAfter><column>day</column><value>7</value></testAfter><testGroup>g</testGroup>"
                        + "|> has <testGroup>, <testAfter>, <testWhen>, but one rule says which rows are held back. Keep one of"
                        + " them.",
                "<testAfter><column>day</column><value>7</value></testAfter><testSource>datasets/test.csv</testSource>|> has"
                        + " <testSource>, <testAfter>, but one rule says which rows are held back. Keep one of them.",
                "<testAfter><column>day</column><value>soon</value></testAfter>|/testAfter/value> is 'soon', which is neither a"
                        + " number nor a date. Write a date as 2026-01-31, 2026-01-31T12:00 or 2026-01-31T12:00Z, whatever form"
                        + " those of the column have.",
                "<testAfter><column>day</column><value>31.12.2025</value><form>dd.MM.yyyy</form></testAfter>|/testAfter/value> is"
                        + " '31.12.2025', which is neither a number nor a date. Write a date as 2026-01-31, 2026-01-31T12:00 or"
                        + " 2026-01-31T12:00Z, whatever form those of the column have.",
                "<testAfter><column>day</column><value>7</value><form>date</form></testAfter>|/testAfter/value> is the number 7,"
                        + " but <form> says that the column has dates. Write a date such as 2026-01-31, or remove <form>.",
                "<testAfter><value>7</value></testAfter>|/testAfter> has no <column>. Write for example"
                        + " <testAfter><column>day</column><value>2026-01-31</value></testAfter>.",
                "<folds>1</folds>|/folds> is 1, but it is from 2 to 20. Use for example 5.",
                "<folds>21</folds>|/folds> is 21, but it is from 2 to 20. Use for example 5.",
                "<folds>5</folds><testAfter><column>day</column><value>7</value></testAfter>|> has both <folds> and <testAfter>,"
                        + " but folds would judge models by rows that are earlier than those they were trained on. Remove"
                        + " <folds>.",
                "<testAfter><column>churned</column><value>7</value></testAfter>|/testAfter/column> goes by the <target>, so that"
                        + " one side would lack whole classes or values of it. Choose another column.",
                "<testWhen>churned = yes</testWhen>|/testWhen> goes by the <target>, so that one side would lack whole classes or"
                        + " values of it. Choose another column.",
                "<testWhen>age over 3</testWhen>|/testWhen> is 'age over 3', which cannot be read: an operator, 'in' or"
                        + " 'is missing' belongs at character 5, where 'over 3' stands."
            })
    void aRuleThatMakesNoSenseIsRefusedByItsElement(String elements, String message) {
        assertThatThrownBy(() -> heldBack(elements)).hasMessageStartingWith("<models/model[churn]/dataset" + message);
    }

    private static HeldBack heldBack(String elements) {
        return ReadModels.one(Xml.CHURN.replace("<target>", elements + "<target>"))
                .spec()
                .dataset()
                .heldBack();
    }
}
