package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Importance;
import io.github.mlmodel.grade.Importance.ColumnMean;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much each column counts in what the model predicts. */
record ImportanceSection(Evaluation evaluation) {

    private static final int MOST_COLUMNS = 20;

    void addTo(HtmlPage page) {
        @Nullable Importance importance = evaluation.importance();
        if (importance == null) {
            return;
        }
        page.heading(2, "What counts");
        if (importance instanceof Importance.Inexplicable none) {
            page.paragraph("quiet", none.reason());
        } else if (importance instanceof Importance.OfColumns found) {
            table(page, found);
        }
    }

    private static void table(HtmlPage page, Importance.OfColumns found) {
        page.paragraph(
                "quiet",
                "How far each column moves a prediction, up or down: what it contributes to the " + found.scale()
                        + ", without its sign, as the mean over " + Names.count(found.rows(), "held-back row")
                        + (found.exact() ? "." : ", estimated.")
                        + " This says what the model goes by, not what would change the world.");
        page.startTable(
                "importance",
                "Mean contribution to the " + found.scale(),
                List.of(Cell.of("Column"), Cell.number("Mean"), Cell.number("Share")));
        double sum = sum(found.columns());
        int shown = Math.min(MOST_COLUMNS, found.columns().size());
        for (ColumnMean column : found.columns().subList(0, shown)) {
            page.row(row(column.column(), column.mean(), sum));
        }
        List<ColumnMean> others = found.columns().subList(shown, found.columns().size());
        if (!others.isEmpty()) {
            page.row(row(Names.count(others.size(), "more column"), sum(others), sum));
        }
        page.endTable();
    }

    private static double sum(List<ColumnMean> columns) {
        return columns.stream().mapToDouble(ColumnMean::mean).sum();
    }

    private static List<Cell> row(String name, double mean, double sum) {
        return List.of(
                Cell.of(name),
                Cell.number(MetricText.of(mean)),
                Cell.number(sum == 0 ? "–" : Math.round(100 * mean / sum) + " %"));
    }
}
