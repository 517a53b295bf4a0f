package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.CopyCount;
import io.github.mlmodel.grade.Evaluation;
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
        @Nullable CopyCount copies = evaluation.figures().sides().copies();
        if (copies == null) {
            return skipped(
                    evaluation.rows().trainingRows() > 0
                            ? "the held-back rows are in no files of their own"
                            : TrainingGap.UNKNOWN);
        }
        if (!copies.all() && copies.sampled() < FEWEST_SAMPLED) {
            return skipped("of so many training rows a sample is recorded, and "
                    + Names.count(copies.sampled(), "held-back row") + " of it "
                    + (copies.sampled() == 1 ? "is" : "are") + " too few to tell");
        }
        return check(copies, otherwise);
    }

    private Check check(CopyCount copies, GateOutcome otherwise) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("rows", Long.toString(copies.rows()));
        facts.put("share", Double.toString(copies.share()));
        facts.put("limit", Double.toString(MOST));
        long found = copies.copies() + copies.sampledCopies();
        boolean copied = found >= FEWEST_COPIES && copies.least(CONFIDENCE) > MOST;
        String share = MetricText.of(100 * copies.share()) + " % of " + Names.count(copies.rows(), "held-back row")
                + (copies.all() ? "" : ", by a sample");
        return new Check(
                NAME,
                copied ? otherwise : GateOutcome.PASS,
                facts,
                copied
                        ? "Held-back rows are copies of training rows: " + share
                                + ". The model is judged by what it need only"
                                + " remember. Take them out of <testSource> or <source>, or hold back rows of the source,"
                                + " where equal ones are on one side."
                        : "Hardly any held-back row is a copy of a training row: " + share + ".");
    }

    private static Check skipped(String reason) {
        return new Check(
                NAME,
                GateOutcome.SKIPPED,
                Map.of(),
                "Whether held-back rows are copies of training rows was not looked at: " + reason + ".");
    }
}
