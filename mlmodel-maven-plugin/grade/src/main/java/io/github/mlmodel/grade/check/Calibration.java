package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a classifier's probabilities mean what they say. */
record Calibration(Evaluation evaluation) {

    private static final String NAME = "calibration";

    /** Of fewer rows chance alone gives a few hundredths. */
    private static final int FEWEST_ROWS = 500;

    private static final double MOST = 0.15;

    Check check() {
        double error = evaluation.figures().calibrationError();
        long rows = evaluation.scores().rows();
        if (Double.isNaN(error)) {
            return skipped("the model gives none");
        }
        if (rows < FEWEST_ROWS) {
            return skipped("it takes " + FEWEST_ROWS + " rows to tell, and there are " + rows);
        }
        boolean off = error > MOST;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", Double.toString(error));
        facts.put("limit", Double.toString(MOST));
        return new Check(
                NAME,
                off ? GateOutcome.WARN : GateOutcome.PASS,
                facts,
                "Probabilities are " + MetricText.apartFrom(error, MOST)
                        + " from how often predictions are right, on average over " + Names.count(rows, "row")
                        + ", where "
                        + MOST
                        + (off
                                ? " is the most that is no warning. Do not take them for odds: compare them with"
                                        + " each other, or choose another trainer."
                                : " is the most that is no warning."));
    }

    private static Check skipped(String reason) {
        return new Check(
                NAME,
                GateOutcome.SKIPPED,
                Map.of(),
                "Whether probabilities mean what they say was not looked at: " + reason + ".");
    }
}
