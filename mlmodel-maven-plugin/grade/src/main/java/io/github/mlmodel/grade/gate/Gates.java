package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.metric.ClassUse;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.SpreadMetric;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the gates of a model. */
public final class Gates {

    /** Deeper than the lines of a list that this may stand in. */
    private static final String LINE = "\n    - ";

    private Gates() {}

    /**
     * Reads gates, and finds everything about them that is wrong before any row is seen. Elements that bound a value and its
     * change are a gate for each: one may have an answer where the other has none.
     *
     * @param model the model's name, for messages
     * @param inputs the gates as they stand in the POM
     * @param task the model's task, or absent while it is not known
     * @param ownMetrics whether the project has metrics of its own, whose names are known only where they are compiled
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
                for (Gate gate : GateSyntax.read(input)) {
                    gates.add(gate);
                    problem(gate, task, ownMetrics)
                            .ifPresent(problem -> problems.add("Gate '" + gate.text() + "' " + problem + "."));
                }
            } catch (MalformedGate malformed) {
                problems.add("Gate " + text + " " + malformed.getMessage() + ".");
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!problems.isEmpty()) {
            sentences.add(message(model, problems));
        }
        if (task == null) {
            contradiction(model, gates).ifPresent(sentences::add);
        }
        if (!sentences.isEmpty()) {
            throw MlModelException.user(String.join("\n", sentences));
        }
        return List.copyOf(gates);
    }

    /** Returns the task that the metrics of gates are of, if one of them is of one, and none of another. */
    public static Optional<Task> task(List<Gate> gates) {
        Set<Task> tasks = byTask(gates).keySet();
        return tasks.size() == 1 ? Optional.of(tasks.iterator().next()) : Optional.empty();
    }

    /** Returns the gates that ask for a task, by that task. */
    private static Map<Task, List<Gate>> byTask(List<Gate> gates) {
        Map<Task, List<Gate>> byTask = new EnumMap<>(Task.class);
        for (Gate gate : gates) {
            Metrics.find(gate.subject().metric()).flatMap(MetricTraits::task).ifPresent(task -> byTask.computeIfAbsent(
                            task, any -> new ArrayList<>())
                    .add(gate));
        }
        return byTask;
    }

    private static Optional<String> contradiction(String model, List<Gate> gates) {
        Map<Task, List<Gate>> byTask = byTask(gates);
        if (byTask.size() < 2) {
            return Optional.empty();
        }
        String clauses = byTask.entrySet().stream()
                .map(entry -> (entry.getValue().size() == 1 ? "gate " : "gates ")
                        + Shown.of(entry.getValue().stream()
                                        .map(gate -> "'" + gate.text() + "'")
                                        .toList())
                                .list()
                        + (entry.getValue().size() == 1 ? " is" : " are") + " for "
                        + entry.getKey().text())
                .collect(Collectors.joining(", "));
        return Optional.of("Model '" + model + "' has gates for more than one task: " + clauses
                + ". A model has one. Correct <gates>, or say the <task>.");
    }

    /**
     * Returns what is wrong with gates once it is known what is predicted, though there is no model yet: a metric of another
     * task, a class that the training rows do not have.
     *
     * @param model the model's name, for messages
     * @param gates the gates; those of the project's own metrics are judged after evaluation alone
     * @param task what the training rows' target is
     * @param labels its classes; empty for regression
     * @param own the names of the project's own metrics, or absent where they are not known
     */
    public static Optional<String> refusal(
            String model, List<Gate> gates, Task task, List<String> labels, @Nullable List<String> own) {
        Suitability suitability = new Suitability(task, labels, null);
        List<String> problems = new ArrayList<>();
        for (Gate gate : gates) {
            String name = gate.subject().metric();
            Optional<MetricDefinition> known = Metrics.find(name);
            if (known.isEmpty() && own != null && !own.contains(name)) {
                List<String> all = Stream.concat(own.stream(), Metrics.names(task).stream())
                        .toList();
                problems.add("Gate '" + gate.text() + "' " + unknown(name, all) + ".");
            }
            known.flatMap(metric -> suitability.refusal(metric, gate.subject().label()))
                    .ifPresent(problem -> problems.add("Gate '" + gate.text() + "': " + problem + "."));
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(message(model, problems));
    }

    /** Returns the first gate that compares the model with a baseline, if there is one. */
    public static Optional<Gate> ofChange(List<Gate> gates) {
        return gates.stream().filter(gate -> gate.criterion().needsBaseline()).findFirst();
    }

    /** Returns whether a gate names a metric that the product does not have. */
    public static boolean nameOwnMetrics(List<Gate> gates) {
        return gates.stream()
                .anyMatch(gate -> Metrics.find(gate.subject().metric()).isEmpty());
    }

    private static String message(String model, List<String> problems) {
        String head = "Model '" + model + "' has " + Names.count(problems.size(), "gate")
                + " that cannot be judged. Correct <gates>:";
        return problems.size() == 1
                ? head + " " + problems.get(0)
                : head + LINE + Shown.of(problems).joined(LINE, more -> "\n    and " + more + " more.");
    }

    private static Optional<String> problem(Gate gate, @Nullable Task task, boolean ownMetrics) {
        String name = gate.subject().metric();
        Optional<MetricDefinition> known = Metrics.find(name);
        Optional<String> tooMuch = spreadProblem(gate);
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        if (known.isEmpty()) {
            return ownMetrics ? Optional.empty() : Optional.of(unknown(name, Metrics.names(task)));
        }
        MetricDefinition metric = known.get();
        if (task != null && !metric.isFor(task)) {
            return Optional.of("is not for a model whose task is " + task.text() + "; metrics are: "
                    + Names.list(Metrics.names(task)));
        }
        return classProblem(gate.subject(), metric).or(() -> boundProblem(gate, metric));
    }

    /** Returns why a gate that asks for it asks for too much, as the rest of a sentence that begins with the gate. */
    private static Optional<String> spreadProblem(Gate gate) {
        Subject subject = gate.subject();
        if (subject.spread() == null) {
            return Optional.empty();
        }
        String what = subject.of(subject.spread(), null).text();
        if (subject.slice() != null) {
            return Optional.of("asks for " + what + " within a slice, and slices are not divided further; write " + what
                    + " alone");
        }
        return gate.criterion().needsBaseline()
                ? Optional.of("asks how " + what + " differs from a baseline's, which is not compared; bound its value")
                : Optional.empty();
    }

    private static Optional<String> boundProblem(Gate gate, MetricDefinition metric) {
        @Nullable Spread spread = gate.subject().spread();
        if (spread == null) {
            return gate.criterion().problem(metric);
        }
        SpreadMetric bounded = spread.of(metric, gate.subject().text());
        return bounded.isRatioOfSigned()
                ? Optional.of("asks for a ratio, and " + metric.name() + " may be below 0; bound its gap")
                : gate.criterion().problem(bounded);
    }

    /** Says that a metric is unknown, without the full stop. */
    static String unknown(String metric, List<String> known) {
        return "names the metric '" + metric + "', which does not exist" + Names.didYouMean(metric, known)
                + " Metrics are: " + Names.list(known);
    }

    private static Optional<String> classProblem(Subject subject, MetricDefinition metric) {
        String name = metric.name();
        if (metric.classUse() == ClassUse.REQUIRED && subject.label() == null) {
            return Optional.of("names no class; write " + name + "[CLASS]" + orAnyOf(Metrics.averages(name)));
        }
        if (metric.classUse() == ClassUse.NONE && subject.label() != null) {
            return Optional.of("names a class, and " + name + " is not of one class; write " + name
                    + " alone, or one of " + Names.list(Metrics.namesWithClass()) + " with the class");
        }
        return Optional.empty();
    }

    private static String orAnyOf(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        List<String> first = names.subList(0, names.size() - 1);
        return ", or " + (first.isEmpty() ? "" : String.join(", ", first) + " or ") + names.get(names.size() - 1);
    }
}
