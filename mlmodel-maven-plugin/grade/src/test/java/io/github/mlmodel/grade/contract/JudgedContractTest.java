package io.github.mlmodel.grade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import io.github.mlmodel.grade.contract.ModelAnswer.Classified;
import io.github.mlmodel.grade.contract.ModelAnswer.Estimated;
import io.github.mlmodel.grade.contract.ModelAnswer.Refused;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgedContractTest {

    private static final String SHOP = "com.example:shop:1.0";

    @Test
    void aContractHoldsIfAllRowsArePredictedAsExpected() {
        Check check = judged(
                        GivenContract.mixed(),
                        classified("yes", 0.51),
                        classified("no", 0.4),
                        new Estimated(122.5, "122.5"))
                .check(SHOP, "churn");

        assertThat(check.name()).isEqualTo("consumer com.example:shop:1.0");
        assertThat(check.outcome()).isEqualTo(GateOutcome.PASS);
        assertThat(check.text())
                .isEqualTo("The contract of com.example:shop:1.0 with 'churn' holds: 3 rows predicted as expected.");
        assertThat(check.isOfConsumer()).isTrue();
    }

    @Test
    void aBrokenOneTellsRowsWithBothValuesTheWorstFirst() {
        Contract contract = GivenContract.of(
                new Expectation(GivenContract.row(1, "a"), new ExpectedLabel("no", 0.6)),
                new Expectation(GivenContract.row(2, "b"), new ExpectedLabel("yes", 0)),
                new Expectation(GivenContract.row(3, null), new ExpectedNumber(120, 2.5)),
                new Expectation(GivenContract.row(4, "d"), new ExpectedLabel("maybe", 0)),
                new Expectation(GivenContract.row(5, "e"), new ExpectedLabel("yes", 0)));

        Check check = judged(
                        contract,
                        classified("no", 0.45),
                        classified("no", 0.2),
                        new Estimated(123, "123"),
                        classified("no", 0.2),
                        new Refused("The row does not fit the model: column 'plan' is unknown."))
                .check(SHOP, "churn");

        assertThat(check.outcome()).isEqualTo(GateOutcome.FAIL);
        assertThat(check.text()).isEqualTo("""
                The contract of com.example:shop:1.0 with 'churn' is broken: 5 of 5 rows are not predicted as expected. With com.example:customers:1.0 the contract held. The worst first:
                  row 4 (age=4, plan=d): 'maybe' was to be predicted, and no (probability 0.8) is by a model whose labels are no, yes
                  row 5 (age=5, plan=e): 'yes' was to be predicted, and the model does not take the row: The row does not fit the model: column 'plan' is unknown
                  row 3 (age=3, plan=(missing)): 120 was to be predicted within 2.5, and 123 is
                  row 2 (age=2, plan=b): 'yes' was to be predicted, and no (probability 0.8) is
                  row 1 (age=1, plan=a): 'no' was to be predicted with a probability of at least 0.6, and no (probability 0.55) is""");
        assertThat(check.withoutRows().text())
                .isEqualTo("The contract of com.example:shop:1.0 with 'churn' is broken: 5 of 5 rows are not predicted"
                        + " as expected. With com.example:customers:1.0 the contract held.");
        assertThat(Json.write(check.withoutRows())).doesNotContain("age");
    }

    @Test
    void ofManyRowsTenAreTold() {
        List<Expectation> rows = new ArrayList<>();
        List<ModelAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(new Expectation(GivenContract.row(i, "a"), new ExpectedNumber(0, 0)));
            answers.add(new Estimated(i, "" + i));
        }

        String text = JudgedContract.of(GivenContract.of(rows.toArray(Expectation[]::new)), answers)
                .check(SHOP, "churn")
                .text();

        assertThat(text.lines())
                .hasSize(12)
                .first()
                .asString()
                .contains("11 of 12 rows are not predicted as expected.");
        assertThat(text)
                .contains("\n  row 12 (age=11, plan=a): 0 was to be predicted, and 11 is\n  row 11 (age=10")
                .endsWith("\n  row 3 (age=2, plan=a): 0 was to be predicted, and 2 is\n  and 1 more");
    }

    @Test
    void whatCannotBeComparedIsNotAsExpected() {
        ExpectedLabel label = new ExpectedLabel("yes", 0);
        ExpectedLabel likely = new ExpectedLabel("yes", 0.5);
        ModelAnswer scored = new Classified("yes", Map.of("yes", 2.0, "no", -1.0), false, "yes (score 2)");

        assertThat(label.miss(new Estimated(1, "1"))).hasValue(Double.POSITIVE_INFINITY);
        assertThat(label.miss(scored)).isEmpty();
        assertThat(likely.miss(scored)).hasValue(Double.POSITIVE_INFINITY);
        assertThat(new ExpectedNumber(1, 1).miss(classified("yes", 0.9))).hasValue(Double.POSITIVE_INFINITY);
        assertThat(new ExpectedNumber(1, 1).miss(new Estimated(Double.NaN, "NaN")))
                .hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void oneThatNobodyCouldTryIsAnErrorUnlessItIsToBeWarnedOf() {
        Check error = new JudgedContract.Untried("no such host.", true).check(SHOP, "churn");

        assertThat(error.outcome()).isEqualTo(GateOutcome.ERROR);
        assertThat(error.text())
                .isEqualTo("The contract of com.example:shop:1.0 with 'churn' could not be judged: no such host.");
        assertThat(new JudgedContract.Untried("no such host.", false)
                        .check(SHOP, "churn")
                        .outcome())
                .isEqualTo(GateOutcome.WARN);
    }

    private static JudgedContract judged(Contract contract, ModelAnswer... answers) {
        return JudgedContract.of(contract, List.of(answers));
    }

    private static ModelAnswer classified(String label, double yes) {
        double value = label.equals("yes") ? yes : 1 - yes;
        return new Classified(label, Map.of("yes", yes, "no", 1 - yes), true, label + " (probability " + value + ")");
    }
}
