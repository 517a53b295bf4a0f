package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model is so good that its data are more likely to hold the answer. Hardly anything that is worth predicting is
 * predicted without mistakes.
 */
record TooGood(Evaluation evaluation) {

    private static final String NAME = "suspiciouslyPerfect";

    /** Without mistakes on fewer rows is no wonder. */
    private static final int FEWEST_ROWS = 200;

    private static final double ACCURACY = 0.999;
    private static final double VARIANCE = 0.9999;

    /** Where one class has nearly all rows, it takes no model to be right nearly always. */
    private static final double MOST_TRIVIAL = 0.98;

    Check check() {
        Scores scores = evaluation.scores();
        OptionalDouble accuracy = scores.value("accuracy", null);
        OptionalDouble variance = scores.value("r2", null);
        if (scores.rows() < FEWEST_ROWS) {
            return skipped("it takes " + FEWEST_ROWS + " rows to tell, and there are " + scores.rows());
        }
        if (accuracy.isPresent() && Double.isFinite(accuracy.getAsDouble())) {
            return trivial("accuracy") > MOST_TRIVIAL
                    ? skipped("one class has nearly all rows")
                    : check("accuracy", accuracy.getAsDouble(), ACCURACY);
        }
        if (variance.isPresent() && Double.isFinite(variance.getAsDouble())) {
            return check("r2", variance.getAsDouble(), VARIANCE);
        }
        return skipped("the evaluation has neither accuracy nor r2");
    }

    private double trivial(String metric) {
        @Nullable TrivialBaseline trivial = evaluation.trivial();
        return trivial == null ? 0 : trivial.scores().value(metric, null).orElse(0);
    }

    private static Check skipped(String reason) {
        return new Check(
                NAME,
                GateOutcome.SKIPPED,
                Map.of(),
                "Whether the model is suspiciously good was not looked at: " + reason + ".");
    }

    private Check check(String metric, double value, double limit) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("metric", metric);
        facts.put("value", Double.toString(value));
        facts.put("limit", Double.toString(limit));
        boolean perfect = value >= limit;
        String found = metric + " was " + MetricText.apartFrom(value, 1) + " on "
                + Names.count(evaluation.scores().rows(), "row");
        return new Check(
                NAME,
                perfect ? GateOutcome.WARN : GateOutcome.PASS,
                facts,
                perfect
                        ? "The model is suspiciously good: " + found
                                + ". Look for a column that is known only after the"
                                + " target, and for rows that stand on both sides of the split, and name the column under"
                                + " <exclude>."
                        : "The model is not suspiciously good: " + found + ".");
    }
}
