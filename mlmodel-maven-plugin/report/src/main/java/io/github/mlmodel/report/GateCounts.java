package io.github.mlmodel.report;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Counts gates, and what was found beside them. */
    static GateCounts of(Grade grade) {
        GateCounts all =
                of(grade.listed().stream().map(Check::outcome).toList()).plus(ofGates(grade));
        @Nullable SchemaVerdict schema = grade.basis().schema();
        return schema == null ? all : all.plus(of(schema));
    }

    /** Counts gates alone. */
    static GateCounts ofGates(Grade grade) {
        return of(grade.verdicts().stream().map(GateVerdict::outcome).toList());
    }

    private static GateCounts of(List<GateOutcome> outcomes) {
        return new GateCounts(
                outcomes.size(),
                Collections.frequency(outcomes, GateOutcome.FAIL),
                (long) Collections.frequency(outcomes, GateOutcome.ERROR)
                        + Collections.frequency(outcomes, GateOutcome.INCONCLUSIVE),
                Collections.frequency(outcomes, GateOutcome.SKIPPED));
    }

    static GateCounts of(SchemaVerdict schema) {
        return new GateCounts(
                schema.rules().size(),
                schema.count(GateOutcome.FAIL),
                schema.count(GateOutcome.ERROR),
                schema.count(GateOutcome.SKIPPED));
    }

    GateCounts plus(GateCounts other) {
        return new GateCounts(
                run + other.run, failures + other.failures, errors + other.errors, skipped + other.skipped);
    }

    String line() {
        return "Tests run: " + run + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: " + skipped;
    }
}
