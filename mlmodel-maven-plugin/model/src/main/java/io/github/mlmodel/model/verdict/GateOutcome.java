package io.github.mlmodel.model.verdict;

import java.util.Collection;
import java.util.stream.Stream;

/** What became of a gate. */
public enum GateOutcome {
    /** The criterion is kept. */
    PASS,
    /** It is not kept. */
    FAIL,
    /** It is not kept, and the user asked for a warning only. */
    WARN,
    /** The rows do not suffice to tell. */
    INCONCLUSIVE,
    /** The user asked not to judge. */
    SKIPPED,
    /** The metric could not be found out. */
    ERROR;

    /** Returns whether a grade with such a verdict is not passing. */
    public boolean blocks() {
        return this == FAIL || this == INCONCLUSIVE || this == ERROR;
    }

    /**
     * Returns whether a grade of these is passing: one gate passed at least, and nothing blocks.
     *
     * @param gates what became of the gates
     * @param checks what became of whatever was looked at beside them
     */
    public static boolean pass(Collection<GateOutcome> gates, Collection<GateOutcome> checks) {
        return gates.contains(PASS)
                && Stream.concat(gates.stream(), checks.stream()).noneMatch(GateOutcome::blocks);
    }
}
