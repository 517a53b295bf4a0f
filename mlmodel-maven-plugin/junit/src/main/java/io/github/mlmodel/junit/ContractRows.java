package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.ExpectedAnswer;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import io.github.mlmodel.model.api.Stable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rows of which a contract says what is to be predicted: each says itself what. */
@Stable(since = "1.0.0")
public final class ContractRows {

    private final Consumer<Function<ModelRow, ExpectedAnswer>> contract;

    /** Takes what tries what is expected of the rows. */
    ContractRows(Consumer<Function<ModelRow, ExpectedAnswer>> contract) {
        this.contract = contract;
    }

    /** Asserts that the label is predicted that each row says is to be, and relies on it. */
    public ContractRows predictsActual() {
        contract.accept(row -> new ExpectedLabel(row.actual(), 0));
        return this;
    }

    /** Asserts that the label is predicted that each row says is to be, with at least that probability, and relies on it. */
    public ContractRows predictsActualWithProbabilityAtLeast(double least) {
        contract.accept(row -> new ExpectedLabel(row.actual(), least));
        return this;
    }

    /** Asserts that no predicted number is further from the one that its row says is to be predicted, and relies on it. */
    public ContractRows predictsActualWithin(double distance) {
        contract.accept(row -> new ExpectedNumber(row.actualNumber(), distance));
        return this;
    }
}
