package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.gate.IntervalJudge.Evidence;
import io.github.mlmodel.grade.gate.IntervalJudge.Judged;
import io.github.mlmodel.grade.gate.IntervalJudge.ShownInterval;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges gates by an evaluation. A value that is missing or no finite number is an error, never a pass. */
final class GateJudge {

    private final ModelDescription model;
    private final Evaluation evaluation;
    private final ChangeJudge changes;
    private final SliceJudge slices;
    private final SpreadJudge spreads;
    private final IntervalJudge intervals;

    GateJudge(ModelDescription model, Evaluation evaluation, Terms terms) {
        this.model = model;
        this.evaluation = evaluation;
        this.intervals = new IntervalJudge(terms.confidence());
        this.changes = new ChangeJudge(evaluation, terms.acceptedBreak(), intervals);
        this.slices = new SliceJudge(evaluation);
        this.spreads = new SpreadJudge(evaluation, intervals);
    }

    GateVerdict judge(Gate gate) {
        Subject subject = gate.subject();
        Optional<MetricTraits> metric = evaluation.metric(subject.metric());
        if (metric.isEmpty()) {
            return GateVerdict.couldNot(
                    gate, "it " + Gates.unknown(subject.metric(), evaluation.metricNames(model.task())), Double.NaN);
        }
        Optional<String> refusal = new Suitability(model).refusal(metric.get(), subject.label());
        if (refusal.isPresent()) {
            return GateVerdict.couldNot(gate, refusal.get(), Double.NaN);
        }
        if (gate.criterion().needsBaseline()) {
            return changes.judge(gate, metric.get());
        }
        if (subject.spread() != null) {
            return spreads.judge(gate, metric.get(), subject.spread());
        }
        return subject.slice() == null
                ? judge(gate, metric.get(), evaluation.scores())
                : slices.judge(gate, subject.slice(), part -> judge(gate, metric.get(), part.scores()));
    }

    private GateVerdict judge(Gate gate, MetricTraits metric, Scores scores) {
        Subject subject = gate.subject();
        OptionalDouble found = scores.value(subject.metric(), subject.label());
        if (found.isEmpty()) {
            return GateVerdict.couldNot(gate, "the evaluation holds no " + subject.text(), Double.NaN);
        }
        double value = found.getAsDouble();
        String on = " on " + rows(subject, scores);
        if (!Double.isFinite(value)) {
            return GateVerdict.couldNot(gate, subject.text() + " is " + MetricText.of(value) + on, value);
        }
        Measured measured = new Measured(metric, value);
        Optional<Interval> interval = scores.intervals().of(subject.metric(), subject.label());
        Evidence evidence = new Evidence(
                measured,
                interval,
                interval.map(whole -> new ShownInterval("", whole)),
                scores.intervals().confidence(),
                scores.rows());
        Optional<String> problem = intervals.problem(gate, evidence);
        if (problem.isPresent()) {
            return GateVerdict.couldNot(gate, problem.get(), value);
        }
        Judged judged = intervals.judge(gate, evidence);
        String sentence = "Gate '" + gate.text() + "' " + judged.word() + ": " + subject.text() + " "
                + gate.criterion().finding(measured) + on + "."
                + judged.sentences()
                + gate.criterion().hint(metric);
        return new GateVerdict(gate, judged.outcome(), value, sentence);
    }

    private String rows(Subject subject, Scores scores) {
        return Names.count(scores.rows(), "row") + " of "
                + (subject.slice() == null ? "" : "slice '" + subject.slice() + "' of ") + sourceName();
    }

    private String sourceName() {
        return evaluation.rows().name();
    }
}
