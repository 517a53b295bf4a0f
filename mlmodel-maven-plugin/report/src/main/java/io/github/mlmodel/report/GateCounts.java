package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.GateVerdict.Outcome;
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
                grade.count(Outcome.FAIL),
                grade.count(Outcome.ERROR) + grade.count(Outcome.INCONCLUSIVE),
                grade.count(Outcome.SKIPPED));
    }

    GateCounts plus(GateCounts other) {
        return new GateCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    String line() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }
}
