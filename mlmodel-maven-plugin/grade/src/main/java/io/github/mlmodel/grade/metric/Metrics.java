package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.metric.MetricDefinition.ClassUse;
import io.github.mlmodel.model.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The built-in metrics by name. Their definitions are those of scikit-learn 1.9. */
public final class Metrics {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Map<String, MetricDefinition> BY_NAME = byName();

    private Metrics() {}

    /** Returns the metric of that name, if there is one. */
    public static Optional<MetricDefinition> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns every metric, sorted by name. */
    public static Collection<MetricDefinition> all() {
        return BY_NAME.values();
    }

    /** Returns the names of the metrics of a task, or of all when the task is not known yet; sorted. */
    public static List<String> names(@Nullable Task task) {
        return BY_NAME.values().stream()
                .filter(metric -> task == null || metric.isFor(task))
                .map(MetricDefinition::name)
                .toList();
    }

    private static Map<String, MetricDefinition> byName() {
        List<MetricDefinition> metrics = new ArrayList<>(List.of(
                labels("accuracy", 0, ClassUse.NONE),
                labels("balanced_accuracy", 0, ClassUse.NONE),
                labels("matthews_correlation", -1, ClassUse.NONE),
                probabilities("log_loss", false, INFINITE, ClassUse.NONE),
                probabilities("brier_score", false, 2, ClassUse.OPTIONAL),
                probabilities("roc_auc", true, 1, ClassUse.OPTIONAL),
                probabilities("roc_auc_ovr_macro", true, 1, ClassUse.NONE),
                probabilities("average_precision", true, 1, ClassUse.OPTIONAL),
                numbers("mae", false, 0, INFINITE),
                numbers("mse", false, 0, INFINITE),
                numbers("rmse", false, 0, INFINITE),
                numbers("mape", false, 0, INFINITE),
                numbers("max_error", false, 0, INFINITE),
                numbers("r2", true, -INFINITE, 1),
                new MetricDefinition("example_count", null, true, 0, INFINITE, false, ClassUse.NONE)));
        for (String name : List.of("precision", "recall", "f1")) {
            metrics.add(labels(name, 0, ClassUse.REQUIRED));
            for (String average : List.of("macro", "micro", "weighted")) {
                metrics.add(labels(name + "_" + average, 0, ClassUse.NONE));
            }
        }
        Map<String, MetricDefinition> byName = new TreeMap<>();
        metrics.forEach(metric -> byName.put(metric.name(), metric));
        return Collections.unmodifiableMap(byName);
    }

    private static MetricDefinition labels(String name, double lowest, ClassUse classUse) {
        return new MetricDefinition(name, Task.CLASSIFICATION, true, lowest, 1, false, classUse);
    }

    private static MetricDefinition probabilities(
            String name, boolean higherIsBetter, double highest, ClassUse classUse) {
        return new MetricDefinition(name, Task.CLASSIFICATION, higherIsBetter, 0, highest, true, classUse);
    }

    private static MetricDefinition numbers(String name, boolean higherIsBetter, double lowest, double highest) {
        return new MetricDefinition(name, Task.REGRESSION, higherIsBetter, lowest, highest, false, ClassUse.NONE);
    }
}
