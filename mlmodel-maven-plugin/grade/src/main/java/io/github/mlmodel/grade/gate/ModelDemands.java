package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.AskedConfidence;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a model is held to, in a form that does not depend on the version that judges it. */
final class ModelDemands {

    private ModelDemands() {}

    static HeldTo.Known of(List<Gate> gates, Evaluation evaluation, Terms terms, @Nullable SchemaVerdict schema) {
        return new HeldTo.Known(
                gates.stream().map(Gate::asked).toList(),
                evaluation.slices().stream().map(SliceScores::slice).toList(),
                confidence(terms.confidence()),
                OwnMetricsCode.of(
                        evaluation.ownMetrics().stream().map(OwnMetric::name).toList(),
                        evaluation.basis().inputs()),
                schema == null ? List.of() : schema.asked());
    }

    static @Nullable AskedConfidence confidence(@Nullable Confidence confidence) {
        return confidence == null
                ? null
                : new AskedConfidence(
                        confidence.level(),
                        switch (confidence.onInconclusive()) {
                            case PASS -> GateOutcome.PASS;
                            case WARN -> GateOutcome.WARN;
                            case FAIL -> GateOutcome.FAIL;
                        });
    }
}
