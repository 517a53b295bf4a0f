package io.github.mlmodel.report;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.weak.WeakSlice;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;

/** Parts of the held-back rows that nobody named, in which the model is wrong more often than elsewhere. */
record WeakSection(Evaluation evaluation) {

    void addTo(HtmlPage page) {
        if (evaluation.weakest().isEmpty()) {
            return;
        }
        page.heading(2, "Weakest slices");
        page.paragraph(
                "quiet",
                "Found by looking at each column and each pair of columns. By chance alone a part would be named in one"
                        + " evaluation of fifty. They decide nothing; a gate on a slice of that condition would.");
        page.startTable(
                "weakest",
                "Where the model is wrong more often than elsewhere",
                List.of(
                        Cell.of("Its rows keep"),
                        Cell.number("Rows"),
                        Cell.of("Metric"),
                        Cell.number("Value"),
                        Cell.number("On the others"),
                        Cell.number("By chance")));
        for (WeakSlice slice : evaluation.weakest()) {
            page.row(List.of(
                    Cell.of(slice.when()),
                    Cell.number(String.valueOf(slice.rows())),
                    Cell.of(slice.metric()),
                    Cell.number(MetricText.of(slice.value())),
                    Cell.number(MetricText.of(slice.others())),
                    Cell.number(MetricText.of(slice.probability()))));
        }
        page.endTable();
    }
}
