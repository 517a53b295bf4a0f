package io.github.mlmodel.worker.slice;

import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.syntax.SyntaxProblem;

/**
 * A slice that is asked for.
 *
 * @param slice the slice
 * @param condition what its rows keep
 */
record AskedSlice(Slice slice, Condition condition) {

    /** Reads a condition that was read before, where the POM was. */
    static Condition condition(String when) {
        try {
            return ConditionParser.parse(when);
        } catch (SyntaxProblem problem) {
            throw new IllegalStateException("'" + when + "' was read before: " + problem.getMessage(), problem);
        }
    }
}
