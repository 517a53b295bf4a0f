package io.github.mlmodel.build.message;

import io.github.mlmodel.grade.contract.JudgedContract;
import java.util.List;

/**
 * What a model makes of contracts.
 *
 * @param contracts what became of each, in the order of the job
 */
public record ContractResult(List<JudgedContract> contracts) {

    /** Copies the list. */
    public ContractResult {
        contracts = List.copyOf(contracts);
    }
}
