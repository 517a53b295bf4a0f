package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.repository.ProductSources.Fault;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a further task asks for: the compiler names every place that must decide, and nothing else is to be found. */
class FurtherTaskTest {

    /** The classes that CONTRIBUTING lists for a further task, beside the families themselves. */
    private static final Set<String> PLACES = Set.of(
            // What the families themselves say of their members, and what is learnt.
            "Target",
            "Predicted",
            "Learners",
            "ScoredClasses",
            "ScoredNumbers",
            "CalibrationError",
            "Mistakes",
            "MetricFunction",
            "ClassEstimates",
            "ProbabilityEstimates",
            "Losses",
            "Pairing",
            "DataSchema",
            "ModelAnswer",
            // What the worker makes of rows, models and metrics.
            "TargetColumn",
            "TargetReader",
            "ShippedGraph",
            "LearntTarget",
            "SomeRows",
            "FoldedTraining",
            "ConfigurationTrial",
            "SuggestedTarget",
            "Telltale",
            "Exclusions",
            "Explainer",
            "SameMeaning",
            "SampleRows",
            "SampleCheck",
            "Samples",
            "DeviceComparison",
            "PredictionDifference",
            "RowIdentity",
            "RowsForTests",
            "ScoredPredictions",
            "BaselineComparison",
            "CustomMetrics",
            "TrainingScore",
            // What tests of models are given.
            "ScoredPredictedRows",
            // What an application and the build expect of a model.
            "Tolerance",
            "LargestDifference",
            "DescriptionCheck",
            "Predictor",
            "PredictedValues",
            "DescriptionReader",
            "ImageElements",
            "Proposal",
            "NoGates",
            "ProposedGate",
            // What each engine learns.
            "LossChoice",
            "NeuralParameters",
            "Assembly",
            "Origin",
            "TribuoTrainer",
            "ModelGraph",
            "TreeGraphs",
            "EnsembleGraphs",
            "XgboostGraphs");

    private static final Pattern MAY_DECIDE = Pattern.compile("choose\\(|decide\\(|[tT]ask|Predicted|kind\\(\\)");

    @Test
    void theCompilerNamesEveryPlaceThatMustDecideAndNoOther() throws IOException {
        Map<String, String> sources = new TreeMap<>(FurtherTask.addedTo(ProductSources.all()));
        // What speaks of no task cannot decide; the compiler finds it compiled.
        sources.values().removeIf(text -> !MAY_DECIDE.matcher(text).find());
        Set<String> named = new TreeSet<>();

        List<Fault> faults = ProductSources.faults(sources);
        for (int round = 0; round < 2 && !faults.isEmpty(); round++) {
            faults.forEach(fault -> named.add(fault.type()));
            decide(sources, faults);
            faults = ProductSources.faults(sources);
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(PLACES);
        assertThat(faults).as("what is left when each place has decided").isEmpty();
        assertThat(recipe()).contains(PLACES);
    }

    @Test
    void noCodeTakesTheRestForOneKind() throws IOException {
        assertThat(SilentElse.in(ProductSources.parsed(ProductSources.all()))).isEmpty();
    }

    @Test
    void eachWayToTakeTheRestForOneKindIsFound() throws IOException {
        String code = """
                class Asks {
                    boolean a = task == Task.REGRESSION;
                    boolean b = CLASSIFICATION != task;
                    boolean c = text.equals(Optional.of(Task.REGRESSION));
                    boolean d = Task.REGRESSION.equals(task);
                    Object e = tasks.filter(Task.CLASSIFICATION::equals);
                    Object f = EnumSet.allOf(Task.class);
                    boolean g = target instanceof Target.Numbers numbers;
                    int h = switch (task) { case REGRESSION -> 1; default -> 0; };
                    void i() { switch (task) { case REGRESSION: j(); } }
                    boolean k = output == OutputName.PREDICTION;
                    String l = model.labels().isEmpty() ? "" : model.label(0);
                    int right = switch (task) { case CLASSIFICATION -> 0; case REGRESSION -> 1; };
                    boolean other = direction == Direction.LESS && task.equals(said);
                }
                """;

        assertThat(SilentElse.in(ProductSources.parsed(Map.of("Asks.java", code))))
                .hasSize(11)
                .contains(
                        "Asks.java: task == Task.REGRESSION",
                        "Asks.java: target instanceof Target.Numbers numbers",
                        "Asks.java: output == OutputName.PREDICTION",
                        "Asks.java: model.labels().isEmpty()");
    }

    /** Returns what CONTRIBUTING says of a further task. */
    private static String recipe() throws IOException {
        return Checkout.read(Checkout.ROOT.resolve("CONTRIBUTING.md"))
                .lines()
                .filter(line -> line.startsWith("| a further task "))
                .findFirst()
                .orElse("");
    }

    /** Lets each place that the compiler named decide for the further task, the last one of a file first. */
    private static void decide(Map<String, String> sources, List<Fault> faults) {
        faults.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::position, Comparator.reverseOrder()))
                .forEach(fault -> sources.computeIfPresent(fault.file(), (file, text) -> decided(text, fault)));
    }

    private static String decided(String text, Fault fault) {
        boolean branches = text.startsWith("switch", fault.position());
        if (branches) {
            int close = closing(text, text.indexOf('{', fault.position()));
            return text.substring(0, close) + "case " + FurtherTask.CONSTANT
                    + " -> throw new AssertionError(\"a further task\");" + text.substring(close);
        }
        int name = text.indexOf("choose(", fault.position());
        if (name < 0) {
            throw new IllegalStateException("no place to decide is known for " + fault);
        }
        int open = name + "choose".length();
        int close = closing(text, open);
        return text.substring(0, name) + FurtherTask.CHOOSE + text.substring(open, close)
                + ", further -> { throw new AssertionError(\"a further task\"); }" + text.substring(close);
    }

    /** Returns where a parenthesis or brace is closed; those in texts stand in pairs, or are none of ours. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("nothing closes what is open at " + text.substring(open, open + 40));
    }
}
