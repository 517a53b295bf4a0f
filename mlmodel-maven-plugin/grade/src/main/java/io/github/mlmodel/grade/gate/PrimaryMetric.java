package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.ModelDescription;
import java.util.List;

/** The one metric that stands for a model where only one can: that of its first gate, else one that suits its task. */
public final class PrimaryMetric {

    private static final List<String> PREFERRED = List.of("roc_auc", "balanced_accuracy", "rmse");

    private PrimaryMetric() {}

    /** Returns the primary metric of a model, of all rows: a gate's slice does not count, its class does. */
    public static Subject of(List<Gate> gates, ModelDescription model) {
        if (!gates.isEmpty()) {
            return gates.get(0).subject().ofAllRows();
        }
        Suitability suitability = new Suitability(model);
        return PREFERRED.stream()
                .flatMap(name -> Metrics.find(name).stream())
                .filter(metric -> suitability.refusal(metric, null).isEmpty())
                .map(metric -> Subject.of(metric.name()))
                .findFirst()
                .orElseThrow();
    }
}
