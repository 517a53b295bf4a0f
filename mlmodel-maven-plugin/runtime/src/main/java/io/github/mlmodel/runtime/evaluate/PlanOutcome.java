package io.github.mlmodel.runtime.evaluate;

import java.util.List;

/** What became of a graph. */
public sealed interface PlanOutcome {

    /** Java evaluates it. */
    record Ready(Plan plan) implements PlanOutcome {}

    /**
     * Java does not.
     *
     * @param operators what it does not evaluate, each once, in the order of the graph
     */
    record Beyond(List<String> operators) implements PlanOutcome {

        /** Copies the list. */
        public Beyond {
            operators = List.copyOf(operators);
        }
    }
}
