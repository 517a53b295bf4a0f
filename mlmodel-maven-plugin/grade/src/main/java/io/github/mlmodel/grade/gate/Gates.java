package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.gate.Gate.Bound;
import io.github.mlmodel.grade.gate.GateSyntax.MalformedGate;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.MetricDefinition.ClassUse;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the gates of a model. */
public final class Gates {

    private static final int LISTED = 10;

    private Gates() {}

    /**
     * Reads gates, and finds everything about them that is wrong before any row is seen.
     *
     * @param model the model's name, for messages
     * @param inputs the gates as they stand in the POM
     * @param task the model's task, or absent while it is not known
     * @param ownMetrics whether the project has metrics of its own, whose names are known only after evaluation
     * @throws MlModelException listing everything that is wrong
     */
    public static List<Gate> read(String model, List<GateInput> inputs, @Nullable Task task, boolean ownMetrics) {
        List<Gate> gates = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            GateInput input = inputs.get(i);
            String text = input.text() == null
                    ? "number " + (i + 1)
                    : "'" + input.text().strip() + "'";
            try {
                Gate gate = GateSyntax.read(input);
                gates.add(gate);
                problem(gate, task, ownMetrics)
                        .ifPresent(problem -> problems.add("Gate '" + gate.text() + "' " + problem + "."));
            } catch (MalformedGate malformed) {
                problems.add("Gate " + text + " " + malformed.getMessage() + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw MlModelException.user(message(model, problems));
        }
        return List.copyOf(gates);
    }

    private static String message(String model, List<String> problems) {
        String head = "Model '" + model + "' has " + Names.count(problems.size(), "gate")
                + " that cannot be judged. Correct <gates>: ";
        String rest = problems.size() > LISTED ? " And " + (problems.size() - LISTED) + " more." : "";
        return head + String.join(" ", problems.stream().limit(LISTED).toList()) + rest;
    }

    private static Optional<String> problem(Gate gate, @Nullable Task task, boolean ownMetrics) {
        Optional<MetricDefinition> known = Metrics.find(gate.metric());
        if (known.isEmpty()) {
            return ownMetrics ? Optional.empty() : Optional.of(unknown(gate.metric(), Metrics.names(task)));
        }
        MetricDefinition metric = known.get();
        if (task != null && !metric.isFor(task)) {
            return Optional.of("is not for a model whose task is " + task.text() + "; metrics are: "
                    + Names.list(Metrics.names(task)));
        }
        return classProblem(gate, metric)
                .or(() -> rangeProblem(gate.min(), metric, true))
                .or(() -> rangeProblem(gate.max(), metric, false));
    }

    /** Says that a metric is unknown, without the full stop. */
    static String unknown(String metric, List<String> known) {
        String suggestion = Names.didYouMean(metric, known);
        return "names the metric '" + metric + "', which does not exist" + (suggestion.isEmpty() ? "." : suggestion)
                + " Metrics are: " + Names.list(known);
    }

    private static Optional<String> classProblem(Gate gate, MetricDefinition metric) {
        String name = metric.name();
        if (metric.classUse() == ClassUse.REQUIRED && gate.label() == null) {
            return Optional.of("names no class; write " + name + "[CLASS], or " + name + "_macro, " + name
                    + "_micro or " + name + "_weighted");
        }
        if (metric.classUse() == ClassUse.NONE && gate.label() != null) {
            return Optional.of(
                    "names a class, and " + name + " is not of one class; write " + name
                            + " alone, or one of precision, recall, f1, roc_auc, average_precision, brier_score with the class");
        }
        return Optional.empty();
    }

    private static Optional<String> rangeProblem(@Nullable Bound bound, MetricDefinition metric, boolean isMin) {
        if (bound == null) {
            return Optional.empty();
        }
        double value = bound.value();
        if (value < metric.lowest() || value > metric.highest()) {
            return Optional.of("has the threshold " + MetricText.of(value) + ", and " + metric.name()
                    + " lies in the range " + metric.range());
        }
        boolean neverKept = !bound.inclusive() && value == (isMin ? metric.highest() : metric.lowest());
        return neverKept
                ? Optional.of("can never be kept: " + metric.name() + " lies in the range " + metric.range())
                : Optional.empty();
    }
}
