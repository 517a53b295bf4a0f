package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Evaluation.CustomMetric;
import io.github.mlmodel.grade.gate.Gate.Bound;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.gate.GateVerdict.Outcome;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges gates by an evaluation. A value that is missing or no finite number is an error, never a pass. */
final class GateJudge {

    private final ModelDescription model;
    private final Evaluation evaluation;

    GateJudge(ModelDescription model, Evaluation evaluation) {
        this.model = model;
        this.evaluation = evaluation;
    }

    GateVerdict judge(Gate gate) {
        Optional<MetricDefinition> known = Metrics.find(gate.metric());
        Optional<String> error = known.isPresent() ? refusal(gate, known.get()) : customRefusal(gate);
        if (error.isPresent()) {
            return verdict(gate, Outcome.ERROR, Double.NaN, couldNot(gate, error.get()));
        }
        @Nullable Double value = value(gate);
        if (value == null) {
            return verdict(gate, Outcome.ERROR, Double.NaN, couldNot(gate, absence(gate)));
        }
        if (value.isNaN() || value.isInfinite()) {
            String problem = gate.subject() + " is " + MetricText.of(value) + " on " + rows();
            return verdict(gate, Outcome.ERROR, value, couldNot(gate, problem));
        }
        boolean kept = gate.isKeptBy(value);
        Outcome outcome = kept ? Outcome.PASS : gate.severity() == Severity.WARN ? Outcome.WARN : Outcome.FAIL;
        return verdict(gate, outcome, value, sentence(gate, kept, value, higherIsBetter(gate, known)));
    }

    private Optional<String> refusal(Gate gate, MetricDefinition metric) {
        if (!metric.isFor(model.task())) {
            return Optional.of(metric.name() + " is not defined for "
                    + model.task().text() + ". Metrics are: " + Names.list(Metrics.names(model.task())));
        }
        if (metric.needsProbabilities()
                && model.outputs().stream().noneMatch(output -> output.name().equals("probabilities"))) {
            return Optional.of(metric.name() + " needs probabilities, and the trainer '" + model.trainer()
                    + "' gives scores only. Use a metric of labels, such as accuracy or f1_macro, or another trainer");
        }
        if (gate.label() != null && !model.labels().contains(gate.label())) {
            String suggestion = Names.didYouMean(gate.label(), model.labels());
            return Optional.of("the model has no class '" + gate.label() + "'"
                    + (suggestion.isEmpty() ? "." : suggestion) + " Its classes are: " + Names.list(model.labels()));
        }
        return Optional.empty();
    }

    private Optional<String> customRefusal(Gate gate) {
        List<String> custom =
                evaluation.customMetrics().stream().map(CustomMetric::name).toList();
        if (!custom.contains(gate.metric())) {
            List<String> known = new ArrayList<>(custom);
            known.addAll(Metrics.names(model.task()));
            return Optional.of("it " + Gates.unknown(gate.metric(), known));
        }
        return gate.label() == null
                ? Optional.empty()
                : Optional.of(gate.metric() + " is the project's own metric and has no value by class. Write "
                        + gate.metric() + " alone");
    }

    private @Nullable Double value(Gate gate) {
        if (gate.label() == null) {
            return evaluation.metrics().get(gate.metric());
        }
        Map<String, Double> byClass = evaluation.classMetrics().getOrDefault(gate.metric(), Map.of());
        return byClass.get(gate.label());
    }

    private String absence(Gate gate) {
        if (gate.metric().equals("roc_auc") && gate.label() == null) {
            return "roc_auc without a class takes two classes, and the model has "
                    + model.labels().size() + ". Use roc_auc_ovr_macro, or roc_auc[CLASS]";
        }
        return "the evaluation holds no " + gate.subject();
    }

    private boolean higherIsBetter(Gate gate, Optional<MetricDefinition> known) {
        return known.map(MetricDefinition::higherIsBetter).orElseGet(() -> evaluation.customMetrics().stream()
                .anyMatch(metric -> metric.name().equals(gate.metric()) && metric.higherIsBetter()));
    }

    private String sentence(Gate gate, boolean kept, double value, boolean higherIsBetter) {
        Bound nearest = nearestBound(gate, value);
        String start = "Gate '" + gate.text() + "' " + (kept ? "passed" : "failed") + ": " + gate.subject() + " was "
                + MetricText.apartFrom(value, nearest.value()) + " on " + rows() + ".";
        boolean backwards = higherIsBetter ? gate.min() == null : gate.max() == null;
        if (!backwards || gate.metric().equals("example_count")) {
            return start;
        }
        return start + " Mind that " + (higherIsBetter ? "more" : "less") + " is better for " + gate.metric()
                + ", and this gate asks for " + (higherIsBetter ? "less." : "more.");
    }

    private static Bound nearestBound(Gate gate, double value) {
        Bound min = gate.min();
        Bound max = gate.max();
        if (min == null) {
            return Objects.requireNonNull(max);
        }
        return max == null || Math.abs(value - min.value()) <= Math.abs(value - max.value()) ? min : max;
    }

    private static String couldNot(Gate gate, String problem) {
        return "Gate '" + gate.text() + "' could not be judged: " + problem + ".";
    }

    private String rows() {
        return Names.count(evaluation.rows(), "row") + " of " + evaluation.rowsName();
    }

    private static GateVerdict verdict(Gate gate, Outcome outcome, double value, String sentence) {
        return new GateVerdict(gate.text(), gate.metric(), gate.label(), outcome, value, sentence);
    }
}
