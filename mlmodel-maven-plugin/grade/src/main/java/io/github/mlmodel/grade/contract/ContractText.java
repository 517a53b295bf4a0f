package io.github.mlmodel.grade.contract;

import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import io.github.mlmodel.spi.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes contracts, as {@link ContractReader} reads them. */
public final class ContractText {

    private ContractText() {}

    /** Returns the file's content, ending in a line end. */
    public static String of(Contract contract) {
        return Json.write(new Written(
                Contract.FORMAT,
                contract.model(),
                contract.against(),
                contract.test(),
                contract.expectations().stream().map(ContractText::members).toList()));
    }

    /** The members of the file, in order. */
    private record Written(
            int format,
            String model,
            TestedModel against,
            String test,
            List<Map<String, @Nullable Object>> expectations) {}

    private static Map<String, @Nullable Object> members(Expectation expectation) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(ContractReader.ROW, expectation.row());
        if (expectation.expected() instanceof ExpectedLabel expected) {
            members.put(ContractReader.LABEL, expected.label());
            if (expected.leastProbability() > 0) {
                members.put(ContractReader.PROBABILITY, expected.leastProbability());
            }
        } else if (expectation.expected() instanceof ExpectedNumber expected) {
            members.put(ContractReader.VALUE, expected.value());
            members.put(ContractReader.WITHIN, expected.within());
        }
        return members;
    }
}
