package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Examples;
import io.github.mlmodel.grade.SliceChange;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.gate.GateVerdict.Versus;
import io.github.mlmodel.grade.gate.IntervalJudge.Evidence;
import io.github.mlmodel.grade.gate.IntervalJudge.Judged;
import io.github.mlmodel.grade.gate.IntervalJudge.ShownInterval;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.interval.PairedChange;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Judges gates that ask how a model differs from its baseline, on the rows that neither was trained on.
 *
 * @param evaluation what came out
 * @param accepted a person's word that the model may go though it cannot be compared; absent where there is none
 * @param intervals judges by the difference, or by where it may lie
 */
record ChangeJudge(Evaluation evaluation, @Nullable AcceptedBreak accepted, IntervalJudge intervals) {

    private static final String UNSEEN = " that neither model was trained on";

    GateVerdict judge(Gate gate, MetricTraits metric) {
        @Nullable Comparison comparison = evaluation.comparison();
        if (comparison == null) {
            return GateVerdict.couldNot(gate, "the evaluation compares the model with no baseline", Double.NaN);
        }
        if (comparison instanceof Comparison.Impossible impossible) {
            return notCompared(gate, impossible);
        }
        if (comparison instanceof Comparison.Absent absent) {
            return notThere(gate, absent);
        }
        Comparison.Made made = (Comparison.Made) comparison;
        @Nullable String slice = gate.subject().slice();
        return slice == null ? judge(gate, metric, made) : judge(gate, metric, made, slice);
    }

    /** Both models are judged by the rows of the slice that neither was trained on. */
    private GateVerdict judge(Gate gate, MetricTraits metric, Comparison.Made made, String slice) {
        Optional<SliceChange> found = made.slices().stream()
                .filter(part -> part.slice().name().equals(slice))
                .findFirst();
        if (found.isEmpty()) {
            return GateVerdict.couldNot(
                    gate, "the comparison has no slice '" + Printable.text(slice) + "'", Double.NaN);
        }
        SliceChange part = found.get();
        String of = evaluation.rows().name() + UNSEEN;
        if (part.today().rows() == 0) {
            return GateVerdict.couldNot(gate, "slice '" + Printable.text(slice) + "' has no row of " + of, Double.NaN);
        }
        Subject subject = gate.subject();
        Examples rests = Examples.of(subject.metric());
        long examples = Math.min(rests.in(part.today(), subject.label()), rests.in(part.before(), subject.label()));
        return examples < part.slice().minExamples()
                ? SliceJudge.tooFew(gate, part.slice(), examples, of)
                : judge(gate, metric, made.of(part));
    }

    private GateVerdict judge(Gate gate, MetricTraits metric, Comparison.Made made) {
        Subject subject = gate.subject();
        String on = " on " + rows(gate, made);
        OptionalDouble today = made.today().value(subject.metric(), subject.label());
        OptionalDouble before = made.before().value(subject.metric(), subject.label());
        if (today.isEmpty()) {
            return GateVerdict.couldNot(gate, "the evaluation holds no " + subject.text() + on, Double.NaN);
        }
        double value = today.getAsDouble();
        if (before.isEmpty()) {
            return GateVerdict.couldNot(
                    gate, "the baseline " + name(made.baseline()) + " has no " + subject.text() + on, value);
        }
        if (!Double.isFinite(value)) {
            return GateVerdict.couldNot(gate, subject.text() + " is " + MetricText.of(value) + on, value);
        }
        if (!Double.isFinite(before.getAsDouble())) {
            String found = MetricText.of(before.getAsDouble());
            return GateVerdict.couldNot(
                    gate, subject.text() + " of the baseline " + name(made.baseline()) + " is " + found + on, value);
        }
        if (before.getAsDouble() == 0 && gate.criterion() instanceof BoundedChange change && change.percent()) {
            return GateVerdict.couldNot(
                    gate,
                    subject.text() + " of the baseline " + name(made.baseline()) + " is 0" + on
                            + ", and no change from 0 is a percentage. Write the bound as a number",
                    value);
        }
        return judged(gate, new Measured(metric, value, before.getAsDouble()), made);
    }

    private GateVerdict judged(Gate gate, Measured measured, Comparison.Made made) {
        Evidence evidence = evidence(gate, measured, made);
        Optional<String> problem = intervals.problem(gate, evidence);
        if (problem.isPresent()) {
            return GateVerdict.couldNot(gate, problem.get(), measured.value());
        }
        Judged judged = intervals.judge(gate, evidence);
        String sentence = "Gate '" + gate.text() + "' " + judged.word() + ": "
                + gate.subject().text() + " " + gate.criterion().finding(measured) + " on " + rows(gate, made)
                + ". The baseline is " + name(made.baseline())
                + (made.identical() ? ", which is this very model." : ".")
                + (made.identical() ? "" : judged.sentences());
        Versus versus = new Versus(
                measured.before(),
                measured.value() - measured.before(),
                gate.criterion().bound(measured),
                made.today().rows());
        return new GateVerdict(gate, judged.outcome(), measured.value(), versus, sentence);
    }

    /**
     * The value may lie as far from what the bound is a part of as the one may from the other: a percentage of the baseline's
     * value is off with it.
     */
    private static Evidence evidence(Gate gate, Measured measured, Comparison.Made made) {
        Optional<PairedChange> change =
                made.change(gate.subject().metric(), gate.subject().label());
        double factor = gate.criterion().isRelative() ? gate.criterion().bound(measured) / measured.before() : 1;
        double start = factor * measured.before();
        return new Evidence(
                measured,
                change.map(found -> found.less(factor))
                        .map(less -> new Interval(start + less.lower(), start + less.upper(), less.doubt())),
                change.map(found -> new ShownInterval(" of the difference", found.less(1))),
                made.today().intervals().confidence(),
                made.today().rows());
    }

    private static GateVerdict notThere(Gate gate, Comparison.Absent absent) {
        String reason = Printable.message(absent.reason());
        return absent.error()
                ? GateVerdict.couldNot(gate, reason, Double.NaN)
                : new GateVerdict(
                        gate,
                        GateOutcome.SKIPPED,
                        Double.NaN,
                        "Gate '" + gate.text() + "' was skipped: " + reason + ".");
    }

    private GateVerdict notCompared(Gate gate, Comparison.Impossible impossible) {
        String problem = "the baseline " + name(impossible.baseline()) + " cannot be compared: " + impossible.problem();
        if (accepted == null) {
            return GateVerdict.couldNot(
                    gate,
                    problem + ". Name another <baseline>, or say by <acceptBaselineBreak>, with <reason> and <until>,"
                            + " that the model may go without the comparison",
                    Double.NaN);
        }
        String word = accepted.until() + " (" + Printable.message(accepted.reason()) + ").";
        return accepted.expired()
                ? new GateVerdict(
                        gate,
                        GateOutcome.FAIL,
                        Double.NaN,
                        "Gate '" + gate.text() + "' failed: " + problem + ", and that was accepted until " + word
                                + " Compare with a model of today's by <baseline>, or give <until> another day.")
                : new GateVerdict(
                        gate,
                        GateOutcome.SKIPPED,
                        Double.NaN,
                        "Gate '" + gate.text() + "' was skipped: " + problem + ", which is accepted until " + word);
    }

    private String rows(Gate gate, Comparison.Made made) {
        @Nullable String slice = gate.subject().slice();
        return Names.count(made.today().rows(), "row") + " of "
                + (slice == null ? "" : "slice '" + Printable.text(slice) + "' of ")
                + evaluation.rows().name() + UNSEEN;
    }

    private static String name(Comparison.Baseline baseline) {
        return Printable.message(baseline.name());
    }
}
