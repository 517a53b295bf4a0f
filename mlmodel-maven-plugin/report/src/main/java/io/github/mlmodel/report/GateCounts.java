package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.verdict.GateOutcome;

/**
 * Gates, and what was found beside them, counted as Surefire counts tests.
 *
 * @param run all of them
 * @param failures what failed
 * @param errors what could not be judged
 * @param skipped gates that were not judged
 */
record GateCounts(long run, long failures, long errors, long skipped) {

    static final GateCounts NONE = new GateCounts(0, 0, 0, 0);

    /** What a model that could not be evaluated counts beside its gates. */
    static final GateCounts ONE_ERROR = new GateCounts(1, 0, 1, 0);

    static GateCounts of(Grade grade) {
        return new GateCounts(
                grade.verdicts().size() + grade.findings().size(),
                grade.countAll(GateOutcome.FAIL),
                grade.countAll(GateOutcome.ERROR) + grade.countAll(GateOutcome.INCONCLUSIVE),
                grade.countAll(GateOutcome.SKIPPED));
    }

    GateCounts plus(GateCounts other) {
        return new GateCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    String line() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }
}
