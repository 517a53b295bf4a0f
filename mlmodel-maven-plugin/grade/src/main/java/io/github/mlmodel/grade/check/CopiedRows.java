package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Copies;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.interval.Proportion;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether held-back rows in files of their own are copies of training rows, which a model need only remember. */
record CopiedRows(Evaluation evaluation) {

    private static final String NAME = "copiedRows";

    private static final double MOST = 0.01;

    /** Of few rows one or two copies are more than a hundredth, and no wonder. */
    private static final int FEWEST_COPIES = 3;

    /** So few rows of a sample tell nothing of so small a share. */
    private static final int FEWEST_SAMPLED = 100;

    private static final double CONFIDENCE = 0.95;

    Check check(GateOutcome otherwise) {
        @Nullable Copies copies = evaluation.figures().sides().copies();
        if (copies == null) {
            return skipped(
                    evaluation.rows().trainingRows() > 0
                            ? "the held-back rows are in no files of their own"
                            : TrainingGap.UNKNOWN);
        }
        if (!copies.all() && copies.rows() < FEWEST_SAMPLED) {
            return skipped("of so many training rows a sample is recorded, and "
                    + Names.count(copies.rows(), "held-back row") + " of it "
                    + (copies.rows() == 1 ? "is" : "are") + " too few to tell");
        }
        return check(copies, otherwise);
    }

    private Check check(Copies copies, GateOutcome otherwise) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("rows", Long.toString(copies.rows()));
        facts.put("copies", Long.toString(copies.copies()));
        facts.put("limit", Double.toString(MOST));
        boolean copied = areMany(copies);
        String found = copies.copies() + " of " + Names.count(copies.rows(), "held-back row")
                + (copies.all() ? "" : " of a sample") + " ("
                + MetricText.of(copies.rows() == 0 ? 0 : 100.0 * copies.copies() / copies.rows()) + " %)";
        return new Check(
                NAME,
                copied ? otherwise : GateOutcome.PASS,
                facts,
                copied
                        ? "Held-back rows are copies of training rows: " + found
                                + ". The model is judged by what it need only"
                                + " remember. Take them out of <testSource> or <source>, or hold back rows of the source,"
                                + " where equal ones are on one side."
                        : "Hardly any held-back row is a copy of a training row: " + found + ".");
    }

    /** Of a sample all that it may come to is. */
    private static boolean areMany(Copies copies) {
        double share = copies.all()
                ? (double) copies.copies() / Math.max(1, copies.rows())
                : new Proportion(copies.copies(), copies.rows())
                        .wilson(CONFIDENCE)
                        .lower();
        return copies.copies() >= FEWEST_COPIES && share > MOST;
    }

    private static Check skipped(String reason) {
        return new Check(
                NAME,
                GateOutcome.SKIPPED,
                Map.of(),
                "Whether held-back rows are copies of training rows was not looked at: " + reason + ".");
    }
}
