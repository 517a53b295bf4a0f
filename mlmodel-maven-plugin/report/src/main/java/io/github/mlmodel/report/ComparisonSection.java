package io.github.mlmodel.report;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.AcceptedBreak;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each metric of a model beside that of its baseline.
 *
 * @param evaluation what came out
 * @param accepted a person's word that the model may go though it cannot be compared; absent where there is none
 */
record ComparisonSection(Evaluation evaluation, @Nullable AcceptedBreak accepted) {

    void addTo(HtmlPage page) {
        @Nullable Comparison comparison = evaluation.comparison();
        if (comparison == null) {
            return;
        }
        page.heading(
                2,
                "Against " + comparison.against().map(Comparison.Baseline::name).orElse("an earlier model"));
        if (comparison instanceof Comparison.Made made) {
            page.paragraph("quiet", sentence(made));
            addTo(page, made);
        } else if (comparison instanceof Comparison.Impossible impossible) {
            page.paragraph("quiet", "The two cannot be compared: " + impossible.problem() + ".");
        } else if (comparison instanceof Comparison.Absent absent) {
            page.paragraph("quiet", "There is nothing to compare with: " + absent.reason() + ".");
        }
        long worn = comparison
                .against()
                .map(baseline -> baseline.wear().of(evaluation.basis().rowsDigest()))
                .orElse(0L);
        if (worn > 0) {
            page.paragraph(
                    "quiet",
                    "The very rows that judge this model have judged " + Names.count(worn, "released model")
                            + " in a row before it. Each choice that is made by them makes them tell less: rows of a later time"
                            + " tell more.");
        }
        if (accepted != null) {
            page.paragraph(
                    "quiet",
                    "That they cannot be compared "
                            + (accepted.expired() ? "was accepted until " : "is accepted until ") + accepted.until()
                            + ": "
                            + accepted.reason());
        }
    }

    private void addTo(HtmlPage page, Comparison.Made made) {
        page.startTable(
                "comparison",
                "On " + Names.count(made.today().rows(), "row") + " that neither model was trained on",
                head(made));
        made.today().metrics().forEach((name, value) -> {
            Direction better =
                    evaluation.metric(name).map(MetricTraits::direction).orElse(Direction.NEITHER);
            double before = made.before().value(name, null).orElse(Double.NaN);
            if (better != Direction.NEITHER && !(Double.isNaN(value) && Double.isNaN(before))) {
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.of(name),
                        Cell.number(MetricText.of(value)),
                        Cell.number(MetricText.of(before)),
                        Cell.number(MetricText.of(value - before))));
                if (hasIntervals(made)) {
                    cells.add(IntervalCell.of(made.change(name, null).map(change -> change.less(1))));
                }
                cells.add(Cell.of(change(value - before, better)));
                page.row(cells);
            }
        });
        page.endTable();
        double mcNemar = made.pairing().mcNemar();
        if (!Double.isNaN(mcNemar)) {
            page.paragraph(
                    "quiet",
                    "McNemar's test: were both models right equally often, they would disagree at least as unevenly with a"
                            + " probability of " + MetricText.of(mcNemar) + ". It decides nothing.");
        }
    }

    private static List<Cell> head(Comparison.Made made) {
        List<Cell> head = new ArrayList<>(List.of(
                Cell.of("Metric"), Cell.number("This model"), Cell.number("Baseline"), Cell.number("Difference")));
        if (hasIntervals(made)) {
            head.add(Cell.number(IntervalText.name(made.today().intervals().confidence())));
        }
        head.add(Cell.of("Change"));
        return head;
    }

    private static boolean hasIntervals(Comparison.Made made) {
        return !made.pairing().metrics().isEmpty();
    }

    private static String sentence(Comparison.Made made) {
        return (made.identical()
                        ? "The baseline is this very model, byte by byte."
                        : "Both models are scored on the rows that neither was trained on: those that are held back today, and"
                                + " were held back when the baseline was trained.")
                + " SHA-256 of the baseline's bundle: " + made.baseline().digest();
    }

    private static String change(double difference, Direction better) {
        if (Double.isNaN(difference)) {
            return "–";
        }
        if (difference == 0) {
            return "none";
        }
        return difference > 0 == (better == Direction.MORE) ? "better" : "worse";
    }
}
