package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import io.github.mlmodel.model.api.Stable;

/** Rows of which a {@link ModelContract} says what is to be predicted: each says itself what. */
@Stable(since = "1.0.0")
public final class ContractRows {

    private final ModelContract contract;
    private final ModelRows rows;

    ContractRows(ModelContract contract, ModelRows rows) {
        this.contract = contract;
        this.rows = rows;
    }

    /** Asserts that the label is predicted that each row says is to be, and relies on it. */
    public ContractRows predictsActual() {
        contract.expect(rows, row -> new ExpectedLabel(row.actual(), 0));
        return this;
    }

    /** Asserts that the label is predicted that each row says is to be, with at least that probability, and relies on it. */
    public ContractRows predictsActualWithProbabilityAtLeast(double least) {
        contract.expect(rows, row -> new ExpectedLabel(row.actual(), least));
        return this;
    }

    /** Asserts that no predicted number is further from the one that its row says is to be predicted, and relies on it. */
    public ContractRows predictsActualWithin(double distance) {
        contract.expect(rows, row -> new ExpectedNumber(row.actualNumber(), distance));
        return this;
    }
}
