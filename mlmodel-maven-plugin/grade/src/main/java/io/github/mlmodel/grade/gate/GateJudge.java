package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges gates by an evaluation. A value that is missing or no finite number is an error, never a pass. */
final class GateJudge {

    private final ModelDescription model;
    private final Evaluation evaluation;

    GateJudge(ModelDescription model, Evaluation evaluation) {
        this.model = model;
        this.evaluation = evaluation;
    }

    GateVerdict judge(Gate gate) {
        Subject subject = gate.subject();
        Optional<MetricTraits> metric = evaluation.metric(subject.metric());
        if (metric.isEmpty()) {
            return couldNot(
                    gate, "it " + Gates.unknown(subject.metric(), evaluation.metricNames(model.task())), Double.NaN);
        }
        Optional<String> refusal = new Suitability(model).refusal(metric.get(), subject.label());
        if (refusal.isPresent()) {
            return couldNot(gate, refusal.get(), Double.NaN);
        }
        Optional<Scores> scores = evaluation.scoresOf(subject.slice());
        if (scores.isEmpty()) {
            return couldNot(gate, noSlice(subject), Double.NaN);
        }
        if (subject.slice() != null && scores.get().rows() == 0) {
            return couldNot(gate, "slice '" + subject.slice() + "' has no row of " + sourceName(), Double.NaN);
        }
        return judge(gate, metric.get(), scores.get());
    }

    private GateVerdict judge(Gate gate, MetricTraits metric, Scores scores) {
        Subject subject = gate.subject();
        OptionalDouble found = scores.value(subject.metric(), subject.label());
        if (found.isEmpty()) {
            return couldNot(gate, "the evaluation holds no " + subject.text(), Double.NaN);
        }
        double value = found.getAsDouble();
        String on = " on " + rows(subject, scores);
        if (!Double.isFinite(value)) {
            return couldNot(gate, subject.text() + " is " + MetricText.of(value) + on, value);
        }
        Measured measured = new Measured(metric, value);
        boolean kept = gate.criterion().isKeptBy(measured);
        GateOutcome outcome =
                kept ? GateOutcome.PASS : gate.severity() == Severity.WARN ? GateOutcome.WARN : GateOutcome.FAIL;
        String sentence = "Gate '" + gate.text() + "' " + (kept ? "passed" : "failed") + ": " + subject.text() + " "
                + gate.criterion().finding(measured) + on + "."
                + gate.criterion().hint(metric);
        return new GateVerdict(gate, outcome, value, sentence);
    }

    private String noSlice(Subject subject) {
        List<String> names = evaluation.slices().stream().map(SliceScores::name).toList();
        String slice = String.valueOf(subject.slice());
        return "the evaluation has no slice '" + slice + "'" + Names.didYouMean(slice, names)
                + (names.isEmpty() ? " It has none at all" : " Its slices are: " + Names.list(names));
    }

    private static GateVerdict couldNot(Gate gate, String problem, double value) {
        return new GateVerdict(
                gate, GateOutcome.ERROR, value, "Gate '" + gate.text() + "' could not be judged: " + problem + ".");
    }

    private String rows(Subject subject, Scores scores) {
        return Names.count(scores.rows(), "row") + " of "
                + (subject.slice() == null ? "" : "slice '" + subject.slice() + "' of ") + sourceName();
    }

    private String sourceName() {
        return evaluation.rows().name();
    }
}
