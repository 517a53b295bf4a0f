package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.verdict.GateOutcome;

/**
 * Gates counted as Surefire counts tests.
 *
 * @param run all gates
 * @param failures gates that failed
 * @param errors gates that could not be judged
 * @param skipped gates that were not judged
 */
record GateCounts(long run, long failures, long errors, long skipped) {

    static final GateCounts NONE = new GateCounts(0, 0, 0, 0);

    /** What a model that could not be evaluated counts beside its gates. */
    static final GateCounts ONE_ERROR = new GateCounts(1, 0, 1, 0);

    static GateCounts of(Grade grade) {
        return new GateCounts(
                grade.verdicts().size(),
                grade.count(GateOutcome.FAIL),
                grade.count(GateOutcome.ERROR) + grade.count(GateOutcome.INCONCLUSIVE),
                grade.count(GateOutcome.SKIPPED));
    }

    GateCounts plus(GateCounts other) {
        return new GateCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    String line() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }
}
