package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges gates on how far the slices of a column lie apart. Slices with too few rows are left out and named; fewer than two
 * others are never a pass.
 *
 * @param evaluation what came out
 * @param intervals refuses them where a verdict must be sure: the largest of several values is too large by chance, and no
 *     interval of it is known that holds as often as it says
 */
record SpreadJudge(Evaluation evaluation, IntervalJudge intervals) {

    private static final Comparator<Value> BY_VALUE = Comparator.comparingDouble(Value::value);

    /** A slice and what the metric comes to on it. */
    private record Value(SliceScores part, double value) {
        String text() {
            return MetricText.of(value) + " on '" + Printable.text(part.name()) + "' ("
                    + Names.count(part.scores().rows(), "row") + ")";
        }
    }

    GateVerdict judge(Gate gate, MetricTraits metric, Spread spread) {
        List<SliceScores> slices = evaluation.slices().stream()
                .filter(part -> part.slice().isOf(spread.column()))
                .toList();
        if (slices.isEmpty()) {
            return GateVerdict.couldNot(
                    gate,
                    "the evaluation has no slices of the column '" + Printable.text(spread.column()) + "'",
                    Double.NaN);
        }
        Parts parts = new Parts(gate.subject());
        for (SliceScores part : slices) {
            Optional<String> problem = parts.problem(part);
            if (problem.isPresent()) {
                return GateVerdict.couldNot(gate, problem.get(), Double.NaN);
            }
        }
        return parts.values.size() < 2 ? tooFew(gate, spread, parts) : judge(gate, metric, spread, parts);
    }

    private static GateVerdict tooFew(Gate gate, Spread spread, Parts parts) {
        return GateVerdict.couldNot(
                gate,
                gate.subject().text() + " takes two slices of '" + Printable.text(spread.column())
                        + "' with enough rows for " + gate.subject().metricText() + ", and there "
                        + (parts.values.isEmpty() ? "is none" : "is one") + parts.fewText(),
                Double.NaN);
    }

    private GateVerdict judge(Gate gate, MetricTraits metric, Spread spread, Parts parts) {
        String text = gate.subject().text();
        List<Value> values = parts.values.stream().sorted(BY_VALUE).toList();
        Value smallest = values.get(0);
        Value largest = values.get(values.size() - 1);
        double value = spread.kind().between(smallest.value(), largest.value());
        String between = ": " + smallest.text() + ", and " + largest.text();
        if (!Double.isFinite(value) || (spread.kind() == Spread.Kind.RATIO && smallest.value() < 0)) {
            return GateVerdict.couldNot(gate, text + " is undefined" + between, Double.NaN);
        }
        Measured measured = new Measured(spread.of(metric, text), value);
        Optional<String> problem = intervals.problem(
                gate,
                new IntervalJudge.Evidence(measured, Optional.empty(), Optional.empty(), Intervals.CONFIDENCE, 0));
        if (problem.isPresent()) {
            return GateVerdict.couldNot(gate, problem.get(), value);
        }
        boolean kept = gate.criterion().isKeptBy(measured);
        String sentence = "Gate '" + gate.text() + "' " + (kept ? "passed" : "failed") + ": " + text + " "
                + gate.criterion().finding(measured) + between + ", of "
                + Names.count(values.size(), "slice") + " of "
                + evaluation.rows().name() + parts.fewText() + "."
                + gate.criterion().hint(measured.metric());
        return new GateVerdict(gate, gate.outcome(kept), value, sentence);
    }

    /** The slices of a column, one after the other. */
    private static final class Parts {

        private final Subject subject;
        private final List<Value> values = new ArrayList<>();
        private final List<String> few = new ArrayList<>();

        Parts(Subject subject) {
            this.subject = subject;
        }

        /** Takes a slice, and returns why nothing can be said of all of them because of it. */
        Optional<String> problem(SliceScores part) {
            String name = "'" + Printable.text(part.name()) + "'";
            long examples = SliceJudge.examples(part, subject);
            if (examples < part.slice().minExamples()) {
                few.add(name + " (" + examples + " of " + part.slice().minExamples() + ")");
                return part.slice().saidOnTooFew().orElse(OnTooFew.SKIP) == OnTooFew.SKIP
                        ? Optional.empty()
                        : Optional.of(subject.metricText() + " rests on " + Names.count(examples, "row")
                                + " of slice " + name + ", fewer than the "
                                + part.slice().minExamples() + " of <minExamples>");
            }
            OptionalDouble value = part.scores().value(subject.metric(), subject.label());
            if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
                return Optional.of(
                        subject.metricText() + " is " + MetricText.of(value.orElse(Double.NaN)) + " on slice " + name);
            }
            values.add(new Value(part, value.getAsDouble()));
            return Optional.empty();
        }

        String fewText() {
            return few.isEmpty() ? "" : "; too few rows: " + Shown.of(few).list();
        }
    }
}
