package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a gate by the value that was found, or, where the model asks for confidence, by the interval of it. An interval that
 * cannot be trusted lets no gate pass.
 *
 * @param confidence how sure a verdict must be; absent where the value decides
 */
record IntervalJudge(@Nullable Confidence confidence) {

    /** More than that many times the rows there are, nobody will have. */
    private static final int MOST_TIMES_ROWS = 100;

    /**
     * What a gate is judged by.
     *
     * @param measured the value
     * @param interval where the value may lie; absent where nobody knows
     * @param shown the interval that readers see, with what it is of
     * @param level the confidence of both
     * @param rows the number of rows
     */
    record Evidence(
            Measured measured, Optional<Interval> interval, Optional<ShownInterval> shown, double level, long rows) {}

    /**
     * An interval for readers.
     *
     * @param of what it is of
     */
    record ShownInterval(String of, Interval interval) {}

    /** An outcome, with the word for it and the sentences about the interval, each with a leading blank. */
    record Judged(GateOutcome outcome, String word, String sentences) {}

    /** Judges; what cannot be judged for lack of an interval is a problem, and no verdict: see {@link #problem}. */
    Judged judge(Gate gate, Evidence evidence) {
        return confidence == null ? byValue(gate, evidence) : byInterval(gate, evidence, confidence);
    }

    /** Returns why a gate cannot be judged with the confidence that is asked for, as a clause without the full stop. */
    Optional<String> problem(Gate gate, Evidence evidence) {
        if (confidence == null) {
            return Optional.empty();
        }
        if (evidence.interval().isEmpty()) {
            return Optional.of(gate.subject().text() + " has no interval, by which <confidence> decides. "
                    + (evidence.measured().metric() instanceof OwnMetric
                            ? "Have its class give the value of each row, where it is a mean of them, take the gate to"
                            : "Take the gate to")
                    + " another metric, or remove <confidence>");
        }
        return confidence.level() == evidence.level()
                ? Optional.empty()
                : Optional.of("the evaluation has the " + IntervalText.name(evidence.level()) + ", and not the "
                        + IntervalText.name(confidence.level()) + " that <confidence> asks for");
    }

    private static Judged byValue(Gate gate, Evidence evidence) {
        boolean kept = gate.criterion().isKeptBy(evidence.measured());
        return new Judged(
                gate.outcome(kept),
                kept ? "passed" : "failed",
                evidence.shown()
                        .map(shown -> " The " + IntervalText.name(evidence.level()) + shown.of() + " is "
                                + IntervalText.ends(shown.interval()) + doubt(shown.interval()) + ".")
                        .orElse(""));
    }

    private static Judged byInterval(Gate gate, Evidence evidence, Confidence asked) {
        Interval interval = evidence.interval().orElseThrow();
        boolean atLower = keeps(gate, evidence, interval.lower());
        boolean atUpper = keeps(gate, evidence, interval.upper());
        boolean between = gate.criterion().isKeptBy(evidence.measured());
        boolean oneSide = bound(gate, evidence, interval.lower()) == bound(gate, evidence, interval.upper());
        String name = "the " + IntervalText.name(evidence.level())
                + evidence.shown()
                        .map(shown -> shown.of() + ", " + IntervalText.ends(shown.interval()))
                        .orElse("");
        if (!atLower && !atUpper && !between && oneSide) {
            return new Judged(gate.outcome(false), "failed", " None of " + name + ", keeps the bound.");
        }
        boolean all = atLower && atUpper;
        if (all && interval.doubt() == null) {
            return new Judged(gate.outcome(true), "passed", " All of " + name + ", keeps the bound.");
        }
        String why = all ? " All of " + name + ", keeps the bound" : " A part of " + name + ", keeps the bound";
        return new Judged(
                inconclusive(gate, asked, interval.doubt() != null),
                "is inconclusive",
                why + doubt(interval) + rowsNeeded(gate, evidence, interval) + "." + consequence(asked, interval));
    }

    private static GateOutcome inconclusive(Gate gate, Confidence asked, boolean doubted) {
        return switch (asked.onInconclusive()) {
            case PASS -> doubted ? GateOutcome.WARN : GateOutcome.PASS;
            case WARN -> GateOutcome.WARN;
            case FAIL -> gate.severity() == Gate.Severity.WARN ? GateOutcome.WARN : GateOutcome.INCONCLUSIVE;
        };
    }

    private static String consequence(Confidence asked, Interval interval) {
        if (asked.onInconclusive() != OnInconclusive.PASS) {
            return "";
        }
        return interval.doubt() == null
                ? " It passes, because <onInconclusive> says so."
                : " It does not pass, though <onInconclusive> says so: no gate passes by an interval that cannot be"
                        + " trusted.";
    }

    private static String doubt(Interval interval) {
        @Nullable String doubt = interval.doubt();
        return doubt == null ? "" : "; it cannot be trusted: " + doubt;
    }

    /** The width of an interval shrinks with the root of the number of rows. */
    private static String rowsNeeded(Gate gate, Evidence evidence, Interval interval) {
        double value = evidence.measured().value();
        double distance = Math.abs(value - gate.criterion().bound(evidence.measured()));
        double times = interval.halfWidth() / distance;
        double needed = evidence.rows() * times * times;
        return distance == 0 || needed > (double) MOST_TIMES_ROWS * evidence.rows() || needed <= evidence.rows()
                ? ""
                : "; about " + Names.count((long) Math.ceil(needed), "row") + " would settle it";
    }

    private static boolean keeps(Gate gate, Evidence evidence, double value) {
        return gate.criterion().isKeptBy(evidence.measured().at(value));
    }

    private static double bound(Gate gate, Evidence evidence, double value) {
        return gate.criterion().bound(evidence.measured().at(value));
    }
}
