package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.leak.TellingText;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether one column gives the target away. */
record Telling(Evaluation evaluation) {

    private static final String NAME = "tellingColumn";

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
        facts.put("limit", Double.toString(TellingText.LEAST));
        boolean tells = training.share() >= TellingText.LEAST;
        return new Check(
                NAME,
                tells ? GateOutcome.WARN : GateOutcome.PASS,
                facts,
                tells
                        ? TellingText.of(column, training.share())
                        : "No column tells the target by itself: '" + Printable.text(column) + "' comes nearest, with "
                                + MetricText.apartFrom(training.share(), TellingText.LEAST) + " of 1.");
    }
}
