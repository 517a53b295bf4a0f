package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Locale;
import java.util.Objects;

/**
 * What is asked of a metric.
 *
 * @param subject what it is about
 * @param criterion what is asked
 * @param severity what it means when the criterion is not kept
 * @param text the gate as the user wrote it
 */
public record Gate(Subject subject, Criterion criterion, Severity severity, String text) {

    /** Refuses what lacks a part, as a damaged file does. */
    public Gate {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(criterion);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(text);
    }

    /** Returns a gate in the words that a user would choose. */
    public static Gate of(Subject subject, Criterion criterion, Severity severity) {
        return new Gate(subject, criterion, severity, subject.text() + " " + criterion.text());
    }

    /** Returns a gate that fails when the metric is below {@code value}. */
    public static Gate atLeast(String metric, double value) {
        return of(Subject.of(metric), new AtLeast(value, true), Severity.ERROR);
    }

    /** Returns what it asks, in a form that other versions understand. */
    public AskedGate asked() {
        return new AskedGate(
                subject.text(), subject.label(), subject.part(), text, severity == Severity.WARN, criterion.bounds());
    }

    /** Returns what becomes of it where its criterion is kept, or is not. */
    GateOutcome outcome(boolean kept) {
        return kept ? GateOutcome.PASS : severity == Severity.WARN ? GateOutcome.WARN : GateOutcome.FAIL;
    }

    /** What it means when a gate is not kept. */
    public enum Severity {
        /** The grade is not passing. */
        ERROR,
        /** A warning. */
        WARN;

        /** Returns the name as users write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
