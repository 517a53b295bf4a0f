package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.fold.FoldMean;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What models come to that were trained on parts of the training rows.
 *
 * @param evaluation what came out
 * @param primary the primary metric
 */
record FoldsSection(Evaluation evaluation, Subject primary) {

    void addTo(HtmlPage page) {
        @Nullable CrossValidation estimate = evaluation.crossValidation();
        if (estimate == null) {
            return;
        }
        page.heading(2, "Cross-validation");
        page.paragraph(
                "quiet",
                "As many models as there are folds were trained in the same way, each on the rows of the others, judged by"
                        + " its own, and thrown away. This says how well such models predict, and how much that depends on the"
                        + " rows; it is not of the file that ships, and no gate goes by it.");
        page.startTable(
                "folds",
                estimate.folds() + " folds of " + Names.count(estimate.scores().allRows(), "training row"),
                List.of(
                        Cell.of("Metric"),
                        Cell.number("Mean"),
                        Cell.number(IntervalText.name(estimate.confidence())),
                        Cell.number("Deviation"),
                        Cell.number("Folds")));
        estimate.means().forEach((name, mean) -> page.row(row(estimate, name, mean)));
        page.endTable();
    }

    private List<Cell> row(CrossValidation estimate, String name, FoldMean mean) {
        boolean isPrimary = name.equals(primary.metricText());
        return List.of(
                isPrimary ? Cell.styled(name + " (primary)", "primary") : Cell.of(name),
                Cell.number(MetricText.of(mean.mean())),
                Cell.number(IntervalText.ends(mean.interval())),
                Cell.number(MetricText.of(mean.deviation())),
                Cell.number(estimate.spread(name).orElseThrow()));
    }
}
