package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether one column gives the target away. */
record Telling(Evaluation evaluation) {

    private static final String NAME = "tellingColumn";

    /** As the training warns of it. */
    private static final double LEAST = 0.998;

    Check check() {
        @Nullable TrainingFigures training = evaluation.figures().training();
        @Nullable String column = training == null ? null : training.column();
        if (training == null || column == null) {
            return new Check(
                    NAME,
                    GateOutcome.SKIPPED,
                    Map.of(),
                    "Whether one column tells the target was not looked at: "
                            + (training == null
                                    ? TrainingGap.UNKNOWN
                                    : "its training rows are too few to say so, or have no such column")
                            + ".");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("column", column);
        facts.put("value", Double.toString(training.share()));
        facts.put("limit", Double.toString(LEAST));
        boolean tells = training.share() >= LEAST;
        return new Check(
                NAME,
                tells ? GateOutcome.WARN : GateOutcome.PASS,
                facts,
                tells
                        ? "Column '" + Printable.text(column)
                                + "' alone tells the target almost perfectly. If it is a copy of"
                                + " the target, or is known only after it, name it under <exclude> in <dataset>."
                        : "No column tells the target by itself: '" + Printable.text(column) + "' comes nearest, with "
                                + MetricText.apartFrom(training.share(), LEAST) + " of 1.");
    }
}
