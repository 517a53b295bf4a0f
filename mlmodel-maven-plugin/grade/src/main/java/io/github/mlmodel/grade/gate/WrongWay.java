package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for gates that passed and ask for what is worse, as those do whose operator is turned round: any bad model passes them. */
final class WrongWay {

    private WrongWay() {}

    static List<Check> of(List<GateVerdict> verdicts, Evaluation evaluation) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == GateOutcome.PASS)
                .map(GateVerdict::gate)
                .flatMap(gate -> check(gate, evaluation).stream())
                .toList();
    }

    private static Optional<Check> check(Gate gate, Evaluation evaluation) {
        if (gate.criterion().needsBaseline()) {
            return Optional.empty();
        }
        Subject subject = gate.subject();
        return evaluation
                .metric(subject.metric())
                .map(metric ->
                        subject.spread() == null ? metric : subject.spread().of(metric, subject.text()))
                .filter(metric -> gate.criterion().asksFor().isAgainst(metric.direction()))
                .map(metric -> check(gate, metric));
    }

    private static Check check(Gate gate, MetricTraits metric) {
        return new Check(
                "wrongWay " + gate.text(),
                GateOutcome.WARN,
                Map.of(),
                "Gate '" + gate.text() + "' passed, and asks for "
                        + gate.criterion().asksFor().text() + ", where "
                        + metric.direction().text() + " is better for " + metric.name()
                        + ". Turn it round; a gate with <min> and <max> keeps a value between two bounds.");
    }
}
