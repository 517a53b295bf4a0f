package io.github.mlmodel.build.config;

import io.github.mlmodel.grade.gate.Confidence;
import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.Estimator;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.text.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how sure a model's verdicts must be: {@code <confidence>} and {@code <onInconclusive>}. */
final class ConfidenceElements {

    private static final String CONFIDENCE = "confidence";
    private static final String ON_INCONCLUSIVE = "onInconclusive";

    private final Violations violations;
    private final String path;

    ConfidenceElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/";
    }

    /** Returns how sure the verdicts of these gates must be; nothing where values decide. */
    @Nullable
    Confidence read(ElementValues model, List<Gate> gates) {
        Optional<OnInconclusive> onInconclusive = onInconclusive(model);
        if (model.lacks(CONFIDENCE)) {
            if (!model.lacks(ON_INCONCLUSIVE)) {
                violations.add("<" + path + ON_INCONCLUSIVE
                        + "> is of gates that are judged by intervals, and there is no <confidence>. Add"
                        + " <confidence>0.95</confidence>, or remove it.");
            }
            return null;
        }
        gates.forEach(this::refuseWithoutInterval);
        return model.decimal(CONFIDENCE)
                .filter(this::isLevel)
                .map(level -> new Confidence(level, onInconclusive.orElse(OnInconclusive.FAIL)))
                .orElse(null);
    }

    private boolean isLevel(double level) {
        if (!Confidence.isLevel(level)) {
            violations.add("<" + path + CONFIDENCE + "> is " + level + ", but it is from " + Confidence.LEAST + " to "
                    + Confidence.HIGHEST + ", for example 0.95.");
        }
        return Confidence.isLevel(level);
    }

    private Optional<OnInconclusive> onInconclusive(ElementValues model) {
        Optional<String> text = model.text(ON_INCONCLUSIVE);
        Optional<OnInconclusive> choice = text.flatMap(OnInconclusive::of);
        if (text.isPresent() && choice.isEmpty()) {
            violations.add("<" + path + ON_INCONCLUSIVE + "> is '" + text.get() + "'"
                    + Names.didYouMean(text.get(), OnInconclusive.texts()) + " It is one of: "
                    + Names.list(OnInconclusive.texts()) + ".");
        }
        return choice;
    }

    /** Metrics of the project's own are known only where they are computed. */
    private void refuseWithoutInterval(Gate gate) {
        Subject subject = gate.subject();
        boolean without = Metrics.find(subject.metric())
                .filter(metric -> metric.estimator() == Estimator.NONE)
                .isPresent();
        if (without || subject.spread() != null) {
            violations.add("Gate '" + gate.text() + "' in <" + path + "gates> asks for "
                    + (without ? subject.metric() : subject.text())
                    + ", which has no interval, by which <confidence> decides. Take the gate to another metric, or remove"
                    + " <confidence>.");
        }
    }
}
