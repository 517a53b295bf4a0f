package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.GateVerdict.Status;
import io.github.mlmodel.grade.gate.Grade;

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

    static GateCounts of(Grade grade) {
        return new GateCounts(
                grade.verdicts().size(),
                grade.count(Status.FAIL),
                grade.count(Status.ERROR) + grade.count(Status.INCONCLUSIVE),
                grade.count(Status.SKIPPED));
    }

    GateCounts plus(GateCounts other) {
        return new GateCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    String line() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }
}
