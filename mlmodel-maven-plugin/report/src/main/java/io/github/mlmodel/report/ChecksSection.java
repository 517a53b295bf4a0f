package io.github.mlmodel.report;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;

/** What was looked at beside the gates. */
record ChecksSection(Grade grade) {

    void addTo(HtmlPage page) {
        if (grade.checks().isEmpty()) {
            return;
        }
        page.heading(2, "Checks");
        page.startTable(
                "checks",
                "What the build looks at beside the gates: none of it is the pass that a grade needs",
                List.of(Cell.of("Check"), Cell.of("Outcome"), Cell.of("What was found")));
        for (Check check : grade.checks()) {
            page.row(List.of(Cell.of(check.name()), OutcomeCell.of(check.outcome()), Cell.of(check.text())));
        }
        page.endTable();
    }
}
