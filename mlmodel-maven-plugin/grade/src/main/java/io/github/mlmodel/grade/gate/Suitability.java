package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.metric.ClassUse;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics a model can have.
 *
 * @param task the model's task
 * @param labels its classes; empty for regression
 * @param scoring the trainer whose model gives scores and no probabilities; absent where it gives them, or is still to say
 */
record Suitability(Task task, List<String> labels, @Nullable String scoring) {

    /** Asks about a model that is there. */
    Suitability(ModelDescription model) {
        this(
                model.task(),
                model.labels(),
                model.signature().has(OutputName.PROBABILITIES)
                        ? null
                        : model.lineage().trainer());
    }

    /** Returns why a metric, of all classes or of one, has no value for the model, as a clause without the full stop. */
    Optional<String> refusal(MetricTraits metric, @Nullable String label) {
        if (!metric.isFor(task)) {
            return Optional.of(metric.name() + " is not defined for " + task.text() + ". Metrics are: "
                    + Names.list(Metrics.names(task)));
        }
        if (metric.needs().probabilities() && scoring != null) {
            return Optional.of(metric.name() + " needs probabilities, and the trainer '" + scoring
                    + "' gives scores only. Use another trainer, or one of " + Names.list(Metrics.namesOfLabels()));
        }
        return label == null ? wholeRefusal(metric) : classRefusal(metric, label);
    }

    private Optional<String> wholeRefusal(MetricTraits metric) {
        String name = metric.name();
        if (metric.needs().classes().holds(labels.size())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (metric.needs().classes()) {
                    case ANY -> throw new IllegalStateException(name);
                    case TWO ->
                        name + " without a class takes two classes, and the model has " + labels.size() + ". Use "
                                + withoutClass(metric) + name + "[CLASS]";
                    case MORE_THAN_TWO ->
                        name
                                + " of two classes depends on which of them is sought, and no class is named. The classes are "
                                + Names.list(labels) + ": write "
                                + labels.stream()
                                        .map(label -> name + "[" + Printable.text(label) + "]")
                                        .collect(Collectors.joining(" or "));
                });
    }

    private static String withoutClass(MetricTraits metric) {
        List<String> averages = Metrics.averages(metric.name());
        return averages.isEmpty() ? "" : Names.list(averages) + ", or ";
    }

    private Optional<String> classRefusal(MetricTraits metric, String label) {
        if (metric.classUse() == ClassUse.NONE) {
            return Optional.of(metric.name() + " has no value by class. Write " + metric.name() + " alone");
        }
        return labels.contains(label)
                ? Optional.empty()
                : Optional.of("the model has no class '" + label + "'"
                        + sameNumber(label)
                                .map(same -> ", but '" + same + "', which is the same number: write " + metric.name()
                                        + "[" + same + "].")
                                .orElseGet(() -> Names.didYouMean(label, labels))
                        + " Its classes are: " + Names.list(labels));
    }

    /** Returns the class that is written otherwise; no two are the same number, or else they are codes. */
    private Optional<String> sameNumber(String label) {
        Optional<String> number = Spellings.number(label);
        return number.flatMap(sought -> labels.stream()
                .filter(known -> Spellings.number(known).filter(sought::equals).isPresent())
                .findFirst()
                .map(Printable::text));
    }
}
