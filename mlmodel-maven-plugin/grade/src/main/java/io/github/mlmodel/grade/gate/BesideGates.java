package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model beside its gates.
 *
 * @param terms on what terms the gates are judged
 * @param schema what became of what the data is asked; absent where it is asked nothing
 * @param contracts what became of the contracts of consumers
 */
public record BesideGates(Terms terms, @Nullable SchemaVerdict schema, List<Check> contracts) {

    /** Copies the list. */
    public BesideGates {
        contracts = List.copyOf(contracts);
    }

    /** Asks nothing of data, and nothing for consumers. */
    public static BesideGates of(Terms terms) {
        return new BesideGates(terms, null, List.of());
    }
}
