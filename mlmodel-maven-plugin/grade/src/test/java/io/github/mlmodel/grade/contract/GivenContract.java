package io.github.mlmodel.grade.contract;

import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contracts of a shop. */
final class GivenContract {

    static final TestedModel TESTED = new TestedModel("com.example:customers:1.0", "0123");

    private GivenContract() {}

    /** Returns one of labels, and of a number. */
    static Contract mixed() {
        return of(
                new Expectation(row(63, "basic"), new ExpectedLabel("yes", 0)),
                new Expectation(row(30, null), new ExpectedLabel("no", 0.6)),
                new Expectation(row(-0.5, "é \"quoted\"\n"), new ExpectedNumber(120, 2.5)));
    }

    static Contract of(Expectation... expectations) {
        return new Contract("churn", TESTED, "com.example.shop.ChurnTest", List.of(expectations));
    }

    static Map<String, @Nullable Object> row(double age, @Nullable String plan) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("age", age);
        row.put("plan", plan);
        return row;
    }
}
